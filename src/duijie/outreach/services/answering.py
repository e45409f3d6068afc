"""What people say to a record of a digest; it becomes a judgement of the match."""

from uuid import UUID

from django.db import transaction

from duijie.accounts.models import User
from duijie.accounts.queries import actor_of
from duijie.foundation import audit
from duijie.kernel.actors import Actor
from duijie.matching.errors import MatchNotFound
from duijie.matching.services import judge_match
from duijie.matching.types import Opinion
from duijie.outreach import letters, queries
from duijie.outreach.errors import LinkBroken
from duijie.outreach.models import Pushed, Reply

LONGEST_NOTE = 1_000


@transaction.atomic
def answer(*, actor: Actor, pushed_id: UUID, opinion: Opinion, note: str = "") -> Reply:
    """Say what one thinks of a record that a digest told of."""
    pushed = queries.get_pushed(actor, pushed_id)
    Pushed.objects.select_for_update(of=("self",)).get(pk=pushed.pk)
    said = note.strip()[:LONGEST_NOTE]
    before = Reply.objects.filter(pushed=pushed).first()
    if before is not None and (before.opinion, before.note) == (opinion.value, said):
        return before
    reply = Reply.objects.create(pushed=pushed, opinion=opinion.value, note=said)
    _judge(actor, pushed, opinion, said)
    audit.record(actor=actor, action="digest.answered", subject=pushed.pk, opinion=opinion.value)
    return reply


@transaction.atomic
def answer_by_link(*, token: str, opinion: Opinion, note: str = "") -> Reply:
    """The same by the link of a mail; whoever has the mail may answer for its reader."""
    pushed_id, user_id = letters.pushed_of(token)
    user = User.objects.filter(pk=user_id, is_active=True).first()
    if user is None:
        raise LinkBroken
    return answer(actor=actor_of(user), pushed_id=pushed_id, opinion=opinion, note=note)


def _judge(actor: Actor, pushed: Pushed, opinion: Opinion, note: str) -> None:
    if pushed.match_id is None:
        return
    try:
        judge_match(actor=actor, match_id=pushed.match_id, opinion=opinion, note=note)
    except MatchNotFound:
        # The pair is no match any more, or hidden by now; the answer itself stands.
        return
