"""The pages by keyboard alone."""

from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext
from tests.accounts.make import make_user
from tests.catalogue.making import OFFER, make_published
from tests.organisations.making import make_organisation

from duijie.accounts import services as accounts
from duijie.accounts.models import User
from duijie.kernel.actors import SYSTEM
from duijie.organisations.models import Membership
from duijie.organisations.types import Role

pytestmark = pytest.mark.django_db(transaction=True)


def make_manager_who_operates() -> User:
    """Somebody who sees every page: operator of the node and manager of a firm."""
    user = accounts.appoint_operator(actor=SYSTEM, user_id=make_user().pk)
    firm = make_organisation()
    Membership.objects.create(organisation=firm, user=user, role=Role.MANAGER.value)
    return user


def open_as(browser: Browser, live_server: Any, client: Any, look: tuple[str, str, int]) -> Any:
    """A browser of this person in a language, an appearance and a width."""
    language, scheme, width = look
    client.force_login(make_manager_who_operates())
    context: BrowserContext = browser.new_context(
        bypass_csp=True,
        reduced_motion="reduce",
        color_scheme="dark" if scheme == "dark" else "light",
        viewport={"width": width, "height": 844},
        base_url=live_server.url,
    )
    chosen = {"sessionid": client.cookies["sessionid"].value, "django_language": language}
    context.add_cookies(
        [{"name": name, "value": value, "url": live_server.url} for name, value in chosen.items()]
    )
    return context


def test_the_keyboard_reaches_the_content_the_menus_and_the_dialogs(
    browser: Browser, live_server: Any, client: Any
) -> None:
    context = open_as(browser, live_server, client, ("en", "light", 1440))
    firm = Membership.objects.get().organisation_id
    page = context.new_page()
    page.goto(f"/offers/{make_published(OFFER, firm).pk}")

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    assert page.evaluate(outline) == "solid"

    account = page.locator("summary:has(.initials)")
    account.focus()
    page.keyboard.press("Enter")
    assert page.get_by_role("button", name="Sign out").is_visible()
    page.keyboard.press("Escape")
    assert not page.get_by_role("button", name="Sign out").is_visible()
    assert page.evaluate("document.activeElement.innerText").endswith("Your account")

    page.get_by_role("button", name="Withdraw").first.focus()
    page.keyboard.press("Enter")
    assert page.get_by_role("dialog", name="Withdraw").is_visible()
    page.keyboard.press("Escape")
    assert not page.get_by_role("dialog").is_visible()
    context.close()
