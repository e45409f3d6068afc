"""Matches as a reader may see them: both records there for them, in words they may read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any, Final
from uuid import UUID

from django.db.models import F, IntegerField, Q, QuerySet
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Cast

from duijie.catalogue.queries import get_seen, listings_visible_to, numbers_of, seen_all
from duijie.catalogue.rules.groups import HOUSEHOLD
from duijie.catalogue.types.results import Seen
from duijie.catalogue.types.words import ListingKind
from duijie.engine.results import Grade, Side
from duijie.engine.text.language import language_of
from duijie.kernel.actors import Actor
from duijie.kernel.language import Language
from duijie.matching.asking import read_notes, read_proof
from duijie.matching.errors import MatchNotFound
from duijie.matching.models import Answer, Match
from duijie.matching.proofs import (
    FieldNames,
    all_said,
    limits_said,
    quoted,
    reasons_said,
    text_of,
)
from duijie.matching.queries.facets import facets_of_ranked
from duijie.matching.queries.fields import field_names
from duijie.matching.queries.tallying import left_of
from duijie.matching.queries.wishes import Wish
from duijie.matching.rules import WANTED, audience_of_basis, modes_of
from duijie.matching.tongues import by_language
from duijie.matching.types import (
    Basis,
    Facet,
    Made,
    MatchList,
    Mode,
    Place,
    Question,
    RelaxedLimit,
    SeenMatch,
    Standing,
)

# Narrowest first: the first that a reader may read and that there is.
NARROWEST: Final = (Basis.OWNER, Basis.REGISTERED, Basis.PUBLIC)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which matches of a record a reader wants to see.

    ``filters`` are those of the search; ``tongue`` leaves only what is written in
    that language.
    """

    kind: ListingKind
    mode: Mode = Mode.CLOSE
    filters: Mapping[str, str] = field(default_factory=dict)
    tongue: Language | None = None


def bases_of(actor: Actor, asker: Seen) -> tuple[Basis, ...]:
    """The bases whose words an actor may read of a record, narrowest first.

    An organisation that is named, and from which nothing is kept back, reads what
    the owner reads: of a record shown to it alone there is no other basis.
    """
    if asker.is_own or (actor.is_known and asker.withheld <= HOUSEHOLD):
        return NARROWEST
    return NARROWEST[1:] if actor.is_known else NARROWEST[2:]


def matches_of(actor: Actor, kind: ListingKind, listing_id: UUID, wanted: Wanted) -> MatchList:
    """What a record found among one kind, as far as the actor may see it."""
    asker = get_seen(actor, kind, listing_id)
    answer = answer_for(actor, asker, wanted)
    if answer is None:
        basis = bases_of(actor, asker)[0]
        return MatchList(asker, basis, wanted.mode, wanted.kind, is_ready=False)
    rows = _current(answer)
    seen = seen_all(actor, wanted.kind, [row.found_id for row in rows])
    names = field_names(one for row in rows for one in read_proof(row.proof).reasons)
    shown = [
        seen_match(row, asker, seen[row.found_id], names)
        for row in rows
        if row.found_id in seen and holds(row, asker, seen[row.found_id])
    ]
    fits = any(one.standing is Standing.FIT for one in shown)
    left, facets = _narrowed(actor, wanted, shown)
    return MatchList(
        asker=asker,
        basis=Basis(answer.basis),
        mode=wanted.mode,
        kind=wanted.kind,
        is_ready=True,
        matches=tuple(replace(one, rank=place) for place, one in enumerate(left, start=1)),
        fits=fits,
        would_change=() if fits else all_said(read_notes(answer.would_change)),
        relaxed=() if fits else _relaxed(answer),
        facets=facets,
        in_all=len(shown),
        made=_made(answer),
    )


def get_match(actor: Actor, match_id: UUID) -> SeenMatch:
    """The match, if both records and the words it rests on are there for the actor."""
    row = get_match_row(actor, match_id)
    kinds = ListingKind(row.asker.kind), ListingKind(row.found.kind)
    asker = get_seen(actor, kinds[0], row.asker_id)
    found = get_seen(actor, kinds[1], row.found_id)
    return seen_match(row, asker, found, field_names(read_proof(row.proof).reasons))


def get_match_row(actor: Actor, match_id: UUID) -> Match:
    """The same as its row. One that was superseded leads to the one in its place."""
    row = _with_words(Match.objects.filter(pk=match_id)).first()
    if row is not None and not row.is_current:
        same = Q(asker=row.asker_id, found=row.found_id, basis=row.basis, mode=row.mode)
        row = _with_words(Match.objects.filter(same, is_current=True)).first()
    if row is None or not _is_seen(actor, row):
        raise MatchNotFound
    return row


def holds(row: Match, asker: Seen, found: Seen) -> bool:
    """Whether a match was made from what the readers of its basis read of both now.

    What they do not read may have changed meanwhile: to them it must not show.
    """
    basis = Basis(row.basis)
    theirs = audience_of_basis(basis).value
    return (row.asker_version, row.found_version) == (
        asker.numbers[basis.value],
        found.numbers[theirs],
    )


def kinds_for(kind: ListingKind) -> tuple[ListingKind, ...]:
    """The kinds of records that a kind looks for."""
    return WANTED[kind]


def modes_for(kind: ListingKind, wanted: ListingKind) -> tuple[Mode, ...]:
    """How a kind looks for another."""
    return modes_of(kind, wanted)


