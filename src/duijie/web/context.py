"""What the frame around every page needs to know."""

from collections.abc import Iterator

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from duijie.kernel.actors import ANONYMOUS, Actor
from duijie.notices.queries import unread_count
from duijie.site.queries import current
from duijie.web import appearance, navigation
from duijie.web.registries.showing import reader_language


def page(request: HttpRequest) -> dict[str, object]:
    """The frame's facts; what costs is worked out only where a template asks."""
    return {
        "is_demo": settings.DEMO,
        "node": current(),
        "node_name": current().name_in(reader_language()),
        "one_language": len(current().languages) == 1,
        "unread": SimpleLazyObject(lambda: unread_count(_actor(request))),
        "appearance": appearance.chosen(request),
        "top_links": SimpleLazyObject(lambda: list(_links(navigation.TOP, request))),
        "desk_links": SimpleLazyObject(lambda: list(_links(navigation.DESK, request))),
        "own_links": SimpleLazyObject(lambda: list(_own_links(request))),
    }


def _links(places: tuple[navigation.Place, ...], request: HttpRequest) -> Iterator[navigation.Link]:
    return navigation.links(places, _actor(request), request.path)


def _own_links(request: HttpRequest) -> Iterator[navigation.Link]:
    yield from navigation.house_link(_actor(request), request.path)
    yield from _links(navigation.OWN, request)


def _actor(request: HttpRequest) -> Actor:
    # A refusal before the middleware has run shows the frame of a stranger.
    actor: Actor = getattr(request, "actor", ANONYMOUS)
    return actor
