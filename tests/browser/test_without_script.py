"""With JavaScript off: sign in, search, write and publish an offer, bring in a spreadsheet."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from tests.accounts.make import PASSWORD, make_user
from tests.catalogue.making import make_published
from tests.matching.making import indexed
from tests.organisations.making import make_organisation
from tests.stories.test_fifty_offers import own_spreadsheet

from duijie.catalogue.models import Offer
from duijie.exchange import services
from duijie.exchange.models import Import
from duijie.organisations.models import Membership
from duijie.organisations.types import Role

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def page(browser: Browser, live_server: Any) -> Iterator[Page]:
    """A browser with its scripts switched off, where a manager of a firm has just signed in."""
    user = make_user()
    firm = make_organisation()
    Membership.objects.create(organisation=firm, user=user, role=Role.MANAGER.value)
    context = browser.new_context(
        java_script_enabled=False, locale="en", base_url=live_server.url, accept_downloads=True
    )
    opened = context.new_page()
    opened.goto("/accounts/login/")
    opened.get_by_label("Email").fill(user.email)
    opened.get_by_label("Password").fill(PASSWORD)
    opened.get_by_role("button", name="Sign In", exact=True).click()
    yield opened
    context.close()


def test_signing_in_leads_to_what_to_do_next_and_out_again(page: Page) -> None:
    page.get_by_role("heading", name="What to do next").wait_for()

    page.locator("summary:has(.initials)").click()
    page.get_by_role("button", name="Sign out").click()

    page.get_by_role("link", name="Sign in").first.wait_for()


def test_an_offer_is_written_step_by_step_and_published(page: Page) -> None:
    page.goto("/offers/new")
    page.get_by_label("Title in English").fill("Dry thinning of SiC wafers")
    page.get_by_label("Abstract in English").fill("Thins wafers to 80 µm with a warp below 30 µm.")
    page.get_by_role("button", name="Save and go on").click()
    page.get_by_role("button", name="More rows").click()
    page.get_by_label("What is measured").nth(2).wait_for()
    page.get_by_label("What is measured").first.fill("warp")
    page.locator("[name=quantities-0-high]").fill("30")
    page.get_by_label("Unit").first.fill("µm")
    page.get_by_role("button", name="Save and look at it").click()

    page.get_by_role("button", name="Publish", exact=True).click()

    page.get_by_text("Published.").first.wait_for()
    assert Offer.objects.get().stage == "published"


def test_a_day_is_typed_the_same_way_whatever_the_language(page: Page) -> None:
    offer = make_published(owner_id=Membership.objects.get().organisation_id)
    page.goto(f"/offers/{offer.pk}")
    page.get_by_label("Holds until").fill("2027/3/5")
    page.get_by_role("button", name="Renew").click()

    offer.refresh_from_db()
    assert str(offer.expires_on) == "2027-03-05"


def test_a_wrong_day_is_said_at_its_field(page: Page) -> None:
    offer = make_published(owner_id=Membership.objects.get().organisation_id)
    page.goto(f"/offers/{offer.pk}/edit/visibility")
    page.get_by_label("Shown until").fill("next week")
    page.get_by_role("button", name="Save and look at it").click()

    line = page.get_by_label("Shown until")
    said = line.get_attribute("aria-describedby") or ""
    errors = [page.locator(f"[id='{one}']").inner_text() for one in said.split()]
    assert line.get_attribute("aria-invalid") == "true"
    assert any("Write the day as year, month and day" in one for one in errors)


def test_a_spreadsheet_is_looked_at_and_brought_in(page: Page) -> None:
    page.goto("/imports")
    page.locator("input[type=file]").set_input_files(
        {"name": "offers.xlsx", "mimeType": "application/zip", "buffer": own_spreadsheet()}
    )
    page.get_by_role("button", name="Look at it").click()
    page.get_by_role("button", name="Bring the rows in").click()
    services.run_import(import_id=Import.objects.get().pk)
    page.reload()

    assert Import.objects.get().created == 50
    page.get_by_role("link", name="第1型精密测量仪").wait_for()


def test_the_search_finds_and_narrows(page: Page, tmp_path: Path) -> None:
    make_published()
    with indexed(tmp_path):
        page.goto("/")
        page.goto("/search")
        page.get_by_label("What are you looking for?").fill("碳化硅晶圆减薄")
        page.get_by_role("button", name="Search").click()
        page.locator("ol.found > li").wait_for()
        page.get_by_role("button", name="Apply").click()

        page.locator("ol.found > li").wait_for()
