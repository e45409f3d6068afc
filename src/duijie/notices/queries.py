"""Reads of notices; everybody sees only their own."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from duijie.accounts.models import User
from duijie.kernel import clock
from duijie.kernel.actors import Actor
from duijie.kernel.language import Language
from duijie.kernel.pages import Page, UnknownCursor, read_cursor, write_cursor
from duijie.kernel.refusals import sentences
from duijie.notices import rules
from duijie.notices.errors import NoticeNotFound
from duijie.notices.models import Notice, Preference
from duijie.notices.types import Delivery, Topic

PAGE_SIZE = 30


def notices_of(actor: Actor) -> QuerySet[Notice]:
    """What a person was told on the node, the newest first."""
    return Notice.objects.filter(user=actor.user_id)


def unread_count(actor: Actor) -> int:
    """How much of it was not read."""
    return notices_of(actor).filter(read_at__isnull=True).count() if actor.user_id else 0


def page_of_notices(actor: Actor, *, cursor: str = "", size: int = PAGE_SIZE) -> Page[Notice]:
    """One page of a person's notices."""
    found = notices_of(actor)
    if cursor:
        found = found.filter(_after(cursor))
    rows = list(found[: size + 1])
    if len(rows) <= size:
        return Page(rows)
    last = rows[size - 1]
    return Page(rows[:size], write_cursor(last.created_at.isoformat(), str(last.pk)))


def _after(cursor: str) -> Q:
    at, pk = read_cursor(cursor, 2)
    try:
        moment, last = datetime.fromisoformat(at), UUID(pk)
    except ValueError:
        raise UnknownCursor from None
    if moment.tzinfo is None:
        raise UnknownCursor
    return Q(created_at__lt=moment) | Q(created_at=moment, pk__lt=last)


def get_notice(actor: Actor, notice_id: UUID) -> Notice:
    """One of a person's own notices."""
    found = notices_of(actor).filter(pk=notice_id).first()
    if found is None:
        raise NoticeNotFound
    return found


def sentence_of(notice: Notice, language: Language) -> str:
    """What a notice says, in the reader's language."""
    facts = rules.facts_in(notice.facts, language)
    return sentences().say(f"notices.{notice.kind}", language, **facts)


def topics_for(actor: Actor) -> tuple[Topic, ...]:
    """What a person can be told of."""
    return tuple(topic for topic in Topic if topic is not Topic.DESK or actor.is_operator)


def deliveries_of(actor: Actor) -> dict[Topic, Delivery]:
    """How a person is told of each topic."""
    chosen = _chosen([actor.user_id] if actor.user_id else []).get(actor.user_id, {})
    return {topic: rules.delivery_of(topic, chosen) for topic in topics_for(actor)}


def deliveries_for(people: Iterable[UUID], topic: Topic) -> dict[UUID, Delivery]:
    """How each of some people who can sign in wants to be told of a topic."""
    active = User.objects.filter(pk__in=set(people), is_active=True).values_list("pk", flat=True)
    chosen = _chosen(list(active))
    return {pk: rules.delivery_of(topic, chosen.get(pk, {})) for pk in active}


def _chosen(people: Iterable[UUID]) -> dict[UUID | None, dict[Topic, Delivery]]:
    found: dict[UUID | None, dict[Topic, Delivery]] = {}
    for row in Preference.objects.filter(user__in=people):
        found.setdefault(row.user_id, {})[Topic(row.topic)] = Delivery(row.delivery)
    return found


def notices_to_mail(delivery: Delivery) -> QuerySet[Notice]:
    """What waits to be mailed; what was read meanwhile need not be."""
    return Notice.objects.filter(
        delivery=delivery.value,
        mailed_at__isnull=True,
        read_at__isnull=True,
        user__is_active=True,
        created_at__gte=clock.now() - rules.STILL_NEWS,
    )


def people_to_mail(delivery: Delivery) -> list[tuple[UUID, str]]:
    """Whom mail waits for, each with the time zone."""
    waiting = notices_to_mail(delivery).order_by("user").distinct()
    return list(waiting.values_list("user", "user__time_zone"))


def belongings_of_person(user_id: UUID) -> dict[str, Any]:
    """A person's notices and choices, for them to take along."""
    told = Notice.objects.filter(user=user_id).values("kind", "facts", "created_at", "read_at")
    chosen = Preference.objects.filter(user=user_id).values("topic", "delivery")
    return {"told": list(told), "preferences": list(chosen)}
