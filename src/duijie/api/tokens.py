"""A person's tokens over the API."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router, Status

from duijie.access import queries, services
from duijie.access.types import Scope
from duijie.api.auth import ActorRequest, check_by_session
from duijie.api.pagination import MOST_ON_A_PAGE, page_of
from duijie.api.shapes import Schema

router = Router(tags=["tokens"])


class TokenIn(Schema):
    """What a new token is for."""

    name: str
    scopes: list[Scope]
    days: int = 90


class TokenOut(Schema):
    """A token without its secret, which nobody can read again."""

    id: UUID
    name: str
    scopes: list[Scope]
    created_at: datetime
    expires_at: datetime
    last_used_at: datetime | None
    revoked_at: datetime | None


class TokensOut(Schema):
    """A piece of the list; no cursor at its end."""

    items: list[TokenOut]
    next_cursor: str


class IssuedOut(Schema):
    """A new token with its secret, told this once."""

    token: TokenOut
    secret: str


@router.get("/tokens", response=TokensOut)
def list_tokens(
    request: ActorRequest,
    cursor: str = "",
    limit: Annotated[int, Query(ge=1, le=MOST_ON_A_PAGE)] = 20,
) -> object:
    """The caller's own tokens, the newest first."""
    return page_of(queries.tokens_of(request.actor), cursor, limit)


@router.post("/tokens", response={201: IssuedOut})
def issue_token(request: ActorRequest, response: HttpResponse, body: TokenIn) -> Status[object]:
    """Make a token; its secret is told this once. Only somebody at a browser can."""
    check_by_session(request)
    issued = services.issue_token(
        actor=request.actor, name=body.name, scopes=set(body.scopes), days=body.days
    )
    response["Cache-Control"] = "no-store"
    return Status(201, {"token": issued.token, "secret": issued.secret})


@router.delete("/tokens/{uuid:token_id}", response={204: None})
def revoke_token(request: ActorRequest, token_id: UUID) -> Status[None]:
    """Make a token useless at once."""
    services.revoke_token(actor=request.actor, token_id=token_id)
    return Status(204, None)
