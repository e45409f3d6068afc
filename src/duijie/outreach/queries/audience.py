"""Who gets a digest, what they were told, and what they answered."""

from collections.abc import Collection, Iterable
from operator import itemgetter
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from duijie.accounts.models import Consent, User
from duijie.accounts.types import Consent as ConsentKind
from duijie.kernel.actors import Actor
from duijie.matching.models import Judgement
from duijie.matching.types import Opinion
from duijie.outreach.errors import PushNotFound
from duijie.outreach.models import Digest, Pushed, Reply, Subscription
from duijie.outreach.types import USUAL, Answered, Pace, Pair


def people_to_tell(pace: Pace) -> QuerySet[User]:
    """Everybody who can sign in, agreed to such mails, and wants them at a pace.

    Who agreed and never chose gets the usual one.
    """
    last = Consent.objects.filter(user=OuterRef("pk"), kind=ConsentKind.DIGEST.value)
    chosen = Subscription.objects.filter(user=OuterRef("pk"))
    people = User.objects.filter(is_active=True, deleted_at__isnull=True).annotate(
        agreed=Subquery(last.order_by("-at").values("given")[:1]),
        pace=Subquery(chosen.values("pace")[:1]),
    )
    wanted = people.filter(agreed=True, pace=pace.value)
    if pace is USUAL:
        wanted |= people.filter(agreed=True, pace__isnull=True)
    return wanted.order_by("pk")


def pace_of(actor: Actor) -> Pace:
    """How often a person gets a digest as things are."""
    if actor.user_id is None:
        return Pace.NEVER
    for pace in (Pace.DAILY, Pace.WEEKLY):
        if people_to_tell(pace).filter(pk=actor.user_id).exists():
            return pace
    return Pace.NEVER


def digest_readers_among(people: Collection[UUID]) -> set[UUID]:
    """Those of some people who get digests."""
    return {
        found
        for pace in (Pace.DAILY, Pace.WEEKLY)
        for found in people_to_tell(pace).filter(pk__in=people).values_list("pk", flat=True)
    }


def pushed_to(actor: Actor) -> QuerySet[Pushed]:
    """What a person's digests told them of, the newest first."""
    told = Pushed.objects.filter(user=actor.user_id) if actor.user_id else Pushed.objects.none()
    return told.select_related("listing", "own").prefetch_related("replies")


def get_pushed(actor: Actor, pushed_id: UUID) -> Pushed:
    """One record of a person's digests."""
    found = pushed_to(actor).filter(pk=pushed_id).first()
    if found is None:
        raise PushNotFound
    return found


def answered_by(organisation_ids: Iterable[UUID]) -> dict[Pair, Answered]:
    """What people of some organisations last said of each pair.

    A pair is a record and their own record that it is for; none where an industry
    was the only ground.
    """
    ours = list(organisation_ids)
    replies = Reply.objects.filter(pushed__organisation__in=ours).values_list(
        "pushed__listing", "pushed__own", "opinion", "pushed__trl", "pushed__mark", "at"
    )
    judged = Judgement.objects.filter(organisation__in=ours, match__asker__owner__in=ours)
    words = judged.values_list("match__found", "match__asker", "opinion", "at")
    said = [
        *replies,
        *((listing, own, opinion, None, "", at) for listing, own, opinion, at in words),
    ]
    found: dict[Pair, Answered] = {}
    for listing, own, opinion, trl, mark, _ in sorted(said, key=itemgetter(5)):
        before = found.get((listing, own))
        if before is not None and before.opinion.value == opinion and not mark:
            continue  # the judgement that an answer left knows less than the answer
        found[listing, own] = Answered(Opinion(opinion), trl, mark)
    return found


def marks_told(user_id: UUID) -> set[tuple[UUID, UUID | None, str]]:
    """Every piece of news that a person was told."""
    told = Pushed.objects.filter(user=user_id).values_list("listing", "own", "mark")
    return {(listing, own, mark) for listing, own, mark in told}


def belongings_of_person(user_id: UUID) -> dict[str, Any]:
    """A person's digests and answers, for them to take along."""
    chosen = Subscription.objects.filter(user=user_id).values("pace", "since").first()
    sent = Digest.objects.filter(user=user_id).values("pk", "created_at", "pace")
    told = Pushed.objects.filter(user=user_id).values(
        "digest", "listing", "own", "ground", "created_at"
    )
    said = Reply.objects.filter(pushed__user=user_id).values(
        "pushed__listing", "at", "opinion", "note"
    )
    return {
        "subscription": chosen,
        "digests": list(sent),
        "records": list(told),
        "answers": list(said),
    }
