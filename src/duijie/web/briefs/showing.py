"""A record as its brief shows it: what the reader may see of it, cut to one page."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from django.utils.translation import gettext as _

from duijie.catalogue.rules.readiness import LEVELS
from duijie.catalogue.types.results import Seen
from duijie.catalogue.types.words import Scale, Visibility
from duijie.catalogue.words import field_label, word_label
from duijie.registries.rules import name_for
from duijie.web.briefs.shortening import first_sentence, shares, shortened, width_of
from duijie.web.catalogue import showing
from duijie.web.catalogue.evidence import standings
from duijie.web.registries.showing import reader_language

# What a page holds at full size, found by setting the longest records that there are.
TEXT_ROOM: Final = 1500
TITLE_ROOM: Final = 130
LEAD_ROOM: Final = 260
CELL_ROOM: Final = 56
RIGHT_ROOM: Final = 90
FACT_ROOM: Final = 110
MOST_PARAMETERS: Final = 9
MOST_RIGHTS: Final = 3
MOST_DEVICES: Final = 4
MOST_CONTACTS: Final = 2
# What a record begins with when it is told in one sentence.
LEADS: Final = ("problem", "position", "abstract", "expertise")
FACTS: Final = (
    "lab_kind", "level", "price", "budget", "cooperation", "deadline", "confidentiality",
    "availability", "languages", "orcid", "openness", "region", "industries", "fields", "website",
)  # fmt: skip
CODES: Final = frozenset({"region", "industries", "fields"})


@dataclass(frozen=True, slots=True)
class Fact:
    """A short statement under its label."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Lead:
    """What the record is about, in one sentence; ``text`` holds what follows it."""

    sentence: str
    text: showing.Text


