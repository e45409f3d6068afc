"""What is filled in to ask for an introduction, and to agree to one."""

from django import forms
from django.utils.translation import gettext_lazy as _

from duijie.introductions.rules import LONGEST, LONGEST_MESSAGE


class AgreeForm(forms.Form):
    """Whom the other side may reach."""

    name = forms.CharField(
        label=_("Contact"),
        max_length=LONGEST["name"],
        help_text=_("Shown to the other side only once both agree."),
    )
    position = forms.CharField(label=_("Position"), max_length=LONGEST["position"], required=False)
    email = forms.EmailField(label=_("E-mail"), max_length=LONGEST["email"], required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=LONGEST["phone"], required=False)


class AskForm(AgreeForm):
    """What one wants to talk about, and whom the other side may reach."""

    message = forms.CharField(
        label=_("What do you want to talk about?"),
        max_length=LONGEST_MESSAGE,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The other side reads this at once. Who you are stays as your record has it."),
    )
    field_order = ("message", "name", "position", "email", "phone")
