"""Changing what an organisation says of itself; closing it and opening it again."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from duijie.organisations import queries, services
from duijie.organisations.errors import NotAManager
from duijie.organisations.types import Stage
from duijie.web.edges import actor_of, did, refusals_as_pages
from duijie.web.organisations.forms import LogoForm, OrganisationForm, written

if TYPE_CHECKING:
    from duijie.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Other:
    """A field that says something else now than what was typed."""

    label: str
    now: str


@login_required
@refusals_as_pages
def change(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    """What an organisation says of itself; what was typed stays, whatever happens."""
    actor, found = actor_of(request), _managed(request, organisation_id)
    before = queries.details_of(found)
    form = OrganisationForm(request.POST or None, initial=written(before))
    others: list[Other] = []
    if request.method == "POST" and "find" not in request.POST and form.is_valid():
        details, seen = form.details(before.industries[1:]), _number(request.POST.get("seen", ""))

        def deed() -> None:
            services.change_organisation(
                actor=actor, organisation_id=found.pk, details=details, seen=seen
            )

        if did(request, deed, _("Saved."), form):
            return redirect("organisation", organisation_id=found.pk)
        others = _others(form) if seen != found.version else []
    shown = {
        "organisation": found,
        "form": form,
        "others": others,
        "logo_form": LogoForm(),
        "has_logo": queries.has_logo(found),
    }
    return render(request, "organisations/change.html", shown)


def _managed(request: HttpRequest, organisation_id: UUID) -> "Organisation":
    actor = actor_of(request)
    found = queries.get_organisation(actor, organisation_id)
    if not (actor.is_operator or actor.is_manager_of(found.pk)):
        raise NotAManager
    return found


def _others(form: OrganisationForm) -> list[Other]:
    """What is saved now in the fields that were typed otherwise, by this person or by others."""
    return [
        Other(str(form.fields[name].label), _said(form, name, form.initial.get(name)))
        for name in form.changed_data
    ]


def _said(form: OrganisationForm, name: str, value: Any) -> str:  # noqa: ANN401  (of any field)
    if value in (None, ""):
        return _("nothing")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    choices = dict(getattr(form.fields[name], "choices", ()))
    return str(choices.get(value, value))


def _number(given: str) -> int:
    return int(given) if given.isdecimal() and len(given) < 10 else 0  # noqa: PLR2004


@login_required
@require_POST
@refusals_as_pages
def stage(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    """Close an organisation, or open it again."""
    wanted = Stage.CLOSED if request.POST.get("stage") == Stage.CLOSED else Stage.ACTIVE
    said = {
        Stage.CLOSED: _("The organisation is closed. You can open it again."),
        Stage.ACTIVE: _("The organisation is open again."),
    }

    def deed() -> None:
        services.change_stage(
            actor=actor_of(request),
            organisation_id=organisation_id,
            stage=wanted,
            seen=_number(request.POST.get("seen", "")),
        )

    did(request, deed, said[wanted])
    return redirect("organisation", organisation_id=organisation_id)
