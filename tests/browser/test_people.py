"""Stories of those who bring records and look for partners, in both languages and sizes."""

from typing import Any

import pytest
from playwright.sync_api import Browser, FilePayload, expect
from tests.browser.people import (
    Node,
    at_both_sizes,
    check_reasons,
    in_both_languages,
    opened,
)
from tests.browser.test_clinic import NEEDS, check_page, keep
from tests.catalogue.making import NEED, OFFER, make_published
from tests.clinic.making import SEALS, publish_seals
from tests.exchange.making import csv_of
from tests.organisations.making import make_manager, make_organisation

from duijie.catalogue.models import Need, Offer
from duijie.catalogue.types.words import Visibility
from duijie.exchange import services as exchange
from duijie.exchange.models import Import
from duijie.organisations.types import Kind

pytestmark = pytest.mark.django_db(transaction=True)
LEAK = {
    "title_zh": "齿轮泵轴封漏油",
    "title_en": "Leaking shaft seals of gear pumps",
    "problem_zh": NEEDS["zh-CN"],
    "problem_en": NEEDS["en"],
}


@in_both_languages
@at_both_sizes
def test_a_technology_manager_publishes_a_spreadsheet_and_sees_which_need_a_result_serves(
    browser: Browser, node: Node, language: str, size: Any
) -> None:
    school = make_organisation("示例理工大学", kind=Kind.UNIVERSITY, name_en="Example Polytechnic")
    need = make_published(NEED, None, **LEAK)
    rows = [
        [f"T{number}", one["title_zh"], one["abstract_zh"], str(one["trl"]), "120"]
        for number, one in enumerate(SEALS)
    ]
    file: FilePayload = {"name": "results.csv", "mimeType": "text/csv", "buffer": csv_of(rows)}
    with opened(browser, node, make_manager(school.pk), language, size) as page:
        page.goto("/imports")
        page.locator("input[type=file]").set_input_files(file)
        page.locator("form[enctype] button[type=submit]").click()
        expect(page.locator("form[action$='/start'] tbody dl.facts")).to_have_count(len(rows))
        check_page(page, size["width"])
        page.locator("form[action$='/start'] .btn-primary").click()
        page.wait_for_url("**/imports/*")
        exchange.run_import(import_id=Import.objects.get().pk)
        page.goto(page.url)
        published = page.locator("table.records a[href^='/offers/']")
        expect(published).to_have_count(len(rows))
        assert Offer.objects.filter(stage="published", owner=school.pk).count() == len(rows)
        check_page(page, size["width"])

        node.catch_up()
        published.first.click()
        page.locator("a.btn-primary[href$='/matches']").click()
        served = page.locator(f".match-title a:has-text('{LEAK[_title(language)]}')")
        expect(served).to_have_count(1)
        check_page(page, size["width"])
        keep(page, f"university-{language}-{size['width']}")
        served.click()
        check_reasons(page)
        expect(page.locator(f".both-texts a[href='/needs/{need.pk}']")).to_have_count(1)
        check_page(page, size["width"])


def _title(language: str) -> str:
    return "title_zh" if language == "zh-CN" else "title_en"


@in_both_languages
@at_both_sizes
def test_a_broker_opens_the_need_named_to_their_house_and_puts_a_match_on_the_shared_list(
    browser: Browser, node: Node, language: str, size: Any
) -> None:
    house = make_organisation("示例技术转移公司", kind=Kind.BROKER_HOUSE, name_en="Example Brokers")
    publish_seals()
    named = {"visibility": Visibility.NAMED, "shared_with": (house.pk,)}
    need = make_published(NEED, None, **LEAK, **named)
    node.catch_up()
    with opened(browser, node, make_manager(house.pk), language, size) as page:
        page.goto("/")
        page.locator(f".fresh a[href='/needs/{need.pk}']").first.click()
        check_page(page, size["width"])
        page.locator("a.btn-primary[href$='/matches']").click()
        expect(page.locator(".matches > li").first).to_be_visible()
        check_page(page, size["width"])
        keep(page, f"broker-{language}-{size['width']}")
        page.locator(".match-title a").first.click()
        check_reasons(page)
        page.locator("form[action$='/shortlist'] button").click()
        page.locator("main a[href='/shortlist']").click()
        expect(page.locator(f"table.records a[href='/needs/{need.pk}']")).to_have_count(1)
        expect(page.locator("table.records a[href^='/offers/']")).to_have_count(1)
        check_page(page, size["width"])


