"""Matches as pages show them, in the reader's language."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from duijie.catalogue.types.results import Seen
from duijie.catalogue.types.words import ListingKind
from duijie.kernel.language import Language
from duijie.matching.maturity import Gap, gap_of
from duijie.matching.queries import Firm, LastWord, Listed, modes_for
from duijie.matching.types import (
    Absence,
    LimitRow,
    MatchList,
    Mode,
    RelaxedLimit,
    Said,
    SeenMatch,
    Stretch,
)
from duijie.registries.rules import name_for
from duijie.web.catalogue.cards import owner_name, title_of
from duijie.web.matches.labels import GRADES, KINDS, MODES, OPINIONS, WHYS
from duijie.web.numbers import written_percent
from duijie.web.registries.showing import reader_language
from duijie.web.search.showing import Link

MOST_REASONS: Final = 3


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason as a page says it; its number marks its words in the texts."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class ShownMatch:
    """A match as a page shows it."""

    match: SeenMatch
    address: str
    title: str
    owner: str
    asker_title: str
    asker_owner: str
    percent: str
    grade: str | Promise
    is_fit: bool
    reasons: tuple[Reason, ...]
    asker_text: tuple[Stretch, ...]
    found_text: tuple[Stretch, ...]
    limits: tuple[LimitRow, ...]
    gap: Gap | None
    gap_items: tuple[tuple[int, str], ...]
    against: tuple[str, ...]
    unknown: tuple[str, ...]
    asker_from: str
    found_from: str


@dataclass(frozen=True, slots=True)
class ShownRelaxed:
    """What giving up one limit would bring, as a page says it."""

    limit: RelaxedLimit
    before: str
    after: str


def shown_match(match: SeenMatch) -> ShownMatch:
    """One match in the reader's language."""
    language = reader_language()
    gap = gap_of(match)
    return ShownMatch(
        match=match,
        address=reverse("match", args=[match.id]),
        title=title_of(match.found),
        owner=owner_name(match.found),
        asker_title=title_of(match.asker),
        asker_owner=owner_name(match.asker),
        percent=written_percent(match.probability),
        grade=GRADES[match.grade.value],
        is_fit=match.standing.value == "fit",
        reasons=tuple(
            Reason(one.number, in_language(one.said, language))
            for one in match.reasons[:MOST_REASONS]
        ),
        asker_text=match.asker_text,
        found_text=match.found_text,
        limits=match.limits,
        gap=gap,
        gap_items=tuple((one.level, one.text[language]) for one in gap.items) if gap else (),
        against=all_in_language(match.against, language),
        unknown=all_in_language(match.unknown, language),
        asker_from=_quoted_from(match.asker_tongue, language),
        found_from=_quoted_from(match.found_tongue, language),
    )


def _quoted_from(tongue: Language | None, reader: Language) -> str:
    """That a quote is not in the reader's language although the record is there in it."""
    if tongue is None or tongue is reader:
        return ""
    if tongue is Language.ZH:
        return _(
            "Quoted from the Chinese text, in which this match is the strongest; the record's own "
            "page has the English text."
        )
    return _(
        "Quoted from the English text, in which this match is the strongest; the record's own "
        "page has the Chinese text."
    )


def in_language(said: Said, language: Language) -> str:
    """A sentence in one language."""
    return said.zh if language is Language.ZH else said.en


def all_in_language(said: Sequence[Said], language: Language) -> tuple[str, ...]:
    """Sentences in one language."""
    return tuple(in_language(one, language) for one in said)


def shown_relaxed(found: MatchList) -> tuple[ShownRelaxed, ...]:
    """What giving up limits would bring, the most first."""
    rows = sorted(found.relaxed, key=lambda one: (-one.fits, -one.after))
    return tuple(
        ShownRelaxed(one, written_percent(one.before), written_percent(one.after)) for one in rows
    )


def address_of(asker: Seen, **said: str) -> str:
    """The address of a record's list of matches."""
    path = reverse(f"{asker.kind}_matches", args=[asker.id])
    kept = {name: value for name, value in said.items() if value}
    return f"{path}?{urlencode(kept)}" if kept else path


