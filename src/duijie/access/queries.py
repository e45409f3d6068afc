"""Reads of access."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from duijie.access.errors import TokenNotFound, TokenUnusable, WebhookNotFound
from duijie.access.models import Delivery, Token, Webhook
from duijie.access.rules import digest_of
from duijie.access.types import Outcome, Scope
from duijie.accounts.permissions import check_signed_in
from duijie.accounts.queries import actor_of
from duijie.catalogue.queries import listings_visible_to
from duijie.catalogue.rules.faces import PUBLIC, REGISTERED
from duijie.catalogue.types.words import ListingKind
from duijie.foundation.models import OutboxEntry
from duijie.kernel import clock
from duijie.kernel.actors import Actor
from duijie.organisations.queries import organisations_visible_to

ORGANISATION = "organisation"
# The kinds of readers that everybody who signed in is: catalogue/rules/faces.py.
EVERYBODY = frozenset({PUBLIC, REGISTERED})


def tokens_of(actor: Actor) -> QuerySet[Token]:
    """The actor's own tokens; not even an operator sees those of others."""
    check_signed_in(actor)
    return Token.objects.filter(user=actor.user_id)


def get_token_to_change(actor: Actor, token_id: UUID) -> Token:
    """The token, its row locked until the transaction ends."""
    found = tokens_of(actor).select_for_update(of=("self",)).filter(pk=token_id).first()
    if found is None:
        raise TokenNotFound
    return found


def get_valid_token(secret: str) -> Token:
    """The token that a program showed, if it is still good."""
    good = Token.objects.filter(revoked_at__isnull=True, expires_at__gt=clock.now())
    found = good.select_related("user").filter(digest=digest_of(secret)).first()
    if found is None or not found.user.is_active:
        raise TokenUnusable
    return found


def actor_by(token: Token) -> Actor:
    """The actor that a program is: its person, as far as the token reaches."""
    actor = actor_of(token.user)
    return replace(actor, is_operator=actor.is_operator and Scope.OPERATE in token.scopes)


def webhooks_of(actor: Actor) -> QuerySet[Webhook]:
    """The actor's own webhooks."""
    check_signed_in(actor)
    return Webhook.objects.filter(user=actor.user_id)


def get_webhook(actor: Actor, webhook_id: UUID) -> Webhook:
    """The webhook, if it is the actor's."""
    return _one(webhooks_of(actor), webhook_id)


def get_webhook_to_change(actor: Actor, webhook_id: UUID) -> Webhook:
    """The webhook, its row locked until the transaction ends."""
    return _one(webhooks_of(actor).select_for_update(of=("self",)), webhook_id)


def _one(webhooks: QuerySet[Webhook], webhook_id: UUID) -> Webhook:
    found = webhooks.filter(pk=webhook_id).first()
    if found is None:
        raise WebhookNotFound
    return found


def deliveries_of(actor: Actor, webhook_id: UUID) -> QuerySet[Delivery]:
    """What was sent to a webhook, the newest first."""
    return Delivery.objects.filter(webhook=get_webhook(actor, webhook_id))


def running_webhooks() -> QuerySet[Webhook]:
    """The webhooks that are to be told of news."""
    return Webhook.objects.filter(disabled_at__isnull=True).select_related("user")


def deliveries_due(webhook_id: UUID) -> QuerySet[Delivery]:
    """What is to be sent to a webhook now, the oldest first."""
    waiting = Delivery.objects.filter(outcome=Outcome.WAITING.value, next_at__lte=clock.now())
    return waiting.filter(webhook=webhook_id).order_by("number")


def webhooks_with_due() -> list[UUID]:
    """The running webhooks for which something is to be sent now."""
    due = Q(deliveries__outcome=Outcome.WAITING.value, deliveries__next_at__lte=clock.now())
    return list(running_webhooks().filter(due).values_list("pk", flat=True).distinct())


def may_be_told(webhook: Webhook, actor: Actor, entry: OutboxEntry) -> bool:
    """Whether news of a record may be told: it is visible, or was told of before.

    Who was told that a record is there is also told that it is gone. A change that
    shows nothing to an actor is no news for them.
    """
    if not _shows_to(actor, entry.facts):
        return False
    subject_id = entry.subject_id
    if Delivery.objects.filter(webhook=webhook, subject_id=subject_id).exists():
        return True
    kind = entry.topic.partition(".")[0]
    if kind == ORGANISATION:
        return organisations_visible_to(actor).filter(pk=subject_id).exists()
    return listings_visible_to(actor, ListingKind(kind)).filter(pk=subject_id).exists()


def _shows_to(actor: Actor, facts: Mapping[str, Any]) -> bool:
    """Whether a change shows to an actor; of organisations every change does."""
    own = {str(one) for one in actor.organisation_ids}
    if "seen_by" not in facts or actor.is_operator or facts["owner"] in own:
        return True
    return not own.union(EVERYBODY).isdisjoint(facts["seen_by"])


def belongings_of_person(user_id: UUID) -> dict[str, Any]:
    """What is kept here of a person, for them to take along."""
    tokens = Token.objects.filter(user=user_id)
    webhooks = Webhook.objects.filter(user=user_id)
    return {
        "tokens": list(tokens.values("name", "scopes", "created_at", "expires_at", "last_used_at")),
        "webhooks": list(webhooks.values("address", "topics", "created_at")),
    }
