"""The text of a need laid out for reading: normal form, sections, sentences, columns."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from duijie.engine.needs.lexicon import Hit, Lexicon, lexicon, table
from duijie.engine.needs.openings import heading_end
from duijie.engine.needs.types import Evidence
from duijie.engine.records import TEXT_FIELDS, Field, Record
from duijie.engine.results import Side, Span
from duijie.engine.text.language import language_of
from duijie.engine.text.normalise import normalise
from duijie.engine.text.sentences import sentences
from duijie.kernel.language import Language

BODY = "body"
# What a column says of its text before any heading in it does.
_FIELD_ROLES = {
    Field.TITLE: "title",
    Field.PROBLEM: "objective",
    Field.INDICATORS: "limits",
    Field.KEYWORDS: "keywords",
}
_CLAUSE_END = re.compile("[,:;。\n!?、]")
_HEADING_BEFORE = "\n。;,.!?:】)]、-*·# \t"
_NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of text under one heading, or of one column."""

    role: str
    start: int
    end: int


@dataclass(frozen=True)
class Page:
    """A need's text with everything that is looked up by position.

    ``low`` is the normal form in lower case, of the same length as the record's
    text, so positions are the same in both. ``notices`` are the sentences of
    programme boilerplate, from which nothing else is read.
    """

    record: Record
    text: str
    normal: str
    low: str
    language: Language
    sections: tuple[Section, ...]
    sentences: tuple[tuple[int, int], ...]
    notices: tuple[tuple[Hit, tuple[int, int]], ...]
    marks: tuple[int, ...]
    found: dict[tuple[str, str], tuple[list[Hit], list[int]]] = field(
        default_factory=dict, compare=False
    )

    def role(self, position: int) -> str:
        """The role of the section a position lies in."""
        index = bisect_right(self.sections, position, key=lambda section: section.start) - 1
        if index >= 0 and position < self.sections[index].end:
            return self.sections[index].role
        return BODY

    @property
    def heading(self) -> int:
        """Where the heading ends that the text begins with; 0 without one."""
        first = next(iter(self.sections), None)
        return first.end if first and first.role == "title" else 0

    def sentence(self, position: int) -> tuple[int, int]:
        """The sentence a position lies in; the position itself between sentences."""
        index = bisect_right(self.sentences, position, key=lambda span: span[0]) - 1
        if index >= 0 and position < self.sentences[index][1]:
            return self.sentences[index]
        return position, position

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """The stretch between commas around some words, within their sentence."""
        first, last = self.sentence(start)
        before = bisect_left(self.marks, start) - 1
        after = bisect_left(self.marks, end)
        left = self.marks[before] + 1 if before >= 0 else 0
        right = self.marks[after] if after < len(self.marks) else last
        return max(left, first), max(min(right, last), end)

    def readable(self, position: int) -> bool:
        """Whether a position is the need's own words: no notice, no list of references."""
        return self.role(position) not in {"skip", _NOTICE}

    def evidence(self, start: int, end: int) -> Evidence:
        """The words of a stretch, as they stand in the record's text."""
        return Evidence(self.text[start:end], Span(Side.NEED, start, end))

    def under(self, role: str) -> Iterator[Section]:
        """The sections of one role."""
        return (section for section in self.sections if section.role == role)

    def hits(self, name: str, part: str, start: int = 0, end: int | None = None) -> Sequence[Hit]:
        """Where a lexicon's codes stand in the need's own words, or a stretch of them.

        Each lexicon is looked for once per page; most are asked for many stretches.
        """
        hits, starts = self._all(name, part)
        if start == 0 and end is None:
            return hits
        stop = len(self.low) if end is None else end
        within = hits[bisect_left(starts, start) : bisect_left(starts, stop)]
        return [hit for hit in within if hit.end <= stop]

    def _all(self, name: str, part: str) -> tuple[list[Hit], list[int]]:
        found = self.found.get((name, part))
        if found is None:
            hits = [hit for hit in lexicon(name, part).hits(self.low) if self.readable(hit.start)]
            found = self.found[name, part] = (hits, [hit.start for hit in hits])
        return found

    def first(self, name: str, part: str, start: int, end: int) -> Hit | None:
        """The first place a lexicon's codes stand in a stretch of the need's own words."""
        return next(iter(self.hits(name, part, start, end)), None)


