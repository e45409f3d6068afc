"""Writes of notices."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.core import signing
from django.db import transaction

from duijie.accounts.models import User
from duijie.accounts.permissions import check_signed_in
from duijie.foundation import audit
from duijie.kernel import clock
from duijie.kernel.actors import Actor
from duijie.notices import letters, queries
from duijie.notices.errors import LinkBroken
from duijie.notices.models import Notice, Preference
from duijie.notices.types import TOPICS, Delivery, Kind, Topic


@transaction.atomic
def notify(*, actor: Actor, people: Iterable[UUID], kind: Kind, path: str, **facts: Any) -> None:  # noqa: ANN401
    """Tell people what the actor did, in the transaction of the deed; not the actor."""
    others = set(people) - {actor.user_id}
    deliveries = queries.deliveries_for(others, TOPICS[kind]) if others else {}
    Notice.objects.bulk_create(
        Notice(user_id=user_id, kind=kind.value, facts=facts, path=path, delivery=delivery.value)
        for user_id, delivery in deliveries.items()
        if delivery is not Delivery.NEVER
    )


@transaction.atomic
def mark_read(*, actor: Actor, notice_id: UUID) -> Notice:
    """Note that a person read a notice."""
    notice = queries.get_notice(actor, notice_id)
    if notice.read_at is None:
        notice.read_at = clock.now()
        notice.save(update_fields=["read_at"])
    return notice


@transaction.atomic
def mark_all_read(*, actor: Actor) -> int:
    """Note that a person read everything there is."""
    check_signed_in(actor)
    unread = queries.notices_of(actor).filter(read_at__isnull=True)
    return unread.update(read_at=clock.now())


@transaction.atomic
def choose_deliveries(*, actor: Actor, wanted: Mapping[Topic, Delivery]) -> None:
    """Keep how a person wants to be told of each topic."""
    check_signed_in(actor)
    assert actor.user_id  # noqa: S101  (the node itself has no page to choose on)
    _choose(actor, actor.user_id, wanted)


@transaction.atomic
def stop_mails(*, token: str) -> tuple[Topic, ...]:
    """Send no more mails of the topics that a mail was about. Whoever has the mail may."""
    user_id, topics = _read(token)
    user = User.objects.filter(pk=user_id, is_active=True).first()
    if user is None:
        raise LinkBroken
    actor = Actor(user_id=user.pk)
    _choose(actor, user.pk, dict.fromkeys(topics, Delivery.IN_APP))
    return topics


def topics_of_link(token: str) -> tuple[Topic, ...]:
    """What the link of a mail would stop."""
    return _read(token)[1]


def _read(token: str) -> tuple[UUID, tuple[Topic, ...]]:
    try:
        user_id, *topics = signing.loads(token, salt=letters.SALT)
        return UUID(user_id), tuple(Topic(topic) for topic in topics)
    except (signing.BadSignature, ValueError, TypeError) as trouble:
        raise LinkBroken from trouble


def _choose(actor: Actor, user_id: UUID, wanted: Mapping[Topic, Delivery]) -> None:
    for topic, delivery in wanted.items():
        Preference.objects.update_or_create(
            user_id=user_id, topic=topic.value, defaults={"delivery": delivery.value}
        )
        waiting = queries.notices_to_mail(Delivery.AT_ONCE) | queries.notices_to_mail(
            Delivery.DAILY
        )
        kinds = [kind.value for kind, about in TOPICS.items() if about is topic]
        waiting.filter(user=user_id, kind__in=kinds).update(delivery=delivery.value)
    chosen = {topic.value: delivery.value for topic, delivery in wanted.items()}
    audit.record(actor=actor, action="notices.chosen", subject=user_id, **chosen)


@transaction.atomic
def mail_person(*, user_id: UUID, delivery: Delivery) -> int:
    """Send a person all that waits for them in one letter. The number of notices in it."""
    user = User.objects.select_for_update().filter(pk=user_id, is_active=True).first()
    if user is None:
        return 0
    waiting = list(queries.notices_to_mail(delivery).filter(user=user_id)[: letters.MOST_IN_ONE])
    if not waiting:
        return 0
    waiting.reverse()
    # Marked first and sent last: if the letter cannot be sent, the mark is taken back with it.
    Notice.objects.filter(pk__in=[one.pk for one in waiting]).update(mailed_at=clock.now())
    letters.letter_about(user, waiting).send()
    return len(waiting)
