"""Ask for an introduction, answer one, see those of one's organisations."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duijie.introductions import queries, services
from duijie.introductions.types import Contact, Side
from duijie.kernel.pages import UnknownCursor
from duijie.matching.queries import get_match
from duijie.web.edges import actor_of, did, refusals_as_pages
from duijie.web.introductions import showing
from duijie.web.introductions.forms import AgreeForm, AskForm
from duijie.web.matches.showing import shown_match

SIDES = {side.value: side for side in (Side.ASKED, Side.ASKING)}


@login_required
@require_safe
def introductions(request: HttpRequest) -> HttpResponse:
    """The introductions of the person's organisations, by side."""
    side = SIDES.get(request.GET.get("side", ""))
    cursor = request.GET.get("cursor", "")
    try:
        page = queries.page_of_introductions(actor_of(request), side=side, cursor=cursor)
    except UnknownCursor:
        page = queries.page_of_introductions(actor_of(request), side=side)
    shown = {
        "rows": [showing.shown(one) for one in page.items],
        "page": page,
        "tabs": showing.side_links(side),
    }
    return render(request, "introductions/list.html", shown)


@login_required
@require_safe
@refusals_as_pages
def introduction(request: HttpRequest, introduction_id: UUID) -> HttpResponse:
    """One introduction: what was asked, how it stands, whom to reach."""
    return _page(request, introduction_id, _agreeing(request))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@refusals_as_pages
def new(request: HttpRequest, match_id: UUID) -> HttpResponse:
    """Ask the other side of a match to meet."""
    actor = actor_of(request)
    match = get_match(actor, match_id)
    form = AskForm(request.POST or None, initial=_contact_of(request))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data

        def deed() -> None:
            made.append(
                services.ask_for_introduction(
                    actor=actor,
                    match_id=match_id,
                    message=said["message"],
                    contact=_contact(said),
                ).pk
            )

        made: list[UUID] = []
        if did(request, deed, _("The other side is asked. You are told of the answer."), form):
            return redirect("introduction", introduction_id=made[0])
    shown = {"form": form, "one": shown_match(match)}
    return render(request, "introductions/new.html", shown)


@login_required
@require_POST
@refusals_as_pages
def answer(request: HttpRequest, introduction_id: UUID) -> HttpResponse:
    """Agree to meet, or decline with a reason."""
    actor = actor_of(request)
    if request.POST.get("deed") == "decline":
        reason = request.POST.get("reason", "")

        def decline() -> None:
            services.decline_introduction(
                actor=actor, introduction_id=introduction_id, reason=reason
            )

        did(request, decline, _("Declined. The other side is told."))
        return redirect("introduction", introduction_id=introduction_id)
    form = AgreeForm(request.POST)
    if form.is_valid():
        contact = _contact(form.cleaned_data)

        def agree() -> None:
            services.agree_to_introduction(
                actor=actor, introduction_id=introduction_id, contact=contact
            )

        if did(request, agree, _("Agreed. Both sides see whom to reach."), form):
            return redirect("introduction", introduction_id=introduction_id)
    return _page(request, introduction_id, form)


@login_required
@require_POST
@refusals_as_pages
def withdraw(request: HttpRequest, introduction_id: UUID) -> HttpResponse:
    """Take a request back."""

    def deed() -> None:
        services.withdraw_introduction(actor=actor_of(request), introduction_id=introduction_id)

    did(request, deed, _("Withdrawn."))
    return redirect("introduction", introduction_id=introduction_id)


def _page(request: HttpRequest, introduction_id: UUID, form: AgreeForm) -> HttpResponse:
    found = queries.get_introduction(actor_of(request), introduction_id)
    shown = {"one": showing.shown(found), "form": form}
    return render(request, "introductions/one.html", shown)


def _agreeing(request: HttpRequest) -> AgreeForm:
    return AgreeForm(initial=_contact_of(request))


def _contact_of(request: HttpRequest) -> dict[str, str]:
    """What the node knows of the person, to begin with."""
    user: Any = request.user
    return {"name": user.display_name, "email": user.email}


def _contact(said: dict[str, str]) -> Contact:
    return Contact(
        name=said["name"], position=said["position"], email=said["email"], phone=said["phone"]
    )
