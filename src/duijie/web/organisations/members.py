"""Members, invitations, verification, merging."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from duijie.accounts import permissions
from duijie.organisations import queries, services, tasks
from duijie.organisations.types import Role
from duijie.web.edges import actor_of, did, refusals_as_pages
from duijie.web.organisations.forms import InvitationForm, MergerForm, ProofForm, StatementForm
from duijie.web.organisations.labels import ROLES


@login_required
@refusals_as_pages
def members(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    """Who acts for the organisation, and who is invited."""
    actor = actor_of(request)
    found = queries.get_organisation(actor, organisation_id)
    rows = [
        (each, ROLES[each.role], each.user_id == actor.user_id)
        for each in queries.members_of(actor, found.pk)
    ]
    manages = actor.is_operator or actor.is_manager_of(found.pk)
    form = InvitationForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _invited(request, found.pk, form):
        return redirect("organisation_members", organisation_id=found.pk)
    shown = {
        "organisation": found,
        "rows": rows,
        "form": form if manages else None,
        "invitations": [
            (each, ROLES[each.role]) for each in queries.open_invitations(actor, found.pk)
        ]
        if manages
        else (),
    }
    return render(request, "organisations/members.html", shown)


def _invited(request: HttpRequest, organisation_id: UUID, form: InvitationForm) -> bool:
    email, role = form.cleaned_data["email"], Role(form.cleaned_data["role"])

    def deed() -> None:
        sent = services.invite_member(
            actor=actor_of(request), organisation_id=organisation_id, email=email, role=role
        )
        tasks.mail_invitation.later(invitation_id=sent.invitation.pk)

    return did(request, deed, _("The invitation is on its way."), form)


@login_required
@refusals_as_pages
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Join by an invitation; opening the address alone joins nobody."""
    if request.method == "POST":

        def deed() -> None:
            services.accept_invitation(actor=actor_of(request), token=token)

        did(request, deed, _("You are a member now."))
        return redirect("organisations")
    return render(request, "organisations/invitation.html", {})


@login_required
@require_POST
@refusals_as_pages
def leave(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    """End one's own membership."""

    def deed() -> None:
        services.leave_organisation(actor=actor_of(request), organisation_id=organisation_id)

    done = did(request, deed, _("You have left the organisation."))
    return redirect("organisations") if done else _to_members(organisation_id)


@login_required
@require_POST
@refusals_as_pages
def change_role(request: HttpRequest, organisation_id: UUID, user_id: UUID) -> HttpResponse:
    """Make a member a manager, or a manager a member."""
    role = Role.MANAGER if request.POST.get("role") == Role.MANAGER else Role.MEMBER

    def deed() -> None:
        services.change_role(
            actor=actor_of(request), organisation_id=organisation_id, user_id=user_id, role=role
        )

    did(request, deed, _("The role was changed."))
    return _to_members(organisation_id)


@login_required
@require_POST
@refusals_as_pages
def remove(request: HttpRequest, organisation_id: UUID, user_id: UUID) -> HttpResponse:
    """End somebody's membership."""

    def deed() -> None:
        services.remove_member(
            actor=actor_of(request), organisation_id=organisation_id, user_id=user_id
        )

    did(request, deed, _("The membership is ended."))
    return _to_members(organisation_id)


@login_required
@require_POST
@refusals_as_pages
def withdraw(request: HttpRequest, organisation_id: UUID, invitation_id: UUID) -> HttpResponse:
    """Make an invitation useless."""

    def deed() -> None:
        services.withdraw_invitation(
            actor=actor_of(request), organisation_id=organisation_id, invitation_id=invitation_id
        )

    did(request, deed, _("The invitation is withdrawn."))
    return _to_members(organisation_id)


def _to_members(organisation_id: UUID) -> HttpResponse:
    return redirect("organisation_members", organisation_id=organisation_id)


@login_required
@refusals_as_pages
def verification(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    """Ask to be verified, and see what was decided."""
    actor = actor_of(request)
    found = queries.get_organisation(actor, organisation_id)
    asked = queries.verifications_of(actor, found.pk)
    form = StatementForm(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def deed() -> None:
            services.request_verification(
                actor=actor, organisation_id=found.pk, statement=form.cleaned_data["statement"]
            )

        if did(request, deed, _("An operator will look at it."), form):
            return redirect("organisation_verification", organisation_id=found.pk)
    shown = {"organisation": found, "asked": asked, "form": form}
    return render(request, "organisations/verification.html", shown)


@login_required
@refusals_as_pages
def queue(request: HttpRequest) -> HttpResponse:
    """What operators have to decide."""
    waiting = queries.verifications_waiting(actor_of(request))
    # Several of the same form on one page: each label must find its own field.
    rows = [(each, ProofForm(auto_id=f"{each.pk}_%s")) for each in waiting]
    return render(request, "organisations/queue.html", {"rows": rows})


@login_required
@require_POST
@refusals_as_pages
def decide(request: HttpRequest, verification_id: UUID) -> HttpResponse:
    """Grant or refuse a request."""
    actor, form = actor_of(request), ProofForm(request.POST)

    def refuse() -> None:
        services.refuse_verification(
            actor=actor, verification_id=verification_id, note=request.POST.get("note", "")[:2000]
        )

    def grant() -> None:
        services.grant_verification(
            actor=actor, verification_id=verification_id, proof=form.proof()
        )

    if "refuse" in request.POST:
        did(request, refuse, _("The request was refused."))
    elif form.is_valid():
        did(request, grant, _("The organisation is verified."))
    return redirect("verification_queue")


@login_required
@refusals_as_pages
def merge(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    """Let another record of the same organisation lead to this one."""
    actor = actor_of(request)
    permissions.check_operator(actor)
    found = queries.get_organisation(actor, organisation_id)
    form = MergerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def deed() -> None:
            services.merge_organisations(
                actor=actor,
                kept_id=found.pk,
                gone_id=form.cleaned_data["gone_id"],
                reason=form.cleaned_data["reason"],
            )

        if did(request, deed, _("The records are one now."), form):
            return redirect("organisation", organisation_id=found.pk)
    return render(request, "organisations/merge.html", {"organisation": found, "form": form})
