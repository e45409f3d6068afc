"""What waits for a decision: an overview, and records in review."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from duijie.accounts.queries import accounts_listed_for
from duijie.catalogue import services
from duijie.catalogue.queries import listings_waiting_for_review, seen_all
from duijie.catalogue.rules.completeness import completeness_of
from duijie.catalogue.types.words import ListingKind
from duijie.foundation import outbox
from duijie.kernel.actors import Actor
from duijie.node import figures
from duijie.organisations.queries import organisations_listed_for, verifications_waiting
from duijie.web.catalogue.cards import Card, card_of
from duijie.web.edges import actor_of, did
from duijie.web.operators.edges import operators_only
from duijie.web.operators.forms import ReturnForm
from duijie.web.operators.labels import LISTING_KINDS

if TYPE_CHECKING:
    from duijie.catalogue.models import Listing

MOST_SHOWN = 50


@operators_only
def desk(request: HttpRequest) -> HttpResponse:
    """What waits for operators, and how large the node is."""
    actor = actor_of(request)
    jobs = figures.jobs_by_status()
    shown = {
        "reviews": listings_waiting_for_review(actor).count(),
        "verifications": verifications_waiting(actor).count(),
        "failed": jobs.get("failed", 0),
        "waiting": jobs.get("todo", 0),
        "lag": outbox.lag_of(figures.index_position()),
        "people": accounts_listed_for(actor).count(),
        "organisations": organisations_listed_for(actor).count(),
    }
    return render(request, "operators/desk.html", shown)


@operators_only
def review(request: HttpRequest) -> HttpResponse:
    """Records that wait to be looked at, the oldest first."""
    actor = actor_of(request)
    waiting = listings_waiting_for_review(actor)
    rows = _as_cards(actor, list(waiting[:MOST_SHOWN]))
    shown = {"rows": rows, "total": waiting.count(), "form": ReturnForm()}
    return render(request, "operators/review.html", shown)


def _as_cards(
    actor: Actor, waiting: list["Listing"]
) -> list[tuple["Listing", str | Promise, Card, int]]:
    """Each record with its kind, what a list shows of it, and how complete it is."""
    seen = {
        listing_id: one
        for kind in {ListingKind(row.kind) for row in waiting}
        for listing_id, one in seen_all(
            actor, kind, [row.pk for row in waiting if row.kind == kind.value]
        ).items()
    }
    return [
        (
            one,
            LISTING_KINDS[one.kind],
            card_of(seen[one.pk]),
            completeness_of(seen[one.pk].details).score,
        )
        for one in waiting
        if one.pk in seen
    ]


@require_POST
@operators_only
def decide(request: HttpRequest, listing_id: UUID) -> HttpResponse:
    """Publish a record, or send it back with a reason."""
    actor, form = actor_of(request), ReturnForm(request.POST)
    seen = int(version) if (version := request.POST.get("seen", "")).isdecimal() else None

    def publish() -> None:
        services.publish_listing(actor=actor, listing_id=listing_id, seen=seen)

    def send_back() -> None:
        services.send_back_listing(
            actor=actor, listing_id=listing_id, reason=form.cleaned_data["reason"], seen=seen
        )

    if "publish" in request.POST:
        did(request, publish, _("The record is published."))
    elif form.is_valid():
        did(request, send_back, _("The record was sent back with your reason."))
    else:
        form.say_what_is_wrong(request)
    return redirect("operators_review")
