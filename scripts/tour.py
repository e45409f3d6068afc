"""Photograph every page: two widths, two languages, light and dark.

``python -m scripts.tour`` starts a demo node of its own and writes
``out/tour/<person>/<page>.<language>.<width>.<scheme>.png``: as a stranger, then as people of the
demonstration. With ``ADDRESS [PERSON ...]`` it visits a demo node that runs already.
"""

import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from duijie.demo.reading import address_of, password

FOLDER = Path(__file__).resolve().parent.parent / "out" / "tour"
PORT = 8765
ADDRESS = f"http://localhost:{PORT}"
START_SECONDS = 300
WIDTHS = (1440, 390)
LANGUAGES = {"zh-CN": "zh-hans", "en": "en"}
SCHEMES = ("light", "dark")
PAGES = (
    "/",
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/password/reset/",
    "/_look",
    "/_look/errors/404",
    "/_look/errors/500",
)
OWN_PAGES = (
    "/",
    "/notices",
    "/account",
    "/account/notices",
    "/account/consents",
    "/account/data",
    "/accounts/email/",
    "/accounts/password/change/",
    "/accounts/2fa/",
    "/accounts/sessions/",
)
DESK_PAGES = (
    "/operators",
    "/operators/review",
    "/verifications",
    "/operators/people",
    "/operators/trail",
    "/operators/jobs?status=todo",
    "/operators/changes",
    "/operators/references",
    "/operators/mails",
    "/operators/health",
    "/operators/settings",
)
RECORD_PAGES = ("/", "/organisations", "/offers", "/needs", "/experts", "/labs", "/search")
STRANGER = "stranger"
# Whom of the demonstration, and what they look at.
VISITS = {
    STRANGER: PAGES,
    "beichen": (*OWN_PAGES, *RECORD_PAGES, "/offers/new", "/needs/new", "/organisations/new"),
    "operator": DESK_PAGES,
    **dict.fromkeys(("yunji", "huiqiao", "jiangwan", "jichuan", "elbkern", "newcomer"), ("/",)),
}


def chromium() -> str:
    """Where the browser is, or one line on how to get it."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        sys.exit("缺少 Chromium / Chromium is missing: apt-get install chromium fonts-noto-cjk")
    return found


def contexts(browser: Browser) -> Iterator[tuple[str, str, BrowserContext]]:
    """A fresh visitor for each combination: language, end of the file's name, browser."""
    for language, width, scheme in product(LANGUAGES, WIDTHS, SCHEMES):
        height = 900 if width > 1000 else 844  # noqa: PLR2004 - a desk or a phone
        context = browser.new_context(
            locale=language,
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
            reduced_motion="reduce",
        )
        yield LANGUAGES[language], f"{language[:2]}.{width}.{scheme}", context
        context.close()


def name_of(path: str) -> str:
    """A file name for an address."""
    return re.sub(r"[^a-z0-9]+", "-", path.lower()).strip("-") or "home"


def signed_in(browser: Browser, address: str, person: str) -> list[Any]:
    """The cookies of somebody of the demonstration; signing in once is enough."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}/accounts/login/")
    page.fill("input[name=login]", address_of(person))
    page.fill("input[name=password]", password())
    page.click("main form button[type=submit]")
    page.wait_for_url(f"{address}/**", wait_until="load")
    cookies = [one for one in context.cookies() if one.get("name") == "sessionid"]
    context.close()
    if not cookies:
        sys.exit(f"{address_of(person)} could not sign in.")
    return cookies


def photograph(context: BrowserContext, address: str, path: str, file: Path) -> None:
    """One picture of the whole page."""
    page = context.new_page()
    page.goto(f"{address}{path}", wait_until="networkidle")
    page.screenshot(path=file, full_page=True)
    page.close()


@contextmanager
def demo_node() -> Iterator[str]:
    """A demo node of its own, on a fresh home, gone afterwards."""
    with TemporaryDirectory(prefix="duijie-tour-", ignore_cleanup_errors=True) as home:
        environment = {**os.environ, "DUIJIE_HOME": home, "DUIJIE_DEBUG": "1"}
        command = [sys.executable, "-m", "duijie", "--lang", "en", "demo", "--port", str(PORT)]
        node = subprocess.Popen(command, env=environment)  # noqa: S603
        try:
            wait_until_ready(f"{ADDRESS}/readyz")
            yield ADDRESS
        finally:
            node.terminate()
            node.wait(timeout=30)


def wait_until_ready(address: str) -> None:
    """Wait for the node, but not for ever."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        with suppress(OSError), urllib.request.urlopen(address, timeout=2):  # noqa: S310
            return
        time.sleep(0.2)
    sys.exit(f"The demo node was not ready within {START_SECONDS} s.")


def tour(address: str, wanted: list[str]) -> None:
    """Visit the pages of each person in every language, width and appearance."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for person in wanted or VISITS:
            folder = FOLDER / person
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            cookies = [] if person == STRANGER else signed_in(browser, address, person)
            for language, end, context in contexts(browser):
                chosen: Any = {"name": "django_language", "value": language, "url": address}
                context.add_cookies([*cookies, chosen])
                for path in VISITS[person]:
                    photograph(context, address, path, folder / f"{name_of(path)}.{end}.png")
        browser.close()
    print(FOLDER)


def main() -> None:
    """Visit the node at the address, or a demo node started for it."""
    if sys.argv[1:]:
        tour(sys.argv[1], sys.argv[2:])
    else:
        with demo_node() as address:
            tour(address, [])


if __name__ == "__main__":
    main()
