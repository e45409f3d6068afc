"""The list, one challenge, entering it, handing in."""

from typing import Any, cast
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duijie.catalogue.queries import get_seen
from duijie.catalogue.types.words import ListingKind
from duijie.challenges import permissions, queries, services
from duijie.challenges.types import Stage
from duijie.kernel import clock
from duijie.kernel.errors import DomainError
from duijie.organisations.queries import organisations_of
from duijie.web.challenges.forms import SubmissionForm, TeamForm
from duijie.web.challenges.showing import Told, told
from duijie.web.edges import actor_of, did, refusals_as_pages

MOST_SHOWN = 50


def shown_to(request: HttpRequest, challenge: Any) -> Told:  # noqa: ANN401  (a row of the tables)
    """A challenge for whoever asks."""
    return told(challenge, names_holder=_names_holder(request, challenge))


def _names_holder(request: HttpRequest, challenge: Any) -> bool:  # noqa: ANN401  (same)
    try:
        return get_seen(actor_of(request), ListingKind.NEED, challenge.need_id).owner is not None
    except DomainError:
        return False


def challenges(request: HttpRequest) -> HttpResponse:
    """The challenges that are open, and those that were."""
    actor = actor_of(request)
    found = [shown_to(request, one) for one in queries.challenges_visible_to(actor)[:MOST_SHOWN]]
    shown = {"rows": found, "may_hold": bool(actor.managed_ids)}
    return render(request, "challenges/challenges.html", shown)


@refusals_as_pages
def challenge(request: HttpRequest, challenge_id: UUID) -> HttpResponse:
    """One challenge: need, prize, rules, criteria, and what one can do."""
    actor = actor_of(request)
    found = queries.get_challenge(actor, challenge_id)
    shown = {
        "told": shown_to(request, found),
        "challenge": found,
        "holds": permissions.holds(actor, found),
        "team": queries.find_own_team(actor, found),
        "juror": queries.find_juror(actor, found),
        "is_open": found.stage == Stage.OPEN.value and found.submit_until >= clock.now(),
        "result": queries.result_of(actor, found),
        "corrections": queries.corrections_of(found),
    }
    return render(request, "challenges/challenge.html", shown)


@login_required
@refusals_as_pages
def team(request: HttpRequest, challenge_id: UUID) -> HttpResponse:
    """Enter with a team, then hand in versions until the deadline."""
    actor = actor_of(request)
    found = queries.get_challenge(actor, challenge_id)
    own = queries.find_own_team(actor, found)
    if own is None:
        return _enter(request, found)
    form = SubmissionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def deed() -> None:
            services.submit(
                actor=actor,
                challenge_id=challenge_id,
                summary=form.cleaned_data["summary"],
                files=request.FILES.getlist("files"),
            )

        if did(
            request, deed, _("Handed in. You can hand in another version until the deadline."), form
        ):
            return redirect("challenge_team", challenge_id=challenge_id)
    shown = {
        "told": shown_to(request, found),
        "challenge": found,
        "team": own,
        "form": form,
        "submissions": own.submissions.prefetch_related("documents"),
        "is_open": found.stage == Stage.OPEN.value and found.submit_until >= clock.now(),
    }
    return render(request, "challenges/team.html", shown, status=422 if form.errors else 200)


def _enter(request: HttpRequest, found: Any) -> HttpResponse:  # noqa: ANN401  (a row of the tables)
    actor = actor_of(request)
    form = TeamForm(request.POST or None, organisations=list(organisations_of(actor)))
    if request.method == "POST" and form.is_valid():

        def deed() -> None:
            services.enter(actor=actor, challenge_id=found.pk, said=form.said())

        if did(request, deed, _("You are in. Now hand in your solution."), form):
            return redirect("challenge_team", challenge_id=found.pk)
    shown = {"told": shown_to(request, found), "challenge": found, "form": form}
    return render(request, "challenges/enter.html", shown, status=422 if form.errors else 200)


@login_required
@require_safe
@refusals_as_pages
def document(request: HttpRequest, challenge_id: UUID, document_id: UUID) -> HttpResponse:
    """A document, under a neutral name for jurors; only ever saved, never opened here."""
    actor = actor_of(request)
    found = queries.get_challenge(actor, challenge_id)
    one, name = queries.get_document(actor, found, document_id)
    answer = FileResponse(
        one.file.open("rb"), as_attachment=True, filename=name, content_type=one.media_type
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return cast("HttpResponse", answer)
