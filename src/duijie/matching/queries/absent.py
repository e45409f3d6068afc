"""Why a record is not among the matches of another: asked anew for that record alone."""

from uuid import UUID

from duijie.catalogue.errors import ListingNotFound
from duijie.catalogue.queries import get_seen
from duijie.catalogue.types.results import Seen
from duijie.catalogue.types.words import ListingKind
from duijie.engine.rank.matcher import Stands
from duijie.engine.records import Field, Record
from duijie.kernel.actors import Actor
from duijie.matching.asking import found_in, proof_of
from duijie.matching.indexing.reading import ask
from duijie.matching.models import Answer, Match, Wording
from duijie.matching.queries.matches import Wanted, answer_for, matches_of, seen_match
from duijie.matching.rules import WANTED, audience_of_basis
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
    said = {Field(name): text for name, text in answer.wording.fields.items()}
    asker = Record(str(answer.asker_id), said)
    return ask(
        found.kind,
        audience_of_basis(Basis(answer.basis)),
        lambda matcher: matcher.stands(asker, str(found.id), reverse=kind is not ListingKind.NEED),
    )


def _computed(answer: Answer, asker: Seen, found: Seen, stands: Stands) -> SeenMatch:
    """What was computed for the one pair, which is kept nowhere."""
    assert stands.match is not None  # noqa: S101  (whoever calls has looked)
    record = found_in(stands.match, asker.kind)
    row = Match(
        asker_id=asker.id,
        found_id=found.id,
        asker_wording=answer.wording,
        found_wording=Wording(fields={name.value: text for name, text in record.fields.items()}),
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
