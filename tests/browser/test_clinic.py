"""A technical lead's first three minutes, in both languages, at the desk and on the phone."""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.test_look import AXE, findings, visitor
from tests.clinic.making import publish_seals
from tests.matching.making import bring_up_to_date, indexed

pytestmark = pytest.mark.django_db(transaction=True)
THREE_MINUTES = 180
# A busy machine is slow and not wrong.
PATIENCE = 60_000
expect.set_options(timeout=PATIENCE)
DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
NEEDS = {
    "zh-CN": (
        "齿轮泵轴封使用 2000 小时后开始漏油。现寻求一种轴封，在 150 ℃、2.5 MPa 的矿物油中"
        "泄漏量低于 1 ml/h，寿命不低于 8000 h。预算 60 万元，希望 12 个月内完成。"
    ),
    "en": (
        "The shaft seals of our gear pumps leak after 2,000 hours. We look for a seal that keeps "
        "leakage below 1 ml/h at 150 °C and 2.5 MPa in mineral oil, with a service life of at "
        "least 8,000 h. Budget 600,000 yuan, within 12 months."
    ),
}
NOTHING = {
    "zh-CN": "希望找到古琴漆面断纹的无损年代鉴定方法，误差不超过 20 年。",
    "en": "We look for a way to date the crackle of zither lacquer, within 20 years, undamaged.",
}


@pytest.fixture
def offers(tmp_path: Path, live_server: Any) -> Iterator[str]:
    """The address of a node that has offers and an index of them."""
    publish_seals()
    with indexed(tmp_path / "index"):
        bring_up_to_date(tmp_path / "index")
        yield live_server.url


def keep(page: Page, name: str) -> None:
    """A picture of the page, where somebody wants to look at it."""
    folder = os.environ.get("DUIJIE_TEST_PICTURES")
    if folder:
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def check_page(page: Page, width: int) -> None:
    """Nobody is shut out of a page, and it is no wider than its window."""
    page.evaluate(AXE)
    assert findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_a_technical_lead_sees_three_candidates_within_three_minutes(
    browser: Browser, offers: str, language: str, size: Any
) -> None:
    context = visitor(browser, locale=language, viewport=size, bypass_csp=True)
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    name = f"{language}-{size['width']}"
    begun = time.monotonic()

    page.goto(offers)
    page.locator("form[action='/clinic/'] textarea").fill(NEEDS[language])
    page.locator("form[action='/clinic/'] button").click()
    expect(page.locator(".candidate")).to_have_count(3)

    assert time.monotonic() - begun < THREE_MINUTES
    assert page.locator(".candidate mark").count() > 0
    assert page.locator(".candidate .limits .state").count() > 0
    assert "straw" not in page.locator("#candidates").inner_text()
    keep(page, f"{name}-draft")
    check_page(page, size["width"])
    context.close()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_questions_and_corrections_act_at_once_and_the_preview_shows_what_others_see(
    browser: Browser, offers: str, language: str, size: Any
) -> None:
    context = visitor(browser, locale=language, viewport=size, bypass_csp=True)
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    name = f"{language}-{size['width']}"
    page.goto(f"{offers}/clinic/")
    page.locator("#id_text").fill(NEEDS[language])
    page.locator("form.card button").click()

    asked = page.locator("#question .ask").inner_text()
    page.locator("#question [name=skip]").click()
    expect(page.locator("#question .ask")).not_to_have_text(asked)
    line = page.locator(".part-limit .item").first
    line.locator("summary").click()
    line.locator("[name=words]").fill("95 ℃")
    line.locator("[value=change]").click()
    expect(page.locator(".part-limit .item.is-own")).to_have_count(1)
    keep(page, f"{name}-corrected")

    page.locator("a[href$=preview]").click()
    expect(page.locator(".preview")).to_have_count(2)
    keep(page, f"{name}-preview")
    check_page(page, size["width"])
    context.close()


UNNAMED = {
    "zh-CN": ("齿轮泵轴封的密封圈要求≥20 MPa，现在的密封圈在矿物油中容易漏油。", "抗拉强度"),
    "en": ("The ring of our gear pump shaft seal must reach ≥20 MPa in oil.", "tensile strength"),
}


@pytest.mark.parametrize(("language", "size"), [("zh-CN", PHONE), ("en", DESK)])
def test_what_a_value_limits_is_said_in_its_place_by_finger_and_by_keyboard(
    browser: Browser, offers: str, language: str, size: Any
) -> None:
    context = visitor(browser, locale=language, viewport=size, bypass_csp=True)
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    text, name = UNNAMED[language]
    page.goto(f"{offers}/clinic/")
    page.locator("#id_text").fill(text)
    page.locator("form.card button").click()

    line = page.locator(".part-limit .item").first
    choice = page.locator(f".naming button[value='{name}']").first
    expect(line.locator(".state")).to_have_count(1)
    expect(choice).to_be_visible()
    keep(page, f"{language}-{size['width']}-unnamed")
    check_page(page, size["width"])
    if size is DESK:
        choice.focus()
        page.keyboard.press("Enter")
    else:
        in_question = page.locator("#question .naming button").first
        while not in_question.is_visible():
            asked = page.locator("#question .ask").inner_text()
            page.locator("#question [name=skip]").click()
            expect(page.locator("#question .ask")).not_to_have_text(asked)
        expect(page.locator("#card .item[open]")).to_have_count(0)
        keep(page, f"{language}-{size['width']}-asked")
        page.locator(f"#question .naming button[value='{name}']").click()

    expect(page.locator(".part-limit .item.is-own .value")).to_contain_text(name)
    expect(page.locator(".naming")).to_have_count(0)
    keep(page, f"{language}-{size['width']}-named")
    check_page(page, size["width"])
    context.close()


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_where_nothing_fits_the_page_says_so_without_a_script(
    browser: Browser, offers: str, language: str
) -> None:
    context = visitor(browser, locale=language, viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(PATIENCE)

    page.goto(f"{offers}/clinic/")
    keep(page, f"{language}-begin")
    page.locator("#id_text").fill(NOTHING[language])
    page.locator("form.card button").click()
    page.locator("#question button").first.click()

    expect(page.locator("#candidates h2")).to_have_count(1)
    assert page.locator("#candidates > .candidate").count() <= 1
    keep(page, f"{language}-nothing")
    context.close()
