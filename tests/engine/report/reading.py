"""Reading a page back: its elements, what a reader sees, and whether its tags close."""

from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from lxml import html
from tests.engine.report.make import make_facts

from duijie.engine.report.html import write_html
from duijie.engine.results import Answer
from duijie.kernel.language import Language

VOID = frozenset({"meta", "br", "link", "img", "input", "hr"})
# Elements that SVG writes without a content of their own.
DRAWN = frozenset({"path", "rect", "line", "use"})


class Tags(HTMLParser):
    """The tags of a page; ``problems`` names those that do not close in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.problems: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag, its id and its links."""
        if tag not in VOID:
            self.open.append(tag)
        for name, value in attrs:
            self.attributes.append((name, value or ""))
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.links.append(value or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that closes itself, which only drawings may."""
        if tag not in DRAWN:
            self.problems.append(f"<{tag}/>")
        self.handle_starttag(tag, attrs)
        self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        """Close the last tag, which must be the same."""
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"</{tag}> at {self.getpos()}")


class Page:
    """A written report: its source, its tags and its tree."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.tags = Tags()
        self.tags.feed(source)
        self.tree: Any = html.document_fromstring(source)

    def all(self, path: str) -> list[Any]:
        """The elements at an XPath."""
        return list(self.tree.xpath(path))

    def texts(self, path: str) -> list[str]:
        """What a reader sees of the elements at an XPath, blanks made one."""
        return [" ".join(element.text_content().split()) for element in self.all(path)]

    @property
    def words(self) -> str:
        """Everything a reader sees or hears, attributes for screen readers included."""
        for element in self.all("//style"):
            element.drop_tree()
        said = self.all("//@title | //@aria-label")
        return "\n".join([self.tree.text_content(), *said])


def page_of(
    answers: Sequence[Answer],
    folder: Path,
    language: Language = Language.EN,
    **changes: object,
) -> Page:
    """Write a report and read it back."""
    path = folder / "report.html"
    write_html(answers, path, language=language, about=make_facts(**changes))
    return Page(path.read_text(encoding="utf-8"))
