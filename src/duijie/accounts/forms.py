"""What a newcomer fills in beside address and password."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from duijie.accounts import services
from duijie.accounts.invited import is_invited
from duijie.accounts.models import User
from duijie.accounts.queries import actor_of
from duijie.accounts.rules import NEEDED
from duijie.kernel.language import Language
from duijie.site.queries import current
from duijie.site.rules import may_join


class SignUpForm(forms.Form):
    """Name and consent, asked together with address and password."""

    display_name = forms.CharField(label=_("Your name"), max_length=80)
    agreed = forms.BooleanField(
        label=_("I have read the terms of use and the privacy notice, and agree to both."),
        error_messages={"required": _("Without your agreement there can be no account.")},
    )

    def clean(self) -> dict[str, Any]:
        """Refuse addresses that the node's policy does not let in."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        email = str(given.get("email", ""))
        if email and not may_join(current(), email, is_invited=is_invited(email)):
            domains = ", ".join(current().domains)
            refusal = str(_("Here only invited people register. Ask a colleague to invite you."))
            if domains:
                register = _("Here one registers with an address of: %(domains)s.")
                refusal = str(register) % {"domains": domains}
            self.add_error("email", refusal)
        return given

    def signup(self, request: HttpRequest, user: User) -> None:
        """Keep what was filled in; allauth calls this."""
        del request
        # From the session of a single sign-on a number comes back as text: it is read anew.
        kept = User.objects.get(pk=str(user.pk))
        actor = actor_of(kept)
        name = self.cleaned_data["display_name"]
        services.change_profile(actor=actor, user_id=kept.pk, name=name, language=self._spoken())
        for kind in sorted(NEEDED):
            services.give_consent(actor=actor, user_id=kept.pk, kind=kind)

    def _spoken(self) -> Language:
        """The language that was chosen, else that of the page."""
        if chosen := self.cleaned_data.get("language"):
            return Language(chosen)
        return Language.ZH if (get_language() or "zh").startswith("zh") else Language.EN
