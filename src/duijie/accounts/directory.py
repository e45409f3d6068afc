"""What somebody fills in who comes from a house's own directory for the first time.

Apart from ``forms``: allauth's form below is built on the one there.
"""

from typing import Any, ClassVar

from allauth.socialaccount.forms import SignupForm
from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from duijie.accounts.models import LANGUAGES


class DirectorySignUpForm(SignupForm):  # type: ignore[misc]
    """Name, language and consent; the address is the directory's.

    Where the directory does not vouch for it, the person may write another.
    """

    language = forms.ChoiceField(label=_("Language of mails and pages"), choices=LANGUAGES)
    field_order: ClassVar[list[str]] = ["display_name", "email", "language", "agreed"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  (allauth's)
        super().__init__(*args, **kwargs)
        self.initial["language"] = "en" if (get_language() or "").startswith("en") else "zh"
        vouched = [one.email for one in self.sociallogin.email_addresses if one.verified]
        # Another address would have to be proven by a mail; the one vouched for is not asked.
        if self.initial.get("email") in vouched:
            self.fields["email"].disabled = True
