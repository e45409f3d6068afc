"""A passkey is set up and opens the node without a password, in a real browser."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from tests.accounts.make import PASSWORD, make_user

pytestmark = pytest.mark.django_db(transaction=True)

# What a telephone or a computer with a fingerprint reader is to the browser.
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
PATIENCE_MS = 60_000


def with_a_key(browser: Browser) -> Page:
    """A window of somebody whose computer keeps passkeys."""
    page = browser.new_context(locale="en-GB").new_page()
    page.set_default_timeout(PATIENCE_MS)
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    return page


def test_a_passkey_that_was_set_up_opens_the_node(browser: Browser, live_server: Any) -> None:
    user = make_user()
    page = with_a_key(browser)
    page.goto(f"{live_server.url}/accounts/login/?next=/accounts/2fa/webauthn/add/")
    page.fill("[name=login]", user.email)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    # What opens the account for good is not added in a browser that was left open.
    page.wait_for_url("**/accounts/reauthenticate/**")
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_selector("#mfa_webauthn_add")
    page.fill("[name=name]", "Notebook")
    page.check("[name=passwordless]")
    page.click("#mfa_webauthn_add")
    # Whoever has a first key is shown the codes for the day it is lost.
    page.wait_for_url("**/accounts/2fa/recovery-codes/")
    page.goto(f"{live_server.url}/accounts/2fa/webauthn/")
    page.get_by_text("Notebook").first.wait_for()
    page.context.clear_cookies()

    page.goto(f"{live_server.url}/accounts/login/")
    page.click("#passkey_login")
    page.wait_for_url(f"{live_server.url}/")
    page.goto(f"{live_server.url}/account")

    assert page.locator("[name=name]").input_value() == user.display_name
    page.context.close()
