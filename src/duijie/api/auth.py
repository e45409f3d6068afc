"""Who calls: the signed-in person of the session, or a stranger."""

from typing import cast

from django.conf import settings
from django.http import HttpRequest
from ninja.security import APIKeyCookie

from duijie.kernel.actors import Actor


class ActorRequest(HttpRequest):
    """A request as the middleware leaves it."""

    actor: Actor


class Caller(APIKeyCookie):
    """The session's person; a write by session needs the token against forgery.

    A stranger passes too: what strangers may do is said by queries and services.
    """

    param_name: str = settings.SESSION_COOKIE_NAME

    def authenticate(self, request: HttpRequest, key: str | None) -> Actor:  # noqa: ARG002
        """The actor that the middleware found."""
        return cast("ActorRequest", request).actor