def fits_by_question(actor: Actor, kind: ListingKind, listing_id: UUID) -> dict[Question, int]:
    """How many matches a record has by question, of those that the actor may read."""
    asker = get_seen(actor, kind, listing_id)
    bases = [basis.value for basis in bases_of(actor, asker)]
    rows = Answer.objects.filter(asker=listing_id, basis__in=bases)
    return {
        Question(Basis(row.basis), Mode(row.mode), ListingKind(row.kind)): row.fits for row in rows
    }


def seen_match(row: Match, asker: Seen, found: Seen, names: FieldNames) -> SeenMatch:
    """A match of two records that the reader sees, its proof read and said."""
    proof = read_proof(row.proof)
    asks = Side.NEED if asker.kind is ListingKind.NEED else Side.OFFER
    other = Side.OFFER if asks is Side.NEED else Side.NEED
    return SeenMatch(
        id=row.pk,
        asker=asker,
        found=found,
        basis=Basis(row.basis),
        mode=Mode(row.mode),
        standing=Standing(row.standing),
        rank=row.rank,
        probability=row.probability,
        grade=Grade(row.grade),
        reasons=reasons_said(proof.reasons, names),
        asker_text=quoted(text_of(row.asker_wording.fields), proof.reasons, asks),
        found_text=quoted(text_of(row.found_wording.fields), proof.reasons, other),
        limits=limits_said(proof.quantities),
        against=all_said(proof.against),
        unknown=all_said(proof.unknown),
        made=_made(row),
        asker_tongue=_tongue(asker, row.asker_wording.fields),
        found_tongue=_tongue(found, row.found_wording.fields),
    )


def _tongue(seen: Seen, quoted_from: Mapping[str, str]) -> Language | None:
    """In which of its languages a record is quoted; None where it is one text."""
    if None in by_language(seen.details):
        return None
    return language_of(text_of(quoted_from))


def _narrowed(
    actor: Actor, wanted: Wanted, shown: Sequence[SeenMatch]
) -> tuple[list[SeenMatch], tuple[Facet, ...]]:
    """What filters and the choice of a language leave, and what can be chosen."""
    if not shown:
        return [], ()
    wish = Wish(wanted.kind, filters=wanted.filters)
    ranked = {one.found.id: Place(one.found.id) for one in shown}
    left = left_of(actor, wish, ranked)
    ids = {one.pk for one in left}
    kept = [one for one in shown if one.found.id in ids and _is_in(one.found, wanted.tongue)]
    return kept, facets_of_ranked(actor, wish, ranked, left)


def _is_in(seen: Seen, tongue: Language | None) -> bool:
    """Whether a record says something in a language."""
    if tongue is None:
        return True
    ending = f"_{tongue.value}"
    named = (one.name for one in fields(seen.details) if one.name.endswith(ending))
    return any(getattr(seen.details, name) for name in named)


def answer_for(actor: Actor, asker: Seen, wanted: Wanted) -> Answer | None:
    """The answer that a reader reads, if it was made from what the record says now."""
    bases = bases_of(actor, asker)
    rows = Answer.objects.filter(
        asker=asker.id,
        mode=wanted.mode.value,
        kind=wanted.kind.value,
        basis__in=[basis.value for basis in bases],
    )
    found = {Basis(row.basis): row for row in rows if row.asker_version == asker.numbers[row.basis]}
    return next((found[basis] for basis in bases if basis in found), None)


def _current(answer: Answer) -> Sequence[Match]:
    rows = Match.objects.filter(
        asker=answer.asker_id,
        asker_version=answer.asker_version,
        basis=answer.basis,
        mode=answer.mode,
        kind=answer.kind,
        is_current=True,
    )
    return list(_with_words(rows).order_by("rank", "pk"))


def _with_words(rows: QuerySet[Match]) -> QuerySet[Match]:
    return rows.select_related("asker", "found", "asker_wording", "found_wording")


def _is_seen(actor: Actor, row: Match) -> bool:
    """Whether both sides are there for an actor, as they were when they were matched."""
    basis = Basis(row.basis)
    theirs = audience_of_basis(basis).value
    sides = (
        (row.asker, row.asker_version, basis.value),
        (row.found, row.found_version, theirs),
    )
    for side, version, readers in sides:
        visible = listings_visible_to(actor, ListingKind(side.kind))
        if numbers_of(side)[readers] != version or not visible.filter(pk=side.pk).exists():
            return False
    asker = get_seen(actor, ListingKind(row.asker.kind), row.asker_id)
    return basis in bases_of(actor, asker)


def _relaxed(answer: Answer) -> tuple[RelaxedLimit, ...]:
    return tuple(
        RelaxedLimit(
            one["property"],
            one["asked"],
            one["offered"],
            one["fits"],
            one["before"],
            one["after"],
            UUID(one["found"]) if one["found"] else None,
        )
        for one in answer.relaxed
    )


def _made(row: Any) -> Made:  # noqa: ANN401  (an answer or a match)
    return Made(row.engine, row.encoder, row.weights, row.computed_at)


def current_matches() -> QuerySet[Match]:
    """Matches that hold for what both records say now; for whoever counts them."""
    return Match.objects.filter(holds_now(), is_current=True)


def holds_now() -> Q:
    """The same as ``holds``, asked of the database."""
    kept = Q()
    for basis in Basis:
        asker = _number("asker", basis.value)
        found = _number("found", audience_of_basis(basis).value)
        kept |= Q(basis=basis.value, asker_version=asker, found_version=found)
    return kept


def _number(side: str, readers: str) -> F | Cast:
    """The version of one side that some readers know, as the database computes it."""
    if readers == Basis.OWNER.value:
        return F(f"{side}__version")
    face = KeyTransform(readers, f"{side}__faces")
    return Cast(KeyTextTransform("number", face), IntegerField())
