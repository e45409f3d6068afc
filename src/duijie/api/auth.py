"""Who calls: a program by its token, the signed-in person of a session, or a stranger."""

from typing import cast

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import HttpRequest
from ninja.security import APIKeyCookie, HttpBearer

from duijie.access import rules, services
from duijie.access.errors import SessionNeeded, TokenUnusable
from duijie.kernel.actors import Actor


class ActorRequest(HttpRequest):
    """A request as the middleware leaves it."""

    actor: Actor


class Program(HttpBearer):
    """A program that shows a token in its Authorization header."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor:
        """The person of the token, as far as it reaches."""
        try:
            actor = services.actor_of_token(secret=token, method=str(request.method))
        except TokenUnusable:
            # Guessing is hopeless, but must not cost the node much either.
            services.check_not_too_often(caller=place_of(request), limit=rules.BAD_TOKENS)
            raise
        cast("ActorRequest", request).actor = actor
        request.by_token = True  # type: ignore[attr-defined]
        check_pace(request, actor)
        return actor


class Caller(APIKeyCookie):
    """The session's person; a write by session needs the token against forgery.

    A stranger passes too: what strangers may do is said by queries and services.
    """

    param_name: str = settings.SESSION_COOKIE_NAME

    def authenticate(self, request: HttpRequest, key: str | None) -> Actor:  # noqa: ARG002
        """The actor that the middleware found."""
        actor = cast("ActorRequest", request).actor
        check_pace(request, actor)
        return actor


def check_pace(request: HttpRequest, actor: Actor) -> None:
    """Refuse a caller who changes more than anybody could."""
    if request.method not in rules.READING:
        services.check_not_too_often(caller=caller_of(request, actor), limit=rules.WRITES)


def caller_of(request: HttpRequest, actor: Actor) -> str:
    """Under which name requests are counted: the person's, else the place's."""
    return actor.user_id.hex if actor.user_id else place_of(request)


def place_of(request: HttpRequest) -> str:
    """The network a request comes from, behind as many proxies as the settings say."""
    return rules.network_of(get_adapter(request).get_client_ip(request))


def check_by_session(request: HttpRequest) -> None:
    """Refuse a program what only a person at a page may do."""
    if getattr(request, "by_token", False):
        raise SessionNeeded
