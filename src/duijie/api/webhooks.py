"""A person's webhooks over the API."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router, Status

from duijie.access import queries, rules, services
from duijie.access.types import Outcome
from duijie.api.auth import ActorRequest, caller_of
from duijie.api.pagination import MOST_ON_A_PAGE, page_of
from duijie.api.shapes import Schema

router = Router(tags=["webhooks"])
Limit = Annotated[int, Query(ge=1, le=MOST_ON_A_PAGE)]


class WebhookIn(Schema):
    """Where news go, and which."""

    address: str
    topics: list[str]


class WebhookOut(Schema):
    """A webhook and how it fares."""

    id: UUID
    address: str
    topics: list[str]
    created_at: datetime
    failing_since: datetime | None
    disabled_at: datetime | None


class WebhooksOut(Schema):
    """A piece of the list; no cursor at its end."""

    items: list[WebhookOut]
    next_cursor: str


class AddedOut(Schema):
    """A new webhook with the secret that proves who sends."""

    webhook: WebhookOut
    secret: str


class DeliveryOut(Schema):
    """One piece of news and what became of it."""

    id: UUID
    topic: str
    subject_id: UUID
    outcome: Outcome
    attempts: int
    next_at: datetime | None
    status: int
    trouble: str


class DeliveriesOut(Schema):
    """A piece of the log; no cursor at its end."""

    items: list[DeliveryOut]
    next_cursor: str


@router.get("/webhooks", response=WebhooksOut)
def list_webhooks(request: ActorRequest, cursor: str = "", limit: Limit = 20) -> object:
    """The caller's own webhooks, the newest first."""
    return page_of(queries.webhooks_of(request.actor), cursor, limit)


@router.post("/webhooks", response={201: AddedOut})
def add_webhook(request: ActorRequest, response: HttpResponse, body: WebhookIn) -> Status[object]:
    """Have an address told of news from now on."""
    services.check_not_too_often(caller=caller_of(request, request.actor), limit=rules.COSTLY)
    made = services.add_webhook(actor=request.actor, address=body.address, topics=body.topics)
    response["Cache-Control"] = "no-store"
    return Status(201, {"webhook": made, "secret": rules.shown_secret(services.secret_of(made))})


@router.post("/webhooks/{uuid:webhook_id}/enabling", response=WebhookOut)
def enable_webhook(request: ActorRequest, webhook_id: UUID) -> object:
    """Tell an address again that was switched off."""
    return services.enable_webhook(actor=request.actor, webhook_id=webhook_id)


@router.delete("/webhooks/{uuid:webhook_id}", response={204: None})
def remove_webhook(request: ActorRequest, webhook_id: UUID) -> Status[None]:
    """Tell an address no more."""
    services.remove_webhook(actor=request.actor, webhook_id=webhook_id)
    return Status(204, None)


@router.get("/webhooks/{uuid:webhook_id}/deliveries", response=DeliveriesOut)
def list_deliveries(
    request: ActorRequest, webhook_id: UUID, cursor: str = "", limit: Limit = 20
) -> object:
    """What was sent, the newest first."""
    return page_of(queries.deliveries_of(request.actor, webhook_id), cursor, limit)
