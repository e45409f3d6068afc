"""Stories of those who bring people together or run the node, in both languages and sizes."""

from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, expect
from tests.browser.people import Node, at_both_sizes, in_both_languages, opened
from tests.browser.test_clinic import check_page, keep
from tests.catalogue.making import NEED, OFFER, make_draft, make_published
from tests.events.making import DAY
from tests.funnel.making import counted
from tests.organisations.making import make_actor, make_manager, make_member, make_organisation

from duijie.catalogue import services as catalogue
from duijie.catalogue.models import Listing
from duijie.catalogue.types.words import Visibility
from duijie.events import services as events
from duijie.events.models import Event, Participant
from duijie.events.types import Registration
from duijie.organisations.types import Kind

pytestmark = pytest.mark.django_db(transaction=True)
SAID = {
    "title_zh": "示例新区传感器对接会",
    "title_en": "Sensor matching day of the demo zone",
    "place_zh": "示例新区会议中心",
    "place_en": "Demo Zone Conference Centre",
    "held_on": DAY.isoformat(),
    "register_until": (DAY - timedelta(days=2)).isoformat(),
}
MISSING = {"zh-CN": "请写明检测条件。", "en": "Please say how it was measured."}
POSTED = 6


@in_both_languages
@at_both_sizes
def test_an_official_of_a_zone_announces_a_day_lets_somebody_in_and_reads_the_funnel(
    browser: Browser, node: Node, language: str, size: Any
) -> None:
    zone = make_organisation("示例新区", kind=Kind.ZONE, name_en="Demo Zone")
    needs = [make_published(NEED, visibility=Visibility.PUBLIC) for _ in range(POSTED)]
    counted()
    with opened(browser, node, make_manager(zone.pk), language, size) as page:
        page.goto("/events")
        page.locator("a[href='/events/new']").click()
        for name, text in SAID.items():
            page.locator(f"[name={name}]").fill(text)
        check_page(page, size["width"])
        page.locator("main form .btn-primary[type=submit]").click()
        page.wait_for_url("**/desk")
        page.locator("button[name=stage][value=open]").click()
        page.locator("button[name=stage][value=closed]").wait_for()

        come_in(Event.objects.get(), needs[0])
        page.reload()
        row = page.locator("#asked tbody tr")
        expect(row.locator(f"a[href='/needs/{needs[0].pk}']")).to_have_count(1)
        check_page(page, size["width"])
        keep(page, f"zone-{language}-{size['width']}")
        row.locator("button[value=approve]").click()
        expect(page.locator("#people tbody tr")).to_have_count(1)
        assert Participant.objects.get().standing == "approved"

        page.goto("/funnel?kind=need")
        number = page.locator(".funnel-numbers a[href*='/funnel/number/need/posted']")
        expect(number).to_have_text(str(POSTED))
        check_page(page, size["width"])
        keep(page, f"funnel-{language}-{size['width']}")


def come_in(event: Event, need: Listing) -> None:
    """Somebody registers for a day and brings a need."""
    said = Registration(
        name="Li Wei",
        organisation_id=need.owner_id,
        slots=(0, 1),
        most=2,
        languages=("zh",),
        listing_ids=(need.pk,),
    )
    events.register(actor=make_member(need.owner_id), event_id=event.pk, said=said)


@in_both_languages
@at_both_sizes
def test_the_operator_publishes_a_record_in_review_sends_another_back_and_learns_no_weights_yet(
    browser: Browser, node: Node, language: str, size: Any
) -> None:
    good, poor = in_review(trl=6), in_review(title_zh="未完成的成果", title_en="Unfinished result")
    with opened(browser, node, make_actor(operator=True), language, size) as page:
        page.goto("/operators/review")
        expect(page.locator("article[aria-labelledby^=record-]")).to_have_count(2)
        check_page(page, size["width"])
        keep(page, f"review-{language}-{size['width']}")
        page.locator(f"form[action$='{good.pk}'] button[name=publish]").click()
        expect(page.locator(f"form[action$='{good.pk}']")).to_have_count(0)
        returned = page.locator(f"form[action$='{poor.pk}']")
        returned.locator("[name=reason]").fill(MISSING[language])
        returned.locator("button:not([name])").click()
        expect(page.locator("article[aria-labelledby^=record-]")).to_have_count(0)
        check_page(page, size["width"])
        assert stage_of(good) == "published"
        assert stage_of(poor) == "draft"

        page.goto("/operators/matching")
        page.locator("form[action='/operators/matching/learn'] button").click()
        said = page.locator(".toasts .note-bad")
        expect(said).to_have_count(1)
        assert any(character.isdigit() for character in said.inner_text())
        check_page(page, size["width"])
        keep(page, f"weights-{language}-{size['width']}")


def in_review(**more: Any) -> Listing:
    """A record that its writer sent to review."""
    made = make_draft(OFFER, **more)
    writer = make_member(made.owner_id)
    return catalogue.submit_listing(actor=writer, listing_id=made.pk, seen=None)


def stage_of(listing: Listing) -> str:
    """Where a record stands now."""
    return Listing.objects.get(pk=listing.pk).stage
