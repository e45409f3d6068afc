"""Photograph every page: two widths, two languages, light and dark.

``python -m scripts.tour`` starts a demo node of its own and writes
``out/tour/<person>/<page>.<language>.<width>.<scheme>.png``: as a stranger, then as people of the
demonstration. With ``ADDRESS [PERSON ...]`` it visits a demo node that runs already; with
``ADDRESS docs`` it takes the pictures of the README and the tutorial from there.
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
from io import BytesIO
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from duijie.demo.reading import address_of, password
from scripts.tour_stops import FOR_DOCS, STOPS, STRANGER, Stop

REPOSITORY = Path(__file__).resolve().parent.parent
FOLDER = REPOSITORY / "out" / "tour"
IMAGES = REPOSITORY / "docs" / "images"
PORT = 8765
ADDRESS = f"http://localhost:{PORT}"
START_SECONDS = 300
WIDTHS = (1440, 390)
LANGUAGES = {"zh-CN": "zh-hans", "en": "en"}
SCHEMES = ("light", "dark")
COLOURS = 200


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


def found(page: Page, address: str, stop: Stop) -> str:
    """The address of a stop: where it says, or where the links from there lead."""
    here = stop.address
    if stop.paste:
        page.goto(f"{address}{here}", wait_until="domcontentloaded")
        page.fill("main textarea[name=text]", stop.paste)
        page.click("main form:has(textarea[name=text]) button[type=submit]")
        page.wait_for_url(lambda url: not url.endswith(here))
        here = page.url.removeprefix(address)
    for wanted in stop.follow:
        page.goto(f"{address}{here}", wait_until="domcontentloaded")
        hrefs = page.eval_on_selector_all("a[href]", "all => all.map(one => one.pathname)")
        hits = [one for one in hrefs if re.search(wanted, one)]
        here = (hits[-1] if stop.last else hits[0]) if hits else ""
        if not here:
            sys.exit(f"{stop.file}: no link like {wanted} on {page.url}")
    return here


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


def tour(address: str, people: list[str]) -> None:
    """Visit the stops of each person in every language, width and appearance."""
    stops = [one for group in STOPS.values() for one in group]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for person in people or dict.fromkeys(one.person for one in stops):
            folder = FOLDER / person
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            cookies = [] if person == STRANGER else signed_in(browser, address, person)
            places = located(browser, address, cookies, [s for s in stops if s.person == person])
            for language, end, context in contexts(browser):
                chosen: Any = {"name": "django_language", "value": language, "url": address}
                context.add_cookies([*cookies, chosen])
                for name, path in places.items():
                    photograph(context, address, path, folder / f"{name}.{end}.png")
        browser.close()
    print(FOLDER)


def for_the_docs(address: str) -> None:
    """The pictures of the README and of the tutorial, in both languages."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for person in dict.fromkeys(stop.person for stop in FOR_DOCS):
            cookies = [] if person == STRANGER else signed_in(browser, address, person)
            stops = [stop for stop in FOR_DOCS if stop.person == person]
            places = located(browser, address, cookies, stops)
            for locale, language in LANGUAGES.items():
                size: Any = {"width": 1280, "height": 900}
                context = browser.new_context(locale=locale, viewport=size, reduced_motion="reduce")
                chosen: Any = {"name": "django_language", "value": language, "url": address}
                context.add_cookies([*cookies, chosen])
                for name, path in places.items():
                    page = context.new_page()
                    page.goto(f"{address}{path}", wait_until="networkidle")
                    keep_small(page.screenshot(), IMAGES / f"{name}.{locale[:2]}.png")
                    page.close()
                context.close()
        browser.close()


def keep_small(picture: bytes, file: Path) -> None:
    """Write a picture of a page with few colours, which is a fifth of the size."""
    with Image.open(BytesIO(picture)) as opened:
        opened.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)


def located(
    browser: Browser, address: str, cookies: list[Any], stops: list[Stop]
) -> dict[str, str]:
    """The address of each stop by the name of its pictures."""
    context = browser.new_context()
    context.add_cookies(cookies)
    page = context.new_page()
    places = {stop.file: found(page, address, stop) for stop in stops}
    context.close()
    return places


def main() -> None:
    """Visit the node at the address, or a demo node started for it."""
    if sys.argv[2:] == ["docs"]:
        for_the_docs(sys.argv[1])
    elif sys.argv[1:]:
        tour(sys.argv[1], sys.argv[2:])
    else:
        with demo_node() as address:
            tour(address, [])


if __name__ == "__main__":
    main()
