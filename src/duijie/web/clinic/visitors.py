"""Whose browser it is: a visitor's drafts hang on a signed cookie until they sign in."""

import secrets
from dataclasses import dataclass
from typing import Final

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from duijie.access import rules, services
from duijie.clinic import queries
from duijie.clinic.services import claim_drafts
from duijie.clinic.types import KEPT_FOR_VISITORS, Holder
from duijie.kernel.actors import Actor
from duijie.web.edges import actor_of

COOKIE: Final = "duijie_clinic"
SALT: Final = "duijie.clinic.visitor"


@dataclass(frozen=True, slots=True)
class Asker:
    """Who works on drafts: the actor, and what their browser holds."""

    actor: Actor
    holder: Holder
    token: str


def asker_of(request: HttpRequest) -> Asker:
    """Who asks; drafts made before signing in become theirs here."""
    actor = actor_of(request)
    token = token_in(request)
    holder = queries.holder_of(actor, token)
    if actor.is_known and holder.visitor:
        claim_drafts(actor=actor, visitor=holder.visitor)
    return Asker(actor, holder, token)


def token_in(request: HttpRequest) -> str:
    """The token of the browser's cookie; empty without one that the node signed."""
    kept = request.get_signed_cookie(COOKIE, default="", salt=SALT, max_age=KEPT_FOR_VISITORS)
    return str(kept or "")


def new_asker(request: HttpRequest) -> Asker:
    """Who begins a draft; a visitor without a cookie gets a token for one."""
    asker = asker_of(request)
    if asker.actor.is_known or asker.token:
        return asker
    token = secrets.token_urlsafe(32)
    return Asker(asker.actor, queries.holder_of(asker.actor, token), token)


def with_cookie(answer: HttpResponse, asker: Asker) -> HttpResponse:
    """The answer with the visitor's cookie; without it once the drafts are a person's."""
    if asker.actor.is_known:
        if asker.token:
            answer.delete_cookie(COOKIE)
        return answer
    answer.set_signed_cookie(
        COOKIE,
        asker.token,
        salt=SALT,
        max_age=KEPT_FOR_VISITORS,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return answer


def check_pace(request: HttpRequest, limit: rules.Limit) -> None:
    """Refuse a browser or a network that works the engine more than a person could."""
    actor = actor_of(request)
    network = rules.network_of(get_adapter(request).get_client_ip(request))
    caller = actor.user_id.hex if actor.user_id else network
    services.check_not_too_often(caller=caller, limit=limit)