def list_address(asker: Seen, kind: ListingKind, mode: Mode) -> str:
    """The address of a record's list of one kind, found in one way."""
    said = "" if mode is Mode.CLOSE else mode.value
    return address_of(asker, kind=kind.value, mode=said)


def mode_links(found: MatchList) -> list[Link]:
    """The ways in which a record looks for a kind, where there is a choice."""
    modes = modes_for(found.asker.kind, found.kind)
    return [
        Link(list_address(found.asker, found.kind, mode), MODES[mode], is_here=mode is found.mode)
        for mode in modes
        if len(modes) > 1
    ]


def kind_links(found: MatchList, kinds: Sequence[ListingKind]) -> list[Link]:
    """The kinds of records that a record looks for."""
    return [
        Link(
            address_of(found.asker, kind=kind.value),
            KINDS[kind],
            is_here=kind is found.kind,
        )
        for kind in kinds
    ]


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds rights in what fits: as the right names them, and on which offer."""

    owners: str
    number: str
    title: str
    address: str


def holders_of(matches: Iterable[SeenMatch]) -> tuple[Holder, ...]:
    """The owners of rights in offers that fit, as far as the reader sees the rights."""
    found: dict[tuple[str, str], Holder] = {}
    for match in matches:
        for right in getattr(match.found.details, "rights", ()):
            if right.owners:
                address = reverse(f"{match.found.kind}_detail", args=[match.found.id])
                holder = Holder(right.owners, right.number, title_of(match.found), address)
                found.setdefault((right.owners, right.number), holder)
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class ShownAbsence:
    """Why a record is not among the matches, as a page says it."""

    absence: Absence
    title: str
    address: str
    why: str | Promise
    threshold: str
    one: "ShownMatch | None"


def shown_absence(absence: Absence) -> ShownAbsence:
    """What keeps a record out, in the reader's language."""
    return ShownAbsence(
        absence,
        title_of(absence.found),
        reverse(f"{absence.found.kind}_detail", args=[absence.found.id]),
        WHYS[absence.why],
        written_percent(absence.threshold),
        shown_match(absence.match) if absence.match else None,
    )


@dataclass(frozen=True, slots=True)
class Word:
    """What one judge says of a match, as a page says it."""

    label: str | Promise
    note: str
    is_own: bool


def shown_words(words: Iterable[LastWord]) -> list[Word]:
    """What colleagues say of a match."""
    return [Word(OPINIONS[one.opinion.value], one.note, one.is_own) for one in words]


@dataclass(frozen=True, slots=True)
class ShownFirm:
    """A firm that an offer may serve, as a page shows it."""

    firm: Firm
    name: str
    industries: tuple[str, ...]
    matched: tuple[str, ...]


def shown_firms(firms: Iterable[Firm]) -> list[ShownFirm]:
    """Firms in the reader's language."""
    language = reader_language()
    return [
        ShownFirm(
            one,
            name_for(language, zh=one.name_zh, en=one.name_en).text,
            tuple(name_for(language, zh=zh, en=en).text for zh, en in one.industries),
            tuple(title_of(need) for need in one.matched),
        )
        for one in firms
    ]


@dataclass(frozen=True, slots=True)
class ShownListed:
    """One pair of the shared list as a page shows it."""

    listed: Listed
    asker: str
    asker_address: str
    found: str
    found_address: str
    percent: str


def shown_listed(rows: Iterable[Listed]) -> list[ShownListed]:
    """The shared list; a record that is not shown any more has no title."""
    return [
        ShownListed(
            one,
            title_of(one.asker) if one.asker else "",
            _detail(one.asker),
            title_of(one.found) if one.found else "",
            _detail(one.found),
            written_percent(one.probability) if one.probability is not None else "",
        )
        for one in rows
    ]


def _detail(seen: Seen | None) -> str:
    return reverse(f"{seen.kind}_detail", args=[seen.id]) if seen else ""


def workbook_address(found: MatchList, said: Mapping[str, str]) -> str:
    """The address of the same list as a workbook."""
    path = reverse(f"{found.asker.kind}_matches_workbook", args=[found.asker.id])
    kept = {name: value for name, value in said.items() if value and name != "m"}
    return f"{path}?{urlencode(kept)}" if kept else path
