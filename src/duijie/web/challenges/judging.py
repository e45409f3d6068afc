"""The jury: join, declare conflicts, score without names."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from duijie.challenges import queries, services
from duijie.challenges.errors import NotAJuror
from duijie.challenges.rules.ranking import MOST_POINTS
from duijie.challenges.types import JurorStanding
from duijie.web.challenges.views import shown_to
from duijie.web.edges import actor_of, did, refusals_as_pages


@login_required
@refusals_as_pages
def jury(request: HttpRequest, challenge_id: UUID) -> HttpResponse:
    """What a juror does next: answer the invitation, declare, score."""
    actor = actor_of(request)
    found = queries.get_challenge(actor, challenge_id)
    juror = queries.find_juror(actor, found)
    if juror is None:
        raise NotAJuror
    is_in = juror.standing == JurorStanding.ACCEPTED.value
    shown = shown_to(request, found)
    sheets = queries.sheets_for(actor, found) if is_in else []
    rows = [
        {
            "sheet": one,
            "criteria": [
                (key, label, weight, one.marks.get(UUID(key)))
                for key, label, weight in shown.criteria
            ],
        }
        for one in sheets
    ]
    page = {
        "told": shown,
        "challenge": found,
        "juror": juror,
        "is_in": is_in,
        "rows": rows,
        "points": range(MOST_POINTS + 1),
        "left": sum(one.conflict is None or (not one.conflict and not one.marks) for one in sheets),
    }
    return render(request, "challenges/jury.html", page)


@login_required
@require_POST
@refusals_as_pages
def answer(request: HttpRequest, challenge_id: UUID) -> HttpResponse:
    """Join the jury, or not."""
    actor = actor_of(request)
    joins = request.POST.get("answer") == JurorStanding.ACCEPTED
    standing = JurorStanding.ACCEPTED if joins else JurorStanding.DECLINED
    did(
        request,
        lambda: services.answer_invitation(
            actor=actor, challenge_id=challenge_id, standing=standing
        ),
        _("You are on the jury.") if joins else _("You are not on the jury."),
    )
    return redirect("challenge_jury", challenge_id=challenge_id)


@login_required
@require_POST
@refusals_as_pages
def declare(request: HttpRequest, challenge_id: UUID, team_id: UUID) -> HttpResponse:
    """Say whether one has a conflict of interest."""
    actor = actor_of(request)
    did(
        request,
        lambda: services.declare(
            actor=actor,
            challenge_id=challenge_id,
            team_id=team_id,
            has_conflict=request.POST.get("conflict") != "no",
            note=request.POST.get("note", ""),
        ),
        _("Declared."),
    )
    return redirect("challenge_jury", challenge_id=challenge_id)


@login_required
@require_POST
@refusals_as_pages
def score(request: HttpRequest, challenge_id: UUID, team_id: UUID) -> HttpResponse:
    """Give points on every criterion."""
    actor = actor_of(request)
    found = queries.get_challenge(actor, challenge_id)
    given = {one.pk: request.POST.get(str(one.pk), "") for one in queries.criteria_of(found)}
    points = {key: int(value) if value.isdecimal() else -1 for key, value in given.items()}
    did(
        request,
        lambda: services.score(
            actor=actor, challenge_id=challenge_id, team_id=team_id, points=points
        ),
        _("Your points are kept. You can change them until the jury has decided."),
    )
    return redirect("challenge_jury", challenge_id=challenge_id)
