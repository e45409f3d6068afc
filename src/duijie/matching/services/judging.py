"""What people say of matches; added, never changed."""

from typing import Final
from uuid import UUID

from django.db import transaction

from duijie.accounts.permissions import check_signed_in
from duijie.foundation import audit
from duijie.kernel.actors import Actor
from duijie.matching import queries
from duijie.matching.models import Judgement, Match
from duijie.matching.services.keeping import keep_match
from duijie.matching.types import Opinion

LONGEST_NOTE: Final = 1_000


@transaction.atomic
def judge_match(*, actor: Actor, match_id: UUID, opinion: Opinion, note: str = "") -> Judgement:
    """Say what one thinks of a match; the same said again is not written twice."""
    check_signed_in(actor)
    match = queries.get_match_row(actor, match_id)
    Match.objects.select_for_update().get(pk=match.pk)
    said = note.strip()[:LONGEST_NOTE]
    before = Judgement.objects.filter(match=match, user_id=actor.user_id).first()
    if before is not None and (before.opinion, before.note) == (opinion.value, said):
        return before
    keep_match(match)
    judged = Judgement.objects.create(
        match=match,
        user_id=actor.user_id,
        organisation_id=_speaks_for(actor, match),
        opinion=opinion.value,
        note=said,
    )
    audit.record(actor=actor, action="match.judged", subject=match.pk, opinion=opinion.value)
    return judged


def _speaks_for(actor: Actor, match: Match) -> UUID | None:
    """The organisation of the judge: the one of either side, else any that they belong to."""
    sides = [match.asker.owner_id, match.found.owner_id]
    own = [one for one in sides if actor.is_member_of(one)]
    return next(iter([*own, *sorted(actor.organisation_ids)]), None)
