"""Change a challenge that was prepared or announced."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from duijie.challenges import permissions, queries, services
from duijie.challenges.rules.life import CHANGEABLE
from duijie.challenges.types import Stage
from duijie.kernel import clock
from duijie.web.challenges.forms import ChangeForm
from duijie.web.challenges.views import shown_to
from duijie.web.edges import actor_of, did, refusals_as_pages


@login_required
@refusals_as_pages
def change(request: HttpRequest, challenge_id: UUID) -> HttpResponse:
    """Say it anew; once a team entered, with the reason that all will read."""
    actor = actor_of(request)
    found = queries.get_challenge(actor, challenge_id)
    permissions.check_holds(actor, found)
    has_teams = queries.teams_of(actor, found).exists()
    form = ChangeForm(request.POST or None, said=_said(found), has_teams=has_teams)
    if request.method == "POST" and form.is_valid():

        def deed() -> None:
            services.change_challenge(
                actor=actor,
                challenge_id=challenge_id,
                details=form.details(),
                reason=form.cleaned_data.get("reason", ""),
            )

        if did(request, deed, _("Changed."), form):
            return redirect("challenge_desk", challenge_id=challenge_id)
    shown = {
        "told": shown_to(request, found),
        "challenge": found,
        "form": form,
        "has_teams": has_teams,
        "may_change": Stage(found.stage) in CHANGEABLE,
    }
    return render(request, "challenges/change.html", shown, status=422 if form.errors else 200)


def _said(challenge: Any) -> dict[str, Any]:  # noqa: ANN401  (a row of the tables)
    """What the form begins with."""
    names = [name for name in ChangeForm.base_fields if hasattr(challenge, name)]
    said = {name: getattr(challenge, name) for name in names if name != "criteria"}
    for name in ("submit_until", "judge_until"):
        said[name] = localtime(said[name], clock.BUSINESS_ZONE).date()
    lines = [f"{one.label_zh} | {one.label_en} | {one.weight}" for one in _criteria(challenge)]
    return said | {"criteria": "\n".join(lines)}


def _criteria(challenge: Any) -> list[Any]:  # noqa: ANN401  (same)
    return list(queries.criteria_of(challenge))
