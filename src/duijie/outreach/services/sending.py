"""Digests made and sent, each piece of news once."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from duijie.accounts.models import User
from duijie.accounts.queries import actor_of
from duijie.kernel import clock
from duijie.kernel.actors import Actor
from duijie.outreach import letters, queries
from duijie.outreach.models import Digest, Pushed, Subscription
from duijie.outreach.rules import FIRST_LOOK_BACK, trl_of
from duijie.outreach.types import USUAL, News, Pace


@transaction.atomic
def send_digest(*, user_id: UUID) -> int:
    """Send a person what is new for them; how many records the letter names.

    Their choice is locked first, so that two runs or an unsubscription in between
    cannot send what is not wanted or was sent.
    """
    chosen, _ = Subscription.objects.select_for_update().get_or_create(
        user_id=user_id,
        defaults={"pace": USUAL.value, "since": clock.now() - FIRST_LOOK_BACK},
    )
    pace = Pace(chosen.pace)
    user = queries.people_to_tell(pace).filter(pk=user_id).first()
    if pace is Pace.NEVER or user is None:
        return 0
    actor = actor_of(user)
    news = queries.news_for(actor, chosen.since)
    if not news:
        return 0
    # Noted first and sent last: if the letter cannot be sent, the notes are taken back with it.
    told = _note(actor, user, pace, news)
    letters.letter_of_digest(user, told).send()
    return len(told)


def _note(actor: Actor, user: User, pace: Pace, news: Sequence[News]) -> list[tuple[Pushed, News]]:
    digest = Digest.objects.create(user=user, pace=pace.value)
    rows = [
        Pushed(
            digest=digest,
            user=user,
            organisation_id=queries.organisation_for(actor, one),
            ground=one.ground.value,
            listing_id=one.seen.id,
            listing_version=one.seen.version,
            own_id=one.own_id,
            match_id=one.match.id if one.match else None,
            mark=one.mark,
            trl=trl_of(one.seen),
        )
        for one in news
    ]
    Pushed.objects.bulk_create(rows)
    return list(zip(rows, news, strict=True))
