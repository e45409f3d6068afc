"""Pages of HTML set as PDF, in a process of their own that stays for the next one.

``python -m duijie.web.briefs.typesetting`` reads the same page in several
sizes, the fullest first, and writes the first that fits one sheet, or one text
that is set on as many sheets as it takes; then it waits for the next page. A
process of its own ends when its time is up, and takes no web server with it
whatever it is given to set. It stays because the library and the fonts take a
second to load, ten times what a page takes; when nobody prints it ends, and
gives back the 150 MB that they hold.
"""

import json
import logging
import re
import resource
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from duijie.web.briefs.messages import DONE, FAILED, read_message, write_message

STATIC: Final = Path(str(files("duijie.web"))) / "static"
# No name below "invalid" can exist, so nothing leaves the machine whatever goes wrong.
PLACE: Final = "https://static.invalid/"
SHEETS: Final = ("look/tokens.css", "look/brief.css")
PAPER_SHEETS: Final = ("look/tokens.css", "look/paper.css")
# Paper is light; the library does not know the function that chooses.
LIGHT: Final = re.compile(r"light-dark\((#\w+|rgb\([^)]*\)),[^;]*\);")
MOST_MEMORY: Final = 2 * 1024**3
MOST_SECONDS: Final = 20
# A library that loses a little memory with every page is not kept for ever.
MOST_PAGES: Final = 500
IDLE_SECONDS: Final = 300.0


class OurFiles(URLFetcher):  # type: ignore[misc]  # the library is not typed
    """Gives the static files of our pages, and refuses every other address."""

    def fetch(self, url: str, headers: Any = None) -> Any:  # noqa: ANN401  (the library's)
        """One of our own static files."""
        del headers
        if not url.startswith(PLACE):
            raise ValueError(url)
        return URLFetcherResponse(url, static_file(url.removeprefix(PLACE)))


def static_file(name: str) -> bytes:
    """A static file of ours; nothing outside their folder is found."""
    found = (STATIC / name).resolve()
    if not found.is_relative_to(STATIC.resolve()):
        raise ValueError(name)
    return found.read_bytes()


class Typesetter:
    """The style of all briefs, and the fonts, read once."""

    def __init__(self) -> None:
        self._fonts, self._fetcher = FontConfiguration(), OurFiles()
        self._sheets = self._read(SHEETS)

    def _read(self, names: Sequence[str]) -> list[Any]:
        return [
            CSS(
                string=LIGHT.sub(r"\1;", static_file(name).decode("utf-8")),
                base_url=f"{PLACE}{name}",
                url_fetcher=self._fetcher,
                font_config=self._fonts,
            )
            for name in names
        ]

    def one_page(self, sizes: list[str]) -> bytes:
        """The fullest of the pages that fits one sheet, else the first sheet of the last."""
        document = fullest(sizes, self._typeset)
        # Tagged, so that it can be read aloud.
        written: bytes = document.copy(document.pages[:1]).write_pdf(pdf_tags=True)
        return written

    def all_pages(self, html: str) -> bytes:
        """Everything that is given, on as many sheets as it takes."""
        page = HTML(string=html, base_url=PLACE, url_fetcher=self._fetcher)
        sheets = self._read(PAPER_SHEETS)
        written: bytes = page.write_pdf(stylesheets=sheets, font_config=self._fonts, pdf_tags=True)
        return written

    def set(self, given: list[str] | str) -> bytes:
        """A brief given in several sizes, or a text of several pages."""
        return self.all_pages(given) if isinstance(given, str) else self.one_page(given)

    def _typeset(self, html: str) -> Any:  # noqa: ANN401  (the library is not typed)
        page = HTML(string=html, base_url=PLACE, url_fetcher=self._fetcher)
        return page.render(stylesheets=self._sheets, font_config=self._fonts)


def fullest(sizes: list[str], typeset: Callable[[str], Any]) -> Any:  # noqa: ANN401
    """The fullest that fits, found by halving what is left."""
    first = typeset(sizes[0])
    if len(first.pages) == 1:
        return first
    low, high, found = 1, len(sizes) - 1, None
    while low < high:
        middle = (low + high) // 2
        tried = typeset(sizes[middle])
        if len(tried.pages) == 1:
            high, found = middle, tried
        else:
            low = middle + 1
    # Where only the last is left, it has not been set yet.
    return typeset(sizes[low]) if found is None else found


def main() -> None:
    """Set what comes in, one page after the other, each within bounds."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    # One warns of every rule that only screens know, the other tells each step of cutting a font.
    for name in ("weasyprint", "fontTools"):
        logging.getLogger(name).setLevel(logging.ERROR)
    typesetter = Typesetter()
    write_message(sys.stdout.buffer, DONE)
    for _ in range(MOST_PAGES):
        given = read_message(sys.stdin.buffer, IDLE_SECONDS)
        if given is None:
            return
        _bound_time()
        try:
            said = DONE + typesetter.set(json.loads(given))
        except Exception:  # noqa: BLE001  (the edge of the process: who asked is told)
            said = FAILED + traceback.format_exc()[-2000:].encode()
        write_message(sys.stdout.buffer, said)


def _bound_time() -> None:
    """Let the next page take so much processor time, and no more."""
    latest = int(time.process_time()) + MOST_SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (latest, resource.RLIM_INFINITY))


if __name__ == "__main__":
    main()
