"""Matches computed when records change: what they find, and who finds them.

docs/algorithms/matching.md tells when, for whom and how often.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db import transaction

from duijie.catalogue.types.words import ListingKind
from duijie.engine.records import Record
from duijie.matching import asking, documents
from duijie.matching.indexing.reading import ask
from duijie.matching.models import Answer, Match
from duijie.matching.relaxing import relaxed_limits
from duijie.matching.rules import WANTED, audience_of_basis, modes_of
from duijie.matching.services.keeping import keep_answer
from duijie.matching.services.reaching import Changed, reached
from duijie.matching.services.telling import tell_of_matches
from duijie.matching.tongues import listing_of
from duijie.matching.types import Asking, Basis, Mode, Question

# A record that comes near a question may be found by it. Wide enough that what would fit
# is among them: docs/algorithms/matching.md has the figures.
NEAR_ENOUGH: Final = 0.02
MOST_NEAR: Final = 40
PIECE: Final = 200
# A few seconds of work, so that what else waits in the queue has its turn.
MOST_OF_THE_REST: Final = 20
# Records that ask, by kind.
Askers = dict[ListingKind, set[UUID]]


def match_news(changed: Changed) -> set[UUID]:
    """Compute what changed records find, and ask again for all whom they may serve.

    Those who ask again ask for close matches; returned are the needs that have yet
    to ask for other fields, which can wait.
    """
    had: Askers = {}
    near: Askers = {}
    for kind, ids in changed.items():
        for piece in _pieces(ids):
            _add(had, _who_has(piece))
            _add(near, _match_changed(kind, piece))
    only = frozenset(changed)
    for kind in ListingKind:
        own = set(changed.get(kind, ()))
        relying, others = had.get(kind, set()) - own, near.get(kind, set()) - own
        answer_records(kind, relying, only=only, modes=(Mode.CLOSE,))
        _answer_reached(kind, others - relying, changed)
    if ListingKind.OFFER not in changed:
        return set()
    needs = had.get(ListingKind.NEED, set()) | near.get(ListingKind.NEED, set())
    return needs - set(changed.get(ListingKind.NEED, ()))


def ask_other_fields(needs: Collection[UUID]) -> None:
    """Ask again for what does the same in other fields."""
    only = frozenset({ListingKind.OFFER})
    answer_records(ListingKind.NEED, needs, only=only, modes=(Mode.OTHER_FIELDS,))


def answer_records(
    kind: ListingKind,
    ids: Collection[UUID],
    *,
    only: frozenset[ListingKind] | None = None,
    bases: Collection[Basis] = tuple(Basis),
    modes: Collection[Mode] = tuple(Mode),
) -> None:
    """Ask for records and keep what they get; ``only`` names the kinds asked for."""
    for piece in _pieces(ids):
        for one in documents.askings(kind, piece).values():
            _answer_one(one, only, _Ways(bases, modes))


def ask_owners_again(wanted: Collection[ListingKind]) -> None:
    """Ask again for records that no index holds, which nothing new can come near."""
    rows = Answer.objects.filter(basis=Basis.OWNER.value, kind__in=[one.value for one in wanted])
    asked: dict[ListingKind, list[UUID]] = {}
    for kind, pk in rows.order_by("computed_at").values_list("asker__kind", "asker").distinct():
        asked.setdefault(ListingKind(kind), []).append(pk)
    for kind, ids in asked.items():
        answer_records(kind, ids, only=frozenset(wanted), bases=[Basis.OWNER])


def match_the_rest(kind: ListingKind, after: UUID | None) -> UUID | None:
    """Ask for some records without an answer; the last of them, None at the end."""
    waiting = documents.unanswered(kind, after, MOST_OF_THE_REST)
    answer_records(kind, waiting)
    return waiting[-1] if waiting else None


@transaction.atomic
def forget_matches(ids: Collection[UUID]) -> None:
    """Take matches away from and for records that are not shown any more."""
    for side in ("asker", "found"):
        current = Match.objects.filter(**{f"{side}__in": list(ids)}, is_current=True)
        current.filter(is_kept=True).update(is_current=False)
        current.filter(is_kept=False).delete()
    Answer.objects.filter(asker__in=list(ids)).delete()


def _answer_reached(kind: ListingKind, ids: Collection[UUID], changed: Changed) -> None:
    """Ask again for those records of a kind whose answers a change can reach."""
    for piece in _pieces(ids):
        asked = documents.askings(kind, piece)
        for pk in sorted(reached(asked.values(), changed)):
            _answer_one(asked[pk], frozenset(changed), _Ways(modes=(Mode.CLOSE,)))


def _match_changed(kind: ListingKind, ids: Collection[UUID]) -> Askers:
    """Matches of some changed records of a kind, and the records that they come near."""
    shown = documents.askings(kind, ids)
    gone = [one for one in ids if one not in shown]
    if gone:
        forget_matches(gone)
    near: Askers = {}
    for one in shown.values():
        _answer_one(one, None, _Ways())
        _add(near, _near(one))
    return near


def _add(all_of: Askers, more: Askers) -> None:
    for kind, ids in more.items():
        all_of.setdefault(kind, set()).update(ids)


@dataclass(frozen=True, slots=True)
class _Ways:
    """In whose words to ask, and looking how."""

    bases: Collection[Basis] = tuple(Basis)
    modes: Collection[Mode] = tuple(Mode)


def _answer_one(one: Asking, only: frozenset[ListingKind] | None, ways: _Ways) -> None:
    is_first = not Answer.objects.filter(asker=one.listing_id).exists()
    _drop_unread(one)
    for kind in WANTED[one.kind]:
        if only is not None and kind not in only:
            continue
        for mode in modes_of(one.kind, kind):
            if mode in ways.modes:
                for basis in filter(ways.bases.__contains__, one.texts):
                    _put(one, Question(basis, mode, kind))
    tell_of_matches(one, is_first=is_first)


def _put(one: Asking, question: Question) -> None:
    """Ask one question and keep the answer; what limits bring is asked of close matches."""
    answered = asking.put(one.texts[question.basis], one.kind, question)
    relaxed = []
    if question.mode is Mode.CLOSE:
        relaxed = relaxed_limits(one.kind, question, answered.answer)
    keep_answer(one, question, answered, relaxed)


def _drop_unread(one: Asking) -> None:
    """Answers on a basis that the record no longer has."""
    unread = [basis.value for basis in Basis if basis not in one.texts]
    if not unread:
        return
    current = Match.objects.filter(asker=one.listing_id, basis__in=unread, is_current=True)
    current.filter(is_kept=True).update(is_current=False)
    current.filter(is_kept=False).delete()
    Answer.objects.filter(asker=one.listing_id, basis__in=unread).delete()


def _who_has(ids: Collection[UUID]) -> Askers:
    """The records that have found any of these, by kind."""
    rows = Match.objects.filter(found__in=list(ids), is_current=True)
    found: Askers = {}
    for kind, pk in rows.values_list("asker__kind", "asker").distinct():
        found.setdefault(ListingKind(kind), set()).add(pk)
    return found


def _near(one: Asking) -> Askers:
    """The records that a changed one may serve, by kind."""
    found: Askers = {}
    for kind in WANTED[one.kind]:
        for basis, texts in one.texts.items():
            # What only its owner reads of a record serves nobody else.
            if basis is not Basis.OWNER:
                for text in texts:
                    found.setdefault(kind, set()).update(_nearest(kind, basis, text))
    return found


def _nearest(kind: ListingKind, basis: Basis, text: Record) -> set[UUID]:
    hits = ask(
        kind, audience_of_basis(basis), lambda matcher: matcher.find(text.text, top=MOST_NEAR)
    )
    return {listing_of(hit.id) for hit in hits if hit.probability >= NEAR_ENOUGH}


def _pieces(ids: Iterable[UUID]) -> Iterable[list[UUID]]:
    waiting = sorted(ids)
    for start in range(0, len(waiting), PIECE):
        yield waiting[start : start + PIECE]