@dataclass(frozen=True, slots=True)
class Readiness:
    """A level that is claimed, what it means, and how far evidence carries it."""

    name: str
    level: int
    meaning: str
    steps: tuple[tuple[int, str], ...]
    proof: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that fit, and how many more there are."""

    label: str
    rows: tuple[tuple[str, ...], ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Brief:
    """All that the page says of a record."""

    title: str
    lead: Lead | None
    texts: tuple[showing.Text, ...]
    tables: tuple[Table, ...]
    readiness: tuple[Readiness, ...]
    rights: Table
    facts: tuple[Fact, ...]
    contacts: tuple[tuple[str, ...], ...]
    source: str
    is_for_owner: bool


def brief_of(seen: Seen, size: float) -> Brief:
    """What the brief says at a size; a smaller one says less."""
    lead, texts = _told(seen, size)
    said: Any = seen.details
    title = name_for(reader_language(), zh=said.title_zh, en=said.title_en).text
    return Brief(
        title=shortened(title, TITLE_ROOM),
        lead=lead,
        texts=texts,
        tables=tuple(one for one in (_parameters(seen, size), _devices(seen, size)) if one.rows),
        readiness=tuple(_readiness(seen)),
        rights=_rights(seen, size),
        facts=tuple(_facts(seen)),
        contacts=tuple(_contacts(seen)),
        source=shortened(said.source or said.source_url, FACT_ROOM),
        is_for_owner=_keeps_something(seen),
    )


def _told(seen: Seen, size: float) -> tuple[Lead | None, tuple[showing.Text, ...]]:
    texts = {one.name: one for one in showing.texts_of(seen)}
    name = next((one for one in LEADS if one in texts), "")
    sentence = first_sentence(texts[name].text) if name else ""
    if name:
        rest = texts[name].text.strip()[len(sentence) :]
        texts[name] = replace(texts[name], text=rest.strip())
    rooms = shares([width_of(one.text) for one in texts.values()], int(TEXT_ROOM * size))
    cut = {
        one.name: replace(one, text=shortened(one.text, room))
        for one, room in zip(texts.values(), rooms, strict=True)
    }
    lead = Lead(shortened(sentence, LEAD_ROOM), cut.pop(name)) if name else None
    return lead, tuple(cut.values())


def _parameters(seen: Seen, size: float) -> Table:
    quantities = getattr(seen.details, "quantities", ())
    rows = [
        (one.property, showing.written_quantity(one), word_label(one.demand, reader_language()))
        for one in quantities
    ]
    if seen.kind != "need":
        rows = [row[:2] for row in rows]  # type: ignore[misc]  # what is offered demands nothing
    label = _("Limits") if seen.kind == "need" else field_label("quantities", reader_language())
    return _table(label, rows, math.ceil(MOST_PARAMETERS * max(size, 0.4)))


def _devices(seen: Seen, size: float) -> Table:
    rows = [
        (name_for(reader_language(), zh=one.name_zh, en=one.name_en).text,
         " ".join(filter(None, (one.maker, one.model))), one.capability)
        for one in getattr(seen.details, "equipment", ())
    ]  # fmt: skip
    return _table(field_label("equipment", reader_language()), rows, math.ceil(MOST_DEVICES * size))


def _rights(seen: Seen, size: float) -> Table:
    language = reader_language()
    rows = []
    for one in getattr(seen.details, "rights", ()):
        named = " ".join(filter(None, (one.number, one.title)))
        states = [word_label(one.kind, language), word_label(one.status, language)]
        if one.state_funded:
            states.append(_("state-funded: transfer abroad needs approval"))
        rows.append((named, " · ".join(states), one.owners))
    return _table(field_label("rights", language), rows, math.ceil(MOST_RIGHTS * size), RIGHT_ROOM)


def _table(label: str, rows: list[Any], most: int, room: int = CELL_ROOM) -> Table:
    shown = tuple(tuple(shortened(cell, room) for cell in row) for row in rows[:most])
    return Table(label, shown, max(len(rows) - most, 0))


def _readiness(seen: Seen) -> Iterator[Readiness]:
    language = reader_language()
    for scale, one in standings(seen.details).items():
        level, shown = one.claimed or 0, one.shown or 0
        # A need asks for a level and proves none.
        is_told = seen.kind != "need" and "evidence" not in seen.withheld
        yield Readiness(
            name=scale.value.upper(),
            level=level,
            meaning=LEVELS[scale][level - 1].name[language],
            steps=tuple((number, _step(number, level, shown)) for number in _numbers(scale)),
            proof=_proof(shown) if is_told else "",
        )


def _numbers(scale: Scale) -> range:
    return range(1, len(LEVELS[scale]) + 1)


def _step(number: int, claimed: int, shown: int) -> str:
    if number > claimed:
        return "open"
    return "shown" if number <= shown else "claimed"


def _proof(shown: int) -> str:
    if not shown:
        return _("No evidence has been given yet: the level is what the owner says.")
    return _("Evidence given for every item up to level %(level)s.") % {"level": shown}


def _facts(seen: Seen) -> Iterator[Fact]:
    for name in FACTS:
        if text := _fact(seen, name):
            yield Fact(field_label(name, reader_language()), shortened(text, FACT_ROOM))


def _fact(seen: Seen, name: str) -> str:
    said: Any = seen.details
    if name == "price":
        return showing.price_of(said)
    if name == "budget":
        low, high = (getattr(said, f"budget_{end}", None) for end in ("low", "high"))
        return showing.amounts(low, high, getattr(said, "budget_currency", ""))
    value = getattr(said, name, None)
    if name in CODES:
        codes = (value,) if isinstance(value, str) else value or ()
        value = tuple(_named(seen, code) for code in codes if code)
    return showing.said_as_text(name, value)


def _named(seen: Seen, code: str) -> str:
    zh, en = seen.names.get(code, ("", ""))
    return name_for(reader_language(), zh=zh, en=en).text or code


def _contacts(seen: Seen) -> Iterator[tuple[str, ...]]:
    for one in seen.details.contacts[:MOST_CONTACTS]:
        named = " · ".join(filter(None, (one.name, one.position)))
        lines = (named, one.email, one.phone)
        yield tuple(shortened(line, CELL_ROOM) for line in lines if line)


def _keeps_something(seen: Seen) -> bool:
    """Whether the page holds what not every reader of the record would see."""
    said = seen.details
    return seen.is_own and (said.visibility is not Visibility.PUBLIC or bool(said.field_visibility))