@in_both_languages
@at_both_sizes
def test_a_pilot_line_operator_records_a_line_and_sees_the_need_that_asks_for_it(
    browser: Browser, node: Node, language: str, size: Any
) -> None:
    house = make_organisation("示例中试公司", kind=Kind.LINE_OPERATOR, name_en="Demo Lines")
    need = make_published(NEED, None, **LINE_WANTED)
    said = LINE[language]
    with opened(browser, node, make_manager(house.pk), language, size) as page:
        page.goto("/labs/new")
        ending = "zh" if language == "zh-CN" else "en"
        page.locator(f"[name=title_{ending}]").fill(said["title"])
        page.locator(f"[name=abstract_{ending}]").fill(said["abstract"])
        page.locator(f"[name=services_{ending}]").fill(said["services"])
        check_page(page, size["width"])
        page.locator("button[name=then][value=next]").click()
        page.wait_for_url("**/edit/equipment")
        check_page(page, size["width"])
        page.locator("button[name=then][value=done]").click()
        page.locator("button[name=move][value=publish]").click()
        page.locator("a.btn-primary[href$='/matches']").wait_for()

        node.catch_up()
        page.locator("a.btn-primary[href$='/matches']").click()
        asks = page.locator(f".match-title a:has-text('{LINE_WANTED[_title(language)]}')")
        expect(asks).to_have_count(1)
        check_page(page, size["width"])
        keep(page, f"line-{language}-{size['width']}")
        asks.click()
        check_reasons(page)
        expect(page.locator(f".both-texts a[href='/needs/{need.pk}']")).to_have_count(1)
        check_page(page, size["width"])


@in_both_languages
@at_both_sizes
def test_a_foreign_centre_posts_a_need_in_english_and_finds_a_chinese_offer(
    browser: Browser, node: Node, language: str, size: Any
) -> None:
    centre = make_organisation("", kind=Kind.FOREIGN_CENTRE, name_en="Example Research Centre")
    chinese = {**SEALS[0], "title_en": "", "abstract_en": ""}
    offer = make_published(OFFER, None, **chinese)
    node.catch_up()
    with opened(browser, node, make_manager(centre.pk), language, size) as page:
        page.goto("/clinic/")
        page.locator("#id_text").fill(NEEDS["en"])
        page.locator("form.card button").click()
        expect(page.locator(".candidate")).to_have_count(1)
        page.locator("a[href$=preview]").click()
        check_page(page, size["width"])
        page.locator("form[action$='/publish'] .btn-primary").click()
        page.wait_for_url("**/needs/*")
        (need,) = Need.objects.all()
        assert need.stage == "published"

        node.catch_up()
        page.goto(f"/needs/{need.pk}/matches")
        page.locator(f".match-title a:has-text('{SEALS[0]['title_zh']}')").click()
        check_reasons(page)
        expect(page.locator(f".both-texts a[href='/offers/{offer.pk}']")).to_have_count(1)
        check_page(page, size["width"])
        keep(page, f"centre-{language}-{size['width']}")


LINE_WANTED = {
    "title_zh": "寻求超临界二氧化碳萃取中试线",
    "title_en": "Looking for a pilot line for supercritical CO2 extraction",
    "problem_zh": "需要一条超临界二氧化碳萃取中试线，用于植物精油的放大试验，萃取釜不小于 50 L。",
    "problem_en": "We need a pilot line for supercritical carbon dioxide extraction to scale up "
    "plant essential oils to kilograms; extraction vessel of at least 50 L.",
}
LINE = {
    "zh-CN": {
        "title": "超临界二氧化碳萃取中试线",
        "abstract": "超临界二氧化碳萃取中试平台，萃取釜 100 L，用于植物精油放大试验。",
        "services": "植物精油的超临界二氧化碳萃取、公斤级放大试验和中试生产。",
    },
    "en": {
        "title": "Pilot line for supercritical CO2 extraction",
        "abstract": "A pilot line for supercritical carbon dioxide extraction with a 100 L vessel, "
        "for scaling up plant essential oils.",
        "services": "Extraction of plant essential oils, scale-up to kilograms, pilot production.",
    },
}
