"""What every view shares: the actor, and how refusals are shown."""

from collections.abc import Callable
from functools import wraps
from typing import cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponseBase

from duijie.kernel.actors import Actor
from duijie.kernel.errors import DomainError, Kind
from duijie.kernel.refusals import say_refusal
from duijie.web.registries.showing import reader_language

View = Callable[..., HttpResponseBase]


class ActorRequest(HttpRequest):
    """A request as the middleware leaves it."""

    actor: Actor


def refusals_as_pages(view: View) -> View:
    """Answer what is not there with 404, and what is not allowed with 403."""

    @wraps(view)
    def refused(request: HttpRequest, **named: object) -> HttpResponseBase:
        try:
            return view(request, **named)
        except DomainError as refusal:
            if refusal.kind is Kind.NOT_FOUND:
                raise Http404 from refusal
            if refusal.kind is Kind.FORBIDDEN:
                raise PermissionDenied(say_refusal(refusal, reader_language())) from refusal
            raise

    return refused


def did(
    request: HttpRequest, deed: Callable[[], object], said: str, form: Form | None = None
) -> bool:
    """Whether a deed was done; what was refused is said in the form or above the page."""
    try:
        deed()
    except DomainError as refusal:
        if refusal.kind in {Kind.NOT_FOUND, Kind.FORBIDDEN}:
            raise
        sentence = say_refusal(refusal, reader_language())
        if form is None:
            messages.error(request, sentence)
        else:
            form.add_error(None, sentence)
        return False
    messages.success(request, said)
    return True


def actor_of(request: HttpRequest) -> Actor:
    """Who asks."""
    return cast("ActorRequest", request).actor
