"""What lies in a firm's industries, and how good the node's matches are."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from duijie.matching import queries
from duijie.organisations.queries import get_organisation
from duijie.registries.rules import name_for
from duijie.web.catalogue.cards import Card, card_of
from duijie.web.edges import actor_of, refusals_as_pages
from duijie.web.matches.labels import KINDS
from duijie.web.operators.edges import operators_only
from duijie.web.registries.showing import reader_language

FIGURES: Final[dict[str, str | Promise]] = {
    "ndcg": _("nDCG@10 over judged matches of one list"),
    "shown_right": _("Right, of the matches put forward"),
    "held_back_right": _("Right, of the near misses held back"),
    "brier": _("Brier score of the probability (0 is perfect)"),
    "calibration_error": _("Calibration error of the probability"),
    "abstention": _("AUROC: lists with something right told from lists with nothing right"),
}


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


@require_safe
@operators_only
def quality(request: HttpRequest) -> HttpResponse:
    """How far judges agree on matches, for operators."""
    actor = actor_of(request)
    found = queries.quality_of_matches(actor)
    shown = {
        "agreed": queries.agreement_of_judges(actor),
        "found": found,
        "figures": [(label, getattr(found, name)) for name, label in FIGURES.items()],
    }
    return render(request, "matches/quality.html", shown)
