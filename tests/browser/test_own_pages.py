"""Pages of people who signed in: no serious finding of axe, and no wider than their window."""

from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext
from tests.accounts.make import make_user
from tests.browser.test_look import AXE, findings
from tests.catalogue.making import make_draft
from tests.organisations.making import make_organisation

from duijie.accounts import services as accounts
from duijie.accounts.models import User
from duijie.accounts.queries import actor_of
from duijie.catalogue import services as catalogue
from duijie.kernel.actors import SYSTEM
from duijie.notices.services import notify
from duijie.notices.types import Kind
from duijie.organisations.models import Membership
from duijie.organisations.services import request_verification
from duijie.organisations.types import Role

OWN = (
    "/",
    "/notices",
    "/account",
    "/account/notices",
    "/account/consents",
    "/account/data",
    "/operators",
    "/operators/review",
    "/verifications",
    "/operators/people",
    "/operators/jobs?status=todo",
    "/operators/trail",
    "/operators/changes",
    "/operators/references",
    "/operators/mails",
    "/operators/health",
    "/operators/settings",
)

pytestmark = pytest.mark.django_db(transaction=True)


def make_busy_operator() -> User:
    """Somebody who runs the node, manages a firm, and for whom much waits."""
    user = accounts.appoint_operator(actor=SYSTEM, user_id=make_user().pk)
    firm = make_organisation()
    Membership.objects.create(organisation=firm, user=user, role=Role.MANAGER.value)
    actor = actor_of(user)
    make_draft(owner_id=firm.pk)
    waiting = make_draft(owner_id=firm.pk)
    catalogue.submit_listing(actor=actor, listing_id=waiting.pk, seen=None)
    request_verification(actor=actor, organisation_id=firm.pk, statement="…")
    notify(
        actor=SYSTEM,
        people=[user.pk],
        kind=Kind.LISTING_RETURNED,
        path="/",
        title_en="Thinning of SiC wafers",
        reason="…",
    )
    return user


@pytest.fixture
def context(browser: Browser, live_server: Any, client: Any) -> Any:
    """The browser of this operator, on a phone, so that both layouts are looked at here."""
    client.force_login(make_busy_operator())
    made: BrowserContext = browser.new_context(
        bypass_csp=True, reduced_motion="reduce", viewport={"width": 390, "height": 844}
    )
    value = client.cookies["sessionid"].value
    made.add_cookies([{"name": "sessionid", "value": value, "url": live_server.url}])
    yield made
    made.close()


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_pages_of_people_who_signed_in(
    context: BrowserContext, live_server: Any, language: str
) -> None:
    context.add_cookies([{"name": "django_language", "value": language, "url": live_server.url}])
    page = context.new_page()
    wrong: dict[str, object] = {}
    for path in OWN:
        answer = page.goto(f"{live_server.url}{path}")
        assert answer is not None
        assert answer.status == 200, path
        page.evaluate(AXE)
        width = page.evaluate("document.documentElement.scrollWidth")
        if found := [*findings(page), *([f"wide: {width}"] if width > 390 else [])]:
            wrong[path] = found

    assert wrong == {}
