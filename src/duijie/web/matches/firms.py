"""What lies in a firm's industries."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.views.decorators.http import require_safe

from duijie.matching import queries
from duijie.organisations.queries import get_organisation
from duijie.registries.rules import name_for
from duijie.web.catalogue.cards import Card, card_of
from duijie.web.edges import actor_of, refusals_as_pages
from duijie.web.matches.labels import KINDS
from duijie.web.registries.showing import reader_language


@dataclass(frozen=True, slots=True)
class Group:
    """What one kind has in a firm's industries."""

    label: str | Promise
    total: int
    cards: list[Card]


@require_safe
@refusals_as_pages
def field(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    """Everything in a firm's industries that the reader may see."""
    actor = actor_of(request)
    organisation = get_organisation(actor, organisation_id)
    groups = [
        Group(KINDS[one.kind], one.total, [card_of(seen) for seen in one.newest])
        for one in queries.in_industries_of(actor, organisation_id)
    ]
    name = name_for(reader_language(), zh=organisation.name_zh, en=organisation.name_en).text
    shown = {"organisation": organisation, "name": name, "groups": groups}
    return render(request, "matches/field.html", shown)
