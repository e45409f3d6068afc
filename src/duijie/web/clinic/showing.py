"""A draft as its page shows it, in the reader's language."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duijie.clinic.candidates import Candidate
from duijie.clinic.queries import Advice
from duijie.clinic.rules.cards import MOST_QUESTIONS, PART_OF_QUESTION
from duijie.clinic.rules.helping import Help, helps_for
from duijie.clinic.rules.parts import CHOSEN, code_said, codes_of
from duijie.clinic.types import Both, Item, Open, Outlook, Part, Sheet, Status
from duijie.web.clinic.labels import HINTS, PARTS, STATUSES
from duijie.web.registries.showing import reader_language

if TYPE_CHECKING:
    from duijie.clinic.models import Draft

GRADES: Final[dict[str, str | Promise]] = {
    "strong": _("Strong match"),
    "likely": _("Likely match"),
    "possible": _("Possible match"),
    "weak": _("Weak match"),
}
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
class Line:
    """One item of the card."""

    item: Item
    said: str
    status: str | Promise
    is_own: bool


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


def groups_of(sheet: Sheet) -> list[Group]:
    """Every part of the card, also those where nothing was read."""
    return [
        Group(
            part=part,
            label=PARTS[part],
            hint=HINTS.get(part, ""),
            choices=choices_of(part),
            needs_words=part not in {Part.COOPERATION, Part.CONFIDENTIALITY},
            items=[line_of(item) for item in sheet.of(part)],
        )
        for part in Part
    ]


def line_of(item: Item) -> Line:
    """One item in the reader's language."""
    own = item.status is not Status.READ
    return Line(item, said(item.said), STATUSES[item.status], own)


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
