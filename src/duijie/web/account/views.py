"""Profile, notices and mail, consents, one's data, leaving."""

from uuid import UUID

from allauth.account.decorators import reauthentication_required
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import activate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from duijie.accounts import exports, queries, rules, services, tasks
from duijie.accounts.models import User
from duijie.accounts.types import Consent
from duijie.kernel.actors import Actor
from duijie.kernel.language import Language
from duijie.notices import queries as notices
from duijie.notices import services as notice_services
from duijie.organisations.queries import organisations_of
from duijie.site.letters import CODES
from duijie.web.account.forms import DeletionForm, DeliveriesForm, ProfileForm
from duijie.web.account.labels import CONSENTS
from duijie.web.edges import actor_of, did, refusals_as_pages


def _own(request: HttpRequest) -> tuple[Actor, User]:
    actor = actor_of(request)
    assert isinstance(request.user, User)  # noqa: S101  (the pages ask for a sign-in)
    return actor, request.user


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Read the pages in another language; whoever signed in keeps it in the profile."""
    answer = set_language(request)
    wanted = {code: language for language, code in CODES.items()}.get(
        request.POST.get("language", "")
    )
    if wanted and isinstance(request.user, User):
        actor, user = _own(request)
        services.change_profile(
            actor=actor, user_id=user.pk, name=user.display_name, language=wanted
        )
    return answer


@login_required
def profile(request: HttpRequest) -> HttpResponse:
    """Name, language and time zone."""
    actor, user = _own(request)
    now = {"name": user.display_name, "language": user.language, "time_zone": user.time_zone}
    form = ProfileForm(request.POST or None, zone=user.time_zone, initial=now)
    if request.method == "POST" and form.is_valid():
        language = Language(form.cleaned_data["language"])

        def deed() -> None:
            services.change_profile(
                actor=actor,
                user_id=user.pk,
                name=form.cleaned_data["name"],
                language=language,
                time_zone=form.cleaned_data["time_zone"],
            )

        activate(CODES[language])
        if did(request, deed, _("Your profile was changed."), form):
            answer = redirect("account_profile")
            # What was chosen in this browser before would hide the new choice.
            answer.delete_cookie("django_language")
            return answer
    return render(request, "account_pages/profile.html", {"form": form})


@login_required
def deliveries(request: HttpRequest) -> HttpResponse:
    """How one is told of what."""
    actor, _user = _own(request)
    form = DeliveriesForm(request.POST or None, now=notices.deliveries_of(actor))
    if request.method == "POST" and form.is_valid():

        def deed() -> None:
            notice_services.choose_deliveries(actor=actor, wanted=form.wanted())

        if did(request, deed, _("Your choice is kept."), form):
            return redirect("account_notices")
    return render(request, "account_pages/deliveries.html", {"form": form})


@login_required
def consents(request: HttpRequest) -> HttpResponse:
    """What one agreed to, which text, and when."""
    actor, user = _own(request)
    said = queries.consents_of(actor, user.pk)
    rows = [
        (kind, label, said.get(kind), rules.TEXT_VERSIONS[kind], kind in rules.NEEDED)
        for kind, label in CONSENTS.items()
    ]
    log = [(CONSENTS[Consent(one.kind)], one) for one in queries.consent_log(actor, user.pk)]
    return render(request, "account_pages/consents.html", {"rows": rows, "log": log})


@login_required
@require_POST
def change_consent(request: HttpRequest, kind: str) -> HttpResponse:
    """Agree to a text, or no longer."""
    actor, user = _own(request)
    if kind in list(Consent):
        change = services.give_consent if "give" in request.POST else services.take_back_consent

        def deed() -> None:
            change(actor=actor, user_id=user.pk, kind=Consent(kind))

        did(request, deed, _("Your choice is kept."))
    return redirect("account_consents")


@login_required
def own_data(request: HttpRequest) -> HttpResponse:
    """One's data: ask for a copy, fetch it, or leave."""
    actor, user = _own(request)
    if request.method == "POST":

        def deed() -> None:
            export = exports.request_export(actor=actor, user_id=user.pk)
            tasks.write_export.later_once(f"accounts.export:{export.pk}", export_id=export.pk)

        did(request, deed, _("The copy is being written. It lies here when it is ready."))
        return redirect("account_data")
    rows = exports.exports_of(actor, user.pk)[:5]
    shown = {"rows": rows, "days": rules.EXPORT_HOLDS.days}
    return render(request, "account_pages/data.html", shown)


@login_required
@reauthentication_required  # type: ignore[untyped-decorator]
@refusals_as_pages
def download(request: HttpRequest, export_id: UUID) -> FileResponse:
    """The file with one's data."""
    export = exports.get_export(actor_of(request), export_id)
    name = f"duijie-{export.created_at:%Y-%m-%d}.json"
    return FileResponse(export.file.open("rb"), as_attachment=True, filename=name)


@login_required
@reauthentication_required  # type: ignore[untyped-decorator]
def leave(request: HttpRequest) -> HttpResponse:
    """Delete one's account, after reading what stays."""
    actor, user = _own(request)
    form = DeletionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def deed() -> None:
            services.delete_account(actor=actor, user_id=user.pk)

        if did(request, deed, _("Your account is deleted."), form):
            logout(request)
            return redirect("home")
    managed = [str(one) for one in organisations_of(actor) if actor.is_manager_of(one.pk)]
    return render(request, "account_pages/leave.html", {"form": form, "managed": managed})
