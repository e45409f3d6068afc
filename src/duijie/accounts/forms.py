"""What a newcomer fills in beside address and password."""

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from duijie.accounts.models import User


class SignUpForm(forms.Form):
    """Name and consent, asked together with address and password."""

    display_name = forms.CharField(label=_("Your name"), max_length=80)

    def signup(self, request: HttpRequest, user: User) -> None:
        """Keep what was filled in; allauth calls this."""
        del request
        user.display_name = self.cleaned_data["display_name"]
        user.save(update_fields=["display_name"])
