"""What only a browser can tell: accessibility, no overflow, menus without a script."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf-8")
PAGES = ["/", "/_look", "/accounts/login/", "/accounts/signup/", "/_look/errors/404"]
GRAVE = {"serious", "critical"}

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.urls("tests.web.urls")]


def visitor(browser: Browser, **options: Any) -> BrowserContext:
    """Somebody with a browser; the policy is set aside only to bring in the checker."""
    return browser.new_context(reduced_motion="reduce", **options)


def findings(page: Page) -> list[str]:
    """The serious findings of axe on a page."""
    result = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    assert result["passes"], "the checker looked at nothing"
    return [
        f"{found['id']}: {node['target']} {node['failureSummary']}"
        for found in result["violations"]
        if found["impact"] in GRAVE
        for node in found["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_no_serious_finding(
    browser: Browser, live_server: Any, path: str, language: str, scheme: Any
) -> None:
    context = visitor(browser, locale=language, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{live_server.url}{path}")
    page.evaluate(AXE)

    assert findings(page) == []
    context.close()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [390, 1440])
def test_no_page_is_wider_than_its_window(
    browser: Browser, live_server: Any, path: str, width: int
) -> None:
    context = visitor(browser, locale="en", viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(f"{live_server.url}{path}")

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_the_policy_lets_everything_of_a_page_through(
    browser: Browser, live_server: Any, path: str
) -> None:
    context = visitor(browser)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.goto(f"{live_server.url}{path}", wait_until="networkidle")

    # The status of the error page itself is reported like a complaint.
    assert [text for text in complaints if "status of 404" not in text] == []
    context.close()


def test_menus_dialogs_and_the_appearance_work_without_a_script(
    browser: Browser, live_server: Any
) -> None:
    context = visitor(browser, locale="en", java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/_look")

    page.get_by_role("button", name="Withdraw").first.click()
    assert page.get_by_role("dialog").is_visible()
    page.get_by_role("button", name="Cancel").click()
    page.locator("details.menu summary[aria-label=Appearance]").click()
    page.get_by_role("button", name="Dark").click()

    assert page.locator("html").get_attribute("data-bs-theme") == "dark"
    context.close()


def test_the_appearance_changes_at_once_and_stays(browser: Browser, live_server: Any) -> None:
    context = visitor(browser, locale="en")
    page = context.new_page()
    page.goto(f"{live_server.url}/")
    page.locator("details.menu summary[aria-label=Appearance]").click()
    with page.expect_response("**/appearance"):
        page.get_by_role("button", name="Dark").click()
    page.reload()

    assert page.locator("html").get_attribute("data-bs-theme") == "dark"
    context.close()


def test_the_picker_finds_while_one_types(browser: Browser, live_server: Any) -> None:
    context = visitor(browser, locale="en")
    page = context.new_page()
    page.goto(f"{live_server.url}/_look")
    page.get_by_role("searchbox").fill("C26")

    page.get_by_text("C2651").wait_for()
    assert page.get_by_text("C3841").count() == 0
    context.close()
