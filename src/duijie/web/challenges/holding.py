"""Whoever holds a challenge: prepare it, ask a jury, watch, decide; the result and its letter."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from duijie.challenges import permissions, queries, services
from duijie.challenges.errors import TeamNotFound
from duijie.challenges.rules.life import CHANGEABLE, LIFE
from duijie.challenges.types import Stage
from duijie.kernel import clock
from duijie.kernel.errors import DomainError, Kind
from duijie.kernel.language import Language
from duijie.kernel.refusals import say_refusal
from duijie.site.letters import CODES, PRODUCT
from duijie.site.queries import current
from duijie.web.briefs.drawing import drawn_whole
from duijie.web.catalogue.showing import HTML_TONGUES
from duijie.web.challenges.forms import ChallengeForm, JurorForm
from duijie.web.challenges.showing import in_tongue, needs_to_challenge
from duijie.web.challenges.views import shown_to
from duijie.web.edges import actor_of, did, refusals_as_pages
from duijie.web.registries.showing import reader_language


@login_required
def make(request: HttpRequest) -> HttpResponse:
    """Prepare a challenge from a need."""
    actor = actor_of(request)
    needs = needs_to_challenge(actor)
    form = ChallengeForm(request.POST or None, needs=needs)
    if request.method == "POST" and form.is_valid():
        made: list[Any] = []

        def deed() -> None:
            made.append(
                services.make_challenge(
                    actor=actor,
                    need_id=UUID(form.cleaned_data["need"]),
                    details=form.details(),
                )
            )

        if did(request, deed, _("Prepared. Open it when all is right."), form):
            return redirect("challenge_desk", challenge_id=made[0].pk)
    shown = {"form": form, "has_needs": bool(needs)}
    return render(request, "challenges/make.html", shown, status=422 if form.errors else 200)


@login_required
@require_safe
@refusals_as_pages
def desk(request: HttpRequest, challenge_id: UUID) -> HttpResponse:
    """Teams, jury, and how the judging stands."""
    actor = actor_of(request)
    found = queries.get_challenge(actor, challenge_id)
    permissions.check_holds(actor, found)
    places, agreed = queries.standing_of(actor, found)
    teams = {one.pk: one for one in queries.teams_of(actor, found)}
    shown = {
        "told": shown_to(request, found),
        "challenge": found,
        "teams": teams.values(),
        "jurors": queries.jurors_of(actor, found),
        "places": [(one, teams[one.team]) for one in places],
        "agreement": agreed,
        "form": JurorForm(),
        "moves": [stage.value for stage in LIFE.possible(Stage(found.stage))],
        "may_change": Stage(found.stage) in CHANGEABLE,
        "submissions": queries.submissions_of(actor, found),
        "is_over": found.submit_until < clock.now(),
    }
    return render(request, "challenges/desk.html", shown)


@login_required
@require_POST
@refusals_as_pages
def move(request: HttpRequest, challenge_id: UUID) -> HttpResponse:
    """Open, begin judging, decide, cancel."""
    actor, wanted = actor_of(request), request.POST.get("stage", "")
    permissions.check_holds(actor, queries.get_challenge(actor, challenge_id))
    said = {
        Stage.OPEN: _("The challenge is open."),
        Stage.JUDGING: _("The jury can begin. Numbers were drawn in place of names."),
        Stage.DECIDED: _("Decided. Every team gets its letter."),
        Stage.CANCELLED: _("The challenge is cancelled."),
    }
    if wanted not in list(said):
        return redirect("challenge_desk", challenge_id=challenge_id)
    stage = Stage(wanted)

    def deed() -> None:
        if stage is Stage.DECIDED:
            services.decide(actor=actor, challenge_id=challenge_id)
        else:
            services.move_challenge(actor=actor, challenge_id=challenge_id, stage=stage)

    did(request, deed, said[stage])
    return redirect("challenge_desk", challenge_id=challenge_id)


@login_required
@require_POST
@refusals_as_pages
def invite(request: HttpRequest, challenge_id: UUID) -> HttpResponse:
    """Ask somebody to judge."""
    actor, form = actor_of(request), JurorForm(request.POST)
    permissions.check_holds(actor, queries.get_challenge(actor, challenge_id))
    if form.is_valid():
        did(
            request,
            lambda: services.invite_juror(
                actor=actor, challenge_id=challenge_id, **form.cleaned_data
            ),
            _("Asked. The answer comes to this page."),
        )
    return redirect("challenge_desk", challenge_id=challenge_id)


@login_required
@require_safe
@refusals_as_pages
def result(request: HttpRequest, challenge_id: UUID) -> HttpResponse:
    """What was decided: all places for the holder, their own for a team."""
    actor = actor_of(request)
    found = queries.get_challenge(actor, challenge_id)
    decided = queries.result_of(actor, found)
    shown = {
        "told": shown_to(request, found),
        "challenge": found,
        "result": _shown_result(decided),
        "holds": permissions.holds(actor, found),
        "team": queries.find_own_team(actor, found),
    }
    return render(request, "challenges/result.html", shown)


def _shown_result(decided: dict[str, Any]) -> dict[str, Any]:
    if not decided:
        return {}
    criteria = [
        (one["id"], in_tongue(one["zh"], one["en"]), one["weight"]) for one in decided["criteria"]
    ]
    rows = [
        {
            "place": one,
            "points": [
                (label, weight, one["by_criterion"].get(key)) for key, label, weight in criteria
            ],
        }
        for one in decided["places"]
    ]
    return decided | {"rows": rows, "labels": [(label, weight) for _key, label, weight in criteria]}


@login_required
@require_safe
@refusals_as_pages
def letter(request: HttpRequest, challenge_id: UUID) -> HttpResponse:
    """The result letter of one's own team as PDF, in the language asked for."""
    actor = actor_of(request)
    found = queries.get_challenge(actor, challenge_id)
    own = queries.get_own_team(actor, found)
    decided = queries.result_of(actor, found)
    mine = [one for one in decided.get("places", ()) if one["team"] == str(own.pk)]
    if not mine:
        raise TeamNotFound
    wanted = request.GET.get("lang", "")
    language = Language(wanted) if wanted in list(Language) else reader_language()
    with translation.override(CODES[language]):
        html = render_to_string(
            "challenges/paper/letter.html",
            {
                "told": shown_to(request, found),
                "challenge": found,
                "team": own,
                "row": _shown_result(decided | {"places": mine})["rows"][0],
                "teams": decided.get("of", len(decided["places"])),
                "language": HTML_TONGUES[language],
                "node_name": current().name_in(language) or PRODUCT[language],
                "is_demo": settings.DEMO,
            },
        )
        try:
            pdf = drawn_whole(html)
        except DomainError as refusal:
            if refusal.kind is not Kind.UNAVAILABLE:
                raise
            said = {"sentence": say_refusal(refusal, language)}
            return render(request, "briefs/unavailable.html", said, status=503)
    shown = {"Content-Disposition": f'inline; filename="duijie-result-{language}.pdf"'}
    answer = HttpResponse(pdf, content_type="application/pdf", headers=shown)
    answer["Cache-Control"] = "private, no-store"
    return answer
