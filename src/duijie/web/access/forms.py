"""Forms of tokens and webhooks."""

from django import forms
from django.utils.translation import gettext_lazy as _

from duijie.access import rules
from duijie.access.types import Scope
from duijie.kernel.actors import Actor
from duijie.web.access.labels import SCOPES, TOPICS


class TokenForm(forms.Form):
    """What a new token is for, what it may do and how long."""

    name = forms.CharField(
        label=_("Name"), max_length=80, help_text=_("What you will know it by, e.g. “import”.")
    )
    scopes = forms.MultipleChoiceField(
        label=_("What the token may do"), widget=forms.CheckboxSelectMultiple
    )
    days = forms.IntegerField(
        label=_("Valid for so many days"), initial=90, min_value=1, max_value=rules.MOST_DAYS
    )

    def __init__(self, *args: object, actor: Actor, **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        field = self.fields["scopes"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101  (it is declared above)
        field.choices = [
            (scope.value, label)
            for scope, label in SCOPES.items()
            if actor.is_operator or scope is not Scope.OPERATE
        ]

    def wanted(self) -> set[Scope]:
        """The scopes as the services want them."""
        return {Scope(one) for one in self.cleaned_data["scopes"]}


class WebhookForm(forms.Form):
    """Where news go, and which."""

    address = forms.CharField(
        label=_("Address"),
        max_length=rules.LONGEST_ADDRESS,
        help_text=_("Begins with https:// and is reached from the internet."),
    )
    topics = forms.MultipleChoiceField(
        label=_("News of"), choices=list(TOPICS.items()), widget=forms.CheckboxSelectMultiple
    )
