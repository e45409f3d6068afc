"""Photograph every page: two widths, two languages, light and dark.

``python -m scripts.tour ADDRESS [PATH ...]`` visits a running node and writes
``out/tour/<page>.<language>.<width>.<scheme>.png``. ``make tour`` starts a demo node for it.
"""

import os
import re
import shutil
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, sync_playwright

FOLDER = Path(__file__).resolve().parent.parent / "out" / "tour"
WIDTHS = (1440, 390)
LANGUAGES = ("zh-CN", "en")
SCHEMES = ("light", "dark")
PAGES = (
    "/",
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/password/reset/",
    "/no-such-page",
)
OWN_PAGES = (
    "/accounts/email/",
    "/accounts/password/change/",
    "/accounts/2fa/",
    "/accounts/sessions/",
)


def chromium() -> str:
    """Where the browser is, or one line on how to get it."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        sys.exit("缺少 Chromium / Chromium is missing: apt-get install chromium fonts-noto-cjk")
    return found


def contexts(browser: Browser) -> Iterator[tuple[str, BrowserContext]]:
    """A fresh visitor for each combination, with the end of the file's name."""
    for language, width, scheme in product(LANGUAGES, WIDTHS, SCHEMES):
        height = 900 if width > 1000 else 844  # noqa: PLR2004 - a desk or a phone
        context = browser.new_context(
            locale=language,
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
            reduced_motion="reduce",
        )
        yield f"{language[:2]}.{width}.{scheme}", context
        context.close()


def name_of(path: str) -> str:
    """A file name for an address."""
    return re.sub(r"[^a-z0-9]+", "-", path.lower()).strip("-") or "home"


def sign_in(context: BrowserContext, address: str) -> bool:
    """Sign in as the person that the environment names, if it does."""
    email, password = os.environ.get("TOUR_EMAIL"), os.environ.get("TOUR_PASSWORD")
    if not email or not password:
        return False
    page = context.new_page()
    page.goto(f"{address}/accounts/login/")
    page.fill("input[name=login]", email)
    page.fill("input[name=password]", password)
    page.click("main form button[type=submit]")
    page.close()
    return True


def photograph(context: BrowserContext, address: str, path: str, end: str) -> None:
    """One picture of the whole page."""
    page = context.new_page()
    page.goto(f"{address}{path}", wait_until="networkidle")
    page.screenshot(path=FOLDER / f"{name_of(path)}.{end}.png", full_page=True)
    page.close()


def main() -> None:
    """Visit all pages, first as a stranger, then signed in."""
    address, *wanted = sys.argv[1:]
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for end, context in contexts(browser):
            for path in wanted or PAGES:
                photograph(context, address, path, end)
            if sign_in(context, address):
                for path in OWN_PAGES:
                    photograph(context, address, path, end)
        browser.close()
    print(FOLDER)  # noqa: T201


if __name__ == "__main__":
    main()
