"""Why a record is not among the matches of another: asked anew for that record alone."""

from uuid import UUID

from duijie.catalogue.errors import ListingNotFound
from duijie.catalogue.queries import get_seen
from duijie.catalogue.types.results import Seen
from duijie.catalogue.types.words import ListingKind
from duijie.engine.rank.types import Stands
from duijie.kernel.actors import Actor
from duijie.matching.asking import proof_of
from duijie.matching.documents import askings
from duijie.matching.folding import asker_in, found_in
from duijie.matching.indexing.reading import ask
from duijie.matching.models import Answer, Match, Wording
from duijie.matching.queries.matches import Wanted, answer_for, matches_of, seen_match
from duijie.matching.rules import WANTED, audience_of_basis
from duijie.matching.tongues import entries_of
from duijie.matching.types import Absence, Basis, Mode, SeenMatch, Standing, WhyNot


def why_not(actor: Actor, kind: ListingKind, listing_id: UUID, other_id: UUID) -> Absence:
    """What keeps a record that the actor may see out of the matches of another."""
    asker = get_seen(actor, kind, listing_id)
    found = _found(actor, kind, other_id)
    wanted = Wanted(found.kind)
    here = matches_of(actor, kind, listing_id, wanted)
    shown = next((one for one in here.matches if one.found.id == other_id), None)
    if shown is not None and shown.standing is Standing.FIT:
        return Absence(found, WhyNot.IS_THERE, shown.rank, match=shown)
    answer = answer_for(actor, asker, wanted)
    if answer is None:
        return Absence(found, WhyNot.NOT_ASKED)
    stands = _stands(answer, kind, found)
    if stands is None:
        return Absence(found, WhyNot.NOT_ASKED)
    if stands.match is None:
        return Absence(found, WhyNot.NOT_NEAR, 0, stands.candidates, stands.threshold)
    match = _computed(answer, asker, found, stands)
    passes = match.probability >= stands.threshold
    why = WhyNot.OTHERS_FIRST if passes else WhyNot.BELOW_THRESHOLD
    return Absence(found, why, stands.place, stands.candidates, stands.threshold, match)


def _found(actor: Actor, kind: ListingKind, other_id: UUID) -> Seen:
    for other in WANTED[kind]:
        try:
            return get_seen(actor, other, other_id)
        except ListingNotFound:
            continue
    raise ListingNotFound


def _stands(answer: Answer, kind: ListingKind, found: Seen) -> Stands | None:
    """Where the record stands in the language of the asker in which it stands best."""
    basis, reverse = Basis(answer.basis), kind is not ListingKind.NEED
    asking = askings(kind, [answer.asker_id]).get(answer.asker_id)
    texts = asking.texts.get(basis, ()) if asking else ()
    told = ask(
        found.kind,
        audience_of_basis(basis),
        lambda matcher: [
            matcher.stands(text, entries_of(found.id), reverse=reverse) for text in texts
        ],
    )
    there = [one for one in told if one is not None]
    return max(there, key=_likelihood, default=None)


def _likelihood(stands: Stands) -> float:
    return stands.match.score if stands.match else float("-inf")


def _computed(answer: Answer, asker: Seen, found: Seen, stands: Stands) -> SeenMatch:
    """What was computed for the one pair, which is kept nowhere."""
    assert stands.match is not None  # noqa: S101  (whoever calls has looked)
    texts = [side(stands.match, asker.kind) for side in (asker_in, found_in)]
    own, theirs = (
        Wording(fields={name.value: text for name, text in one.fields.items()}) for one in texts
    )
    row = Match(
        asker_id=asker.id,
        found_id=found.id,
        asker_wording=own,
        found_wording=theirs,
        kind=answer.kind,
        basis=answer.basis,
        mode=Mode.CLOSE.value,
        standing=Standing.MISS.value,
        rank=stands.place,
        score=float(stands.match.score),
        probability=float(stands.match.probability),
        grade=stands.match.grade.value,
        proof=proof_of(stands.match),
        engine=answer.engine,
        encoder=answer.encoder,
        weights=answer.weights,
    )
    return seen_match(row, asker, found, {})
