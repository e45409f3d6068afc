"""What a newcomer fills in beside address and password."""

from django import forms
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from duijie.accounts import services
from duijie.accounts.models import User
from duijie.accounts.queries import actor_of
from duijie.accounts.rules import NEEDED
from duijie.kernel.language import Language


class SignUpForm(forms.Form):
    """Name and consent, asked together with address and password."""

    display_name = forms.CharField(label=_("Your name"), max_length=80)
    agreed = forms.BooleanField(
        label=_("I have read the terms of use and the privacy notice, and agree to both."),
        error_messages={"required": _("Without your agreement there can be no account.")},
    )

    def signup(self, request: HttpRequest, user: User) -> None:
        """Keep what was filled in; allauth calls this."""
        del request
        actor = actor_of(user)
        spoken = Language.ZH if (get_language() or "zh").startswith("zh") else Language.EN
        name = self.cleaned_data["display_name"]
        services.change_profile(actor=actor, user_id=user.pk, name=name, language=spoken)
        for kind in sorted(NEEDED):
            services.give_consent(actor=actor, user_id=user.pk, kind=kind)
