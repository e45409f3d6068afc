"""The settings of the node."""

import smtplib

from django.conf import settings as environment
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from duijie.site import queries, services
from duijie.site.rules import HEAVIEST_LOGO
from duijie.web.edges import actor_of, did
from duijie.web.operators.edges import operators_only
from duijie.web.operators.forms import LogoForm, SettingsForm, TrialForm


@operators_only
def settings(request: HttpRequest) -> HttpResponse:
    """Names, languages, welcome, mail and who may join; it holds at once."""
    now = queries.read()
    form = SettingsForm(request.POST or None, initial=SettingsForm.initial_of(now))
    if request.method == "POST" and form.is_valid():

        def deed() -> None:
            services.change_settings(
                actor=actor_of(request), wanted=form.wanted(), seen=form.cleaned_data["seen"]
            )

        if did(request, deed, _("The settings hold from now on."), form):
            return redirect("operators_settings")
    shown = {
        "form": form,
        "logo_form": LogoForm(),
        "trial_form": TrialForm(initial={"email": getattr(request.user, "email", "")}),
        "server": getattr(environment, "EMAIL_HOST", "") if not queries.mail_folder() else "",
        "folder": queries.mail_folder(),
    }
    return render(request, "operators/settings.html", shown)


@require_POST
@operators_only
def logo(request: HttpRequest) -> HttpResponse:
    """Show another logo, or none."""
    file = request.FILES.get("logo")
    content = file.read(HEAVIEST_LOGO + 1) if file and "remove" not in request.POST else None
    if content or "remove" in request.POST:
        did(
            request,
            lambda: services.change_logo(actor=actor_of(request), content=content),
            _("The logo was changed."),
        )
    return redirect("operators_settings")


@require_POST
@operators_only
def trial(request: HttpRequest) -> HttpResponse:
    """Send a mail to see whether it arrives."""
    form = TrialForm(request.POST)
    if form.is_valid():
        try:
            services.send_trial(actor=actor_of(request), email=form.cleaned_data["email"])
        except (OSError, smtplib.SMTPException) as trouble:
            said = _("The mail server refused: %(reason)s. Check DUIJIE_MAIL_URL.")
            messages.error(request, said % {"reason": trouble})
        else:
            messages.success(request, _("The mail is on its way."))
    return redirect("operators_settings")
