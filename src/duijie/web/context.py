"""What the frame around every page needs to know."""

from collections.abc import Iterator

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from duijie.kernel.actors import ANONYMOUS, Actor
from duijie.web import appearance, navigation


def page(request: HttpRequest) -> dict[str, object]:
    """The frame's facts; what costs is worked out only where a template asks."""
    return {
        "is_demo": settings.DEMO,
        "appearance": appearance.chosen(request),
        "top_links": SimpleLazyObject(lambda: list(_links(navigation.TOP, request))),
        "own_links": SimpleLazyObject(lambda: list(_links(navigation.OWN, request))),
    }


def _links(places: tuple[navigation.Place, ...], request: HttpRequest) -> Iterator[navigation.Link]:
    # A refusal before the middleware has run shows the frame of a stranger.
    actor: Actor = getattr(request, "actor", ANONYMOUS)
    return navigation.links(places, actor, request.path)
