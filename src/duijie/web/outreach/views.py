"""A person's own digests: how often, what they told, what one says to it."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from duijie.kernel.actors import Actor
from duijie.matching.errors import MatchNotFound
from duijie.matching.queries import get_match
from duijie.matching.types import Opinion, SeenMatch
from duijie.outreach import queries, services
from duijie.outreach.briefs import Brief, brief_of
from duijie.outreach.letters import REASONS, ground_of
from duijie.outreach.types import Pace
from duijie.web.edges import actor_of, refusals_as_pages
from duijie.web.registries.showing import reader_language

PACES: Final[dict[str, str | Promise]] = {
    Pace.WEEKLY.value: gettext_lazy("Every Monday"),
    Pace.DAILY.value: gettext_lazy("Every day, if there is something"),
    Pace.NEVER.value: gettext_lazy("Never"),
}
MOST_SHOWN: Final = 40


@dataclass(frozen=True, slots=True)
class Told:
    """One record that a digest told of, as its reader may see it now."""

    id: UUID
    at: object
    brief: Brief
    ground: str
    address: str
    said: str


@login_required
def digests(request: HttpRequest) -> HttpResponse:
    """What was told, the newest first, and the switch."""
    actor = actor_of(request)
    if request.method == "POST":
        given = request.POST.get("pace", "")
        services.choose_pace(actor=actor, pace=Pace(given) if given in PACES else Pace.NEVER)
        messages.success(request, _("Changed."))
        return redirect("digests")
    shown = {
        "told": _told(actor),
        "pace": queries.pace_of(actor).value,
        "paces": PACES,
        "reasons": _reasons(),
    }
    return render(request, "outreach/digests.html", shown)


@login_required
@require_POST
@refusals_as_pages
def answer(request: HttpRequest, pushed_id: UUID) -> HttpResponse:
    """Say what one thinks of a record."""
    useful = "useful" in request.POST
    opinion = Opinion.USEFUL if useful else opinion_of(request.POST.get("because", ""))
    services.answer(
        actor=actor_of(request),
        pushed_id=pushed_id,
        opinion=opinion,
        note=request.POST.get("note", ""),
    )
    messages.success(request, _("Noted. It shapes what you are told from now on."))
    return redirect("digests")


def opinion_of(given: str) -> Opinion:
    """What was answered; a word that is none counts as the plainest no."""
    return Opinion(given) if given in {*Opinion} else Opinion.NOT_FOR_US


def _reasons() -> dict[str, str | Promise]:
    return {opinion.value: label for opinion, label in REASONS.items()}


def _told(actor: Actor) -> list[Told]:
    rows = list(queries.pushed_to(actor)[:MOST_SHOWN])
    seen = queries.seen_of(actor, rows)
    found = []
    for row in rows:
        if row.listing_id not in seen:
            continue  # withdrawn, or no longer for this reader
        match = _match(actor, row.match_id)
        one = seen[row.listing_id]
        brief = brief_of(one, match.asker if match else None, match, reader_language())
        said = next((reply.opinion for reply in row.replies.all()), "")
        found.append(
            Told(
                row.pk,
                row.created_at,
                brief,
                ground_of(brief),
                f"/matches/{match.id}" if match else f"/{one.kind.value}s/{one.id}",
                str(REASONS[Opinion(said)]) if said else "",
            )
        )
    return found


def _match(actor: Actor, match_id: UUID | None) -> SeenMatch | None:
    if match_id is None:
        return None
    try:
        return get_match(actor, match_id)
    except MatchNotFound:
        return None