def lower(text: str) -> str:
    """Lower case of exactly the same length."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


def page_of(record: Record) -> Page:
    """Lay out a record's text for reading."""
    text = record.text
    normal = normalise(text)
    low = lower(normal)
    spans = sentences(normal)
    sections = _sections(record, normal, low)
    marks = tuple(mark.start() for mark in _CLAUSE_END.finditer(low))
    page = Page(record, text, normal, low, language_of(text), sections, spans, (), marks)
    notices = tuple(_notices(page))
    if not notices:
        return page
    cut = _cut(sections, [span for _, span in notices])
    return replace(page, sections=cut, notices=notices, found={})


def _sections(record: Record, normal: str, low: str) -> tuple[Section, ...]:
    """Columns first, cut further by the headings that stand inside them."""
    found: list[Section] = []
    position = 0
    opening = 0 if record.get(Field.TITLE) else heading_end(normal)
    if opening:
        found.append(Section("title", 0, opening))
    for name in TEXT_FIELDS:
        value = record.fields.get(name)
        if value:
            end = position + len(value)
            start = max(position, min(opening, end))
            found.extend(_by_headings(_FIELD_ROLES.get(name, BODY), start, end, low))
            position = end + 1
    return tuple(found)


def _by_headings(role: str, start: int, end: int, low: str) -> Iterator[Section]:
    line_roles = table("headings")["settings"]["line"]
    place, current, outer = start, role, role
    for hit in _headings().hits(low, start, end):
        if not _stands_alone(low, hit.start, start):
            continue
        yield Section(current, place, hit.start)
        place, current = hit.end, hit.code
        if hit.code in line_roles:
            stop = _line_end(low, hit.end, end)
            yield Section(current, place, stop)
            place, current = stop, outer
        else:
            outer = hit.code
    yield Section(current, place, end)


def _stands_alone(low: str, place: int, start: int) -> bool:
    return place == start or low[place - 1] in _HEADING_BEFORE


def _line_end(low: str, start: int, end: int) -> int:
    ends = [low.find(mark, start, end) for mark in "\n。;"]
    return min((place for place in ends if place >= 0), default=end)


@cache
def _headings() -> Lexicon:
    """The headings of headings.toml, each followed by a colon or a closing bracket."""
    return Lexicon(table("headings")["role"], tail=r"\s?[:】]")


def _notices(page: Page) -> Iterator[tuple[Hit, tuple[int, int]]]:
    """Sentences a programme's notice repeats, as far as their section goes, each once."""
    settings = table("flags")["settings"]
    if len(page.low) < settings["notice_from"]:
        return
    done = -1
    for hit in lexicon("flags", "boilerplate.notice").hits(page.low):
        if hit.start < done:
            continue
        first, last = page.sentence(hit.start)
        index = bisect_right(page.sections, hit.start, key=lambda section: section.start) - 1
        if page.sections[index].role in settings["notice_not_in"]:
            continue
        start = max(first, page.sections[index].start, done)
        done = max(hit.end, min(last, page.sections[index].end))
        yield hit, (start, done)


def _cut(sections: tuple[Section, ...], notices: list[tuple[int, int]]) -> tuple[Section, ...]:
    """The sections with the notices taken out of them, as sections of their own."""
    found: list[Section] = []
    for section in sections:
        place = section.start
        for start, end in notices:
            if section.start <= start < section.end:
                found.append(Section(section.role, place, start))
                found.append(Section(_NOTICE, start, end))
                place = end
        found.append(Section(section.role, place, max(place, section.end)))
    return tuple(section for section in found if section.end > section.start)
