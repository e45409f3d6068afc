"""A draft as its page shows it, in the reader's language."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.functional import Promise

from duijie.clinic.candidates import Candidate
from duijie.clinic.queries import Advice
from duijie.clinic.rules.cards import MOST_QUESTIONS, PART_OF_QUESTION
from duijie.clinic.rules.helping import Help, helps_for
from duijie.clinic.rules.naming import asks_for_name, can_be_named, likely_names, name_of
from duijie.clinic.rules.parts import CHOSEN, code_said, codes_of
from duijie.clinic.types import Both, Item, Open, Outlook, Part, Sheet, Status
from duijie.web.clinic.labels import HINTS, PARTS, STATUSES
from duijie.web.matches.labels import GRADES
from duijie.web.registries.showing import reader_language

if TYPE_CHECKING:
    from duijie.clinic.models import Draft

CHOICES = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Group:
    """A part of the card with its items and the way to add one."""

    part: Part
    label: str | Promise
    hint: str | Promise
    choices: CHOICES
    needs_words: bool
    items: list["Line"]


@dataclass(frozen=True, slots=True)
class Naming:
    """The choice of what a value limits; ``asks`` where the card asks for it."""

    key: str
    names: CHOICES
    asks: bool
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One item of the card."""

    item: Item
    said: str
    status: str | Promise
    is_own: bool
    naming: "Naming | None" = None


@dataclass(frozen=True, slots=True)
class Asked:
    """The question that is asked now."""

    code: str
    number: int
    most: int
    ask: str
    why: str
    outlook: Outlook | None
    choices: CHOICES
    hint: str | Promise
    naming: Naming | None = None


@dataclass(frozen=True, slots=True)
class ShownCandidate:
    """A candidate in the reader's language."""

    found: Candidate
    title: str
    owner: str
    grade: str | Promise
    reasons: list[str]
    unknown: list[str]
    against: list[str]


def groups_of(sheet: Sheet, advice: Advice | None = None, asked_of: str = "") -> list[Group]:
    """Every part of the card, also those where nothing was read.

    ``asked_of`` is the item that the question of the moment is about.
    """
    namings = namings_of(sheet, advice)
    first = next((key for key, one in namings.items() if one.asks), "")
    if first and first != asked_of:
        namings[first] = replace(namings[first], is_open=True)
    return [
        Group(
            part=part,
            label=PARTS[part],
            hint=HINTS.get(part, ""),
            choices=choices_of(part),
            needs_words=part not in {Part.COOPERATION, Part.CONFIDENTIALITY},
            items=[line_of(item, namings.get(item.key)) for item in sheet.of(part)],
        )
        for part in Part
    ]


def line_of(item: Item, naming: Naming | None = None) -> Line:
    """One item in the reader's language."""
    own = item.status is not Status.READ
    return Line(item, said(item.said), STATUSES[item.status], own, naming)


def namings_of(sheet: Sheet, advice: Advice | None) -> dict[str, Naming]:
    """What each value without a name may be, said in the reader's language."""
    found: dict[str, Naming] = {}
    for item in sheet.of(Part.LIMIT):
        if can_be_named(item):
            keys = advice.names.get(item.key, ()) if advice else likely_names(item)
            names = [
                (name_of(one, sheet.language), name_of(one, reader_language())) for one in keys
            ]
            found[item.key] = Naming(item.key, names, asks_for_name(item))
    return found


def choices_of(part: Part) -> CHOICES:
    """The codes of a part that is chosen from a list, with their names."""
    if part not in CHOSEN:
        return []
    return [(code, said(code_said(part, code))) for code in codes_of(part)]


def asked(draft: "Draft", advice: Advice | None, sheet: Sheet) -> Asked | None:
    """The question to ask now; None when all are asked."""
    waiting: tuple[Open, ...] = advice.questions if advice else sheet.open
    if not waiting:
        return None
    one = waiting[0]
    part = PART_OF_QUESTION.get(one.code)
    chosen = part is Part.COOPERATION
    return Asked(
        code=one.code,
        number=1 + len(draft.answers),
        most=min(MOST_QUESTIONS, len(draft.answers) + len(waiting)),
        ask=said(one.ask),
        why=said(one.why),
        outlook=advice.outlooks.get(one.code) if advice else None,
        choices=choices_of(part) if part and chosen else [],
        hint=HINTS.get(part, "") if part else "",
        naming=namings_of(sheet, advice).get(one.about),
    )


def shown_candidates(advice: Advice) -> Iterator[ShownCandidate]:
    """Every candidate."""
    return (shown_candidate(one) for one in advice.candidates)


def shown_candidate(found: Candidate) -> ShownCandidate:
    """A candidate in the reader's language."""
    details, owner = found.seen.details, found.seen.owner
    titles = Both(details.title_zh or details.title_en, details.title_en or details.title_zh)
    named = Both(owner.name_zh or owner.name_en, owner.name_en or owner.name_zh) if owner else None
    return ShownCandidate(
        found=found,
        title=said(titles),
        owner=said(named) if named else "",
        grade=GRADES[found.grade],
        reasons=[said(one) for one in found.reasons],
        unknown=[said(one) for one in found.unknown],
        against=[said(one) for one in found.against],
    )


def shown_helps(sheet: Sheet) -> list[tuple[Help, str]]:
    """What the clinic helps with, each with what is wrong in words."""
    return [(one, said(one.said)) for one in helps_for(sheet)]


def said(both: Both) -> str:
    """A sentence in the reader's language."""
    return both.in_language(reader_language())
