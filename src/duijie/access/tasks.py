"""What access does by the clock: forget what is old, tell webhooks of news."""

from uuid import UUID

from django.conf import settings

from duijie.access import queries, sending, services
from duijie.access.types import Message
from duijie.foundation.jobs import every, job


@every("41 * * * *", "access.forget_what_is_old")
def forget_what_is_old() -> None:
    """Delete counts and kept answers that are of no more use."""
    services.forget_old_counts()
    services.forget_old_answers()


@every("* * * * *", "access.tell_webhooks")
def tell_webhooks() -> None:
    """Look for news, and have what is due sent. One job per receiver, so none waits for another."""
    for webhook in queries.running_webhooks():
        services.note_news(webhook_id=webhook.pk)
    for webhook_id in queries.webhooks_with_due():
        send_due.later_once(f"webhook-{webhook_id}", webhook_id=webhook_id)


@job("access.send_due", queue="slow")
def send_due(webhook_id: str) -> None:
    """Send what is due to one receiver, the oldest first.

    A worker that is killed between sending and noting sends again, under the same
    Webhook-Id, by which receivers know it.
    """
    webhook = queries.running_webhooks().filter(pk=webhook_id).first()
    if webhook is None:
        return
    key = services.secret_of(webhook)
    for delivery in queries.deliveries_due(UUID(webhook_id)):
        message = Message(
            str(delivery.pk), delivery.happened_at, delivery.topic, str(delivery.subject_id)
        )
        reply = sending.send(webhook.address, key, message, private=settings.WEBHOOKS_PRIVATE)
        services.note_reply(delivery_id=delivery.pk, reply=reply)
        if not reply.is_good:
            # Who is away for one is away for all; the rest waits for the next minute.
            break
