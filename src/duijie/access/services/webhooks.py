"""Make, change and remove webhooks, and tell them of news."""

from collections.abc import Collection
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.crypto import salted_hmac

from duijie.access import permissions, queries, rules
from duijie.access.models import Delivery, Webhook
from duijie.access.sending import addresses_of
from duijie.access.types import Outcome, Reply
from duijie.accounts.queries import actor_of, get_account_to_change
from duijie.foundation import audit, outbox
from duijie.foundation.records import save_change
from duijie.kernel import clock
from duijie.kernel.actors import Actor

AT_ONCE = 500


@transaction.atomic
def add_webhook(*, actor: Actor, address: str, topics: Collection[str]) -> Webhook:
    """Have an address told of news from now on."""
    permissions.check_signed_in(actor)
    user = get_account_to_change(actor, permissions.person_of(actor))
    rules.check_topics(topics)
    rules.check_count(queries.webhooks_of(actor).count())
    check_reachable(address)
    webhook = Webhook.objects.create(
        user=user, address=address, topics=sorted(topics), position=outbox.last_number()
    )
    audit.record(actor=actor, action="webhook.added", subject=webhook.pk, topics=webhook.topics)
    return webhook


@transaction.atomic
def remove_webhook(*, actor: Actor, webhook_id: UUID) -> None:
    """Tell an address no more, and forget what it was told."""
    webhook = queries.get_webhook_to_change(actor, webhook_id)
    audit.record(actor=actor, action="webhook.removed", subject=webhook.pk)
    webhook.delete()


@transaction.atomic
def enable_webhook(*, actor: Actor, webhook_id: UUID) -> Webhook:
    """Tell an address again that was switched off. What happened meanwhile is left out."""
    webhook = queries.get_webhook_to_change(actor, webhook_id)
    webhook.disabled_at = webhook.failing_since = None
    webhook.position = outbox.last_number()
    save_change(webhook, "disabled_at", "failing_since", "position")
    audit.record(actor=actor, action="webhook.enabled", subject=webhook.pk)
    return webhook


def check_reachable(address: str) -> None:
    """Refuse an address that leads into a private network, unless the node allows it."""
    private: bool = settings.WEBHOOKS_PRIVATE
    host = rules.check_address(address, private=private)
    if not private:
        rules.check_public(host, addresses_of(host))


def secret_of(webhook: Webhook) -> bytes:
    """The key that signs what a webhook is sent. Made from the node's own, kept nowhere."""
    return salted_hmac("duijie.access.webhook", webhook.pk.hex, algorithm="sha256").digest()


@transaction.atomic
def note_news(*, webhook_id: UUID) -> int:
    """Queue the news since the last look that a webhook may be told of."""
    webhook = queries.running_webhooks().select_for_update(of=("self",)).get(pk=webhook_id)
    entries = outbox.entries_after(webhook.position, AT_ONCE)
    if not entries:
        return 0
    actor = actor_of(webhook.user)
    told = 0
    for entry in entries:
        wanted = entry.topic.partition(".")[0] in webhook.topics
        if wanted and queries.may_be_told(webhook, actor, entry):
            Delivery.objects.create(
                webhook=webhook,
                number=entry.number or 0,
                topic=entry.topic,
                subject_id=entry.subject_id,
                happened_at=entry.at,
            )
            told += 1
    webhook.position = entries[-1].number or webhook.position
    save_change(webhook, "position")
    return told


@transaction.atomic
def note_reply(*, delivery_id: UUID, reply: Reply) -> None:
    """Note what a receiver said, when to try again, whether it failed too long."""
    delivery = Delivery.objects.select_for_update().get(pk=delivery_id)
    webhook = Webhook.objects.select_for_update().get(pk=delivery.webhook_id)
    delivery.attempts += 1
    delivery.status, delivery.trouble = reply.status, reply.trouble
    now = clock.now()
    pause = rules.pause_after(delivery.attempts)
    if reply.is_good:
        delivery.outcome, delivery.next_at = Outcome.DELIVERED.value, None
        webhook.failing_since = None
    else:
        webhook.failing_since = webhook.failing_since or now
        delivery.next_at = now + pause if pause else None
        delivery.outcome = Outcome.WAITING.value if pause else Outcome.GIVEN_UP.value
        if now - webhook.failing_since > rules.FAILING_TOO_LONG:
            webhook.disabled_at = now
    save_change(delivery, "attempts", "status", "trouble", "outcome", "next_at")
    save_change(webhook, "failing_since", "disabled_at")
