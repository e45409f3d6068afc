"""Photograph every page: two widths, two languages, light and dark.

``python -m scripts.tour`` starts a demo node of its own and writes
``out/tour/<page>.<language>.<width>.<scheme>.png``. With ``ADDRESS [PATH ...]`` it visits a node
that runs already, signed in as ``TOUR_EMAIL`` with ``TOUR_PASSWORD`` if they are there.
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

from playwright.sync_api import Browser, BrowserContext, sync_playwright

FOLDER = Path(__file__).resolve().parent.parent / "out" / "tour"
PORT = 8765
ADDRESS = f"http://localhost:{PORT}"
START_SECONDS = 60
WIDTHS = (1440, 390)
LANGUAGES = ("zh-CN", "en")
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


@contextmanager
def demo_node() -> Iterator[str]:
    """A demo node of its own, on a fresh home, gone afterwards."""
    with TemporaryDirectory(prefix="duijie-tour-", ignore_cleanup_errors=True) as home:
        said = Path(home) / "said.txt"
        environment = {**os.environ, "DUIJIE_HOME": home, "DUIJIE_DEBUG": "1"}
        command = [sys.executable, "-m", "duijie", "--lang", "en", "demo", "--port", str(PORT)]
        with said.open("w") as output:
            node = subprocess.Popen(command, env=environment, stdout=output)  # noqa: S603
        try:
            wait_until_ready(f"{ADDRESS}/readyz")
            keep_the_account(said.read_text("utf-8"))
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


def keep_the_account(said: str) -> None:
    """Take the account from what the node said at its start."""
    found = re.search(r"(\S+@\S+?)[,;.]?\s.*?password (\S+);", said, re.DOTALL)
    if found:
        os.environ["TOUR_EMAIL"], os.environ["TOUR_PASSWORD"] = found.groups()


def tour(address: str, wanted: list[str]) -> None:
    """Visit all pages, first as a stranger, then signed in."""
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
