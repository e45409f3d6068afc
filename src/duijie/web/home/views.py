"""The first page: for strangers what this is, for everybody else what to do next."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control

from duijie.catalogue.queries import open_counts, own_counts
from duijie.catalogue.types.words import ListingKind, Stage
from duijie.kernel.actors import Actor
from duijie.organisations.queries import organisations_of
from duijie.organisations.types import Kind
from duijie.site.queries import current, find_logo
from duijie.web.edges import actor_of
from duijie.web.home.next import organisation_name, tasks
from duijie.web.home.roles import ROLES
from duijie.web.registries.showing import reader_language

ONE_YEAR = 365 * 24 * 3600


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
        welcome = current().welcome_in(reader_language())
        return render(request, "home/stranger.html", {"welcome": welcome})
    organisations = list(organisations_of(actor))
    if not organisations and actor.is_operator:
        return redirect("operators")
    if not organisations:
        return render(request, "home/newcomer.html", {"figures": figures_of(actor)})
    own = own_counts(actor)
    shown = {
        "house": organisation_name(organisations[0]),
        "others": len(organisations) - 1,
        "role": ROLES[Kind(organisations[0].kind)],
        "tasks": tasks(actor, organisations),
        "has_records": bool(own),
        "figures": [*own_figures(own), *figures_of(actor)],
    }
    return render(request, "home/own.html", shown)


def own_figures(own: dict[tuple[ListingKind, Stage], int]) -> list[Figure]:
    """What a person's organisations show to others."""
    shown = sum(number for (_kind, stage), number in own.items() if stage is Stage.PUBLISHED)
    return [
        Figure(
            _("Your published records"),
            shown,
            _("Offers, needs, experts and labs of your organisations that others can find now."),
        )
    ]


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
