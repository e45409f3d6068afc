"""The first page: for strangers what this is, for everybody else what to do next."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control

from duijie.catalogue.queries import open_counts, own_counts
from duijie.catalogue.types.words import ListingKind, Stage
from duijie.kernel.actors import ANONYMOUS, Actor
from duijie.organisations.queries import houses_of
from duijie.organisations.types import Kind
from duijie.site.queries import current, find_logo
from duijie.web.catalogue.labels import KINDS
from duijie.web.clinic.visitors import asker_of
from duijie.web.edges import actor_of
from duijie.web.home.fresh import fresh_for, newest_for_everybody
from duijie.web.home.next import needs_begun, organisation_name, tasks
from duijie.web.home.roles import ROLES
from duijie.web.registries.showing import reader_language

ONE_YEAR = 365 * 24 * 3600
MOST_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that is counted from records, and what it counts."""

    label: str | Promise
    number: int
    meaning: str | Promise


def home(request: HttpRequest) -> HttpResponse:
    """What this is, or what waits for whoever signed in."""
    actor = actor_of(request)
    if not actor.is_known:
        return render(request, "home/stranger.html", for_strangers())
    organisations = list(houses_of(actor))
    if not organisations and actor.is_operator:
        return redirect("operators")
    if not organisations:
        begun = list(needs_begun(asker_of(request).holder))
        return render(request, "home/newcomer.html", {"figures": figures_of(actor), "begun": begun})
    own = own_counts(actor)
    shown = {
        "house": organisation_name(organisations[0]),
        "others": len(organisations) - 1,
        "role": ROLES[Kind(organisations[0].kind)],
        "tasks": tasks(actor, asker_of(request).holder, organisations),
        "has_records": bool(own),
        "figures": figures_of(actor),
        "own_records": list(own_records(own)),
        "fresh": list(fresh_for(actor, organisations[0])),
        "house_id": organisations[0].pk,
    }
    return render(request, "home/own.html", shown)


def for_strangers() -> dict[str, object]:
    """What this is, with the newest records that everybody may see."""
    fresh = newest_for_everybody()
    needs = [card for one in fresh for card in one.cards if card.seen.kind is ListingKind.NEED]
    return {
        "welcome": current().welcome_in(reader_language()),
        "fresh": fresh,
        "examples": [card.title for card in needs[:MOST_EXAMPLES]],
        "figures": figures_for_strangers(),
    }


@dataclass(frozen=True, slots=True)
class OwnRecords:
    """How many records of a kind one's organisations have, and where they are listed."""

    label: str | Promise
    address: str
    all: int
    parts: list[tuple[str, int, str]]


def own_records(own: dict[tuple[ListingKind, Stage], int]) -> Iterator[OwnRecords]:
    """A person's own records by kind, and by stage within it."""
    for kind in ListingKind:
        stages = [(stage, own[kind, stage]) for stage in Stage if own.get((kind, stage))]
        if stages:
            address = f"{reverse(f'{kind}_list')}?own=1"
            parts = [(stage.value, number, f"{address}&stage={stage}") for stage, number in stages]
            yield OwnRecords(KINDS[kind].many, address, sum(n for _s, n in stages), parts)


def figures_for_strangers() -> list[Figure]:
    """How much there is for everybody to see, of each kind."""
    counted = open_counts(ANONYMOUS)
    meaning = _("Published, not over, and visible to everybody.")
    return [Figure(KINDS[kind].many, counted[kind], meaning) for kind in ListingKind]


def figures_of(actor: Actor) -> list[Figure]:
    """What there is for a person to find."""
    counted = open_counts(actor)
    return [
        Figure(
            _("Open needs"),
            counted[ListingKind.NEED],
            _("Published, not over, and visible to you; your own are among them."),
        ),
        Figure(
            _("Open offers"),
            counted[ListingKind.OFFER],
            _("Published, not over, and visible to you; your own are among them."),
        ),
    ]


@cache_control(max_age=ONE_YEAR, immutable=True, public=True)
def logo(request: HttpRequest, number: int) -> HttpResponse:
    """The node's own picture; every new one has an address of its own."""
    del request, number
    found = find_logo()
    if found is None:
        raise Http404
    return HttpResponse(found.content, content_type=found.media_type)
