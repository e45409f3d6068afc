"""Forms of a person's own pages."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from duijie.kernel.language import Language
from duijie.notices.types import Delivery, Topic
from duijie.web.account.labels import DELIVERIES, TOPICS, ZONES

LANGUAGES = [(Language.ZH.value, "中文"), (Language.EN.value, "English")]


class ProfileForm(forms.Form):
    """What a person is called, reads and lives by."""

    name = forms.CharField(label=_("Your name"), max_length=80)
    language = forms.ChoiceField(
        label=_("Language"), choices=LANGUAGES, help_text=_("Of the pages and of your mails.")
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone"), help_text=_("The daily mail comes at eight in the morning there.")
    )

    def __init__(self, *args: object, zone: str, **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        field = self.fields["time_zone"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  (it is declared above)
        # A zone that is not on the short list stays possible for whoever has it.
        field.choices = (
            list(({zone: zone} | ZONES).items()) if zone not in ZONES else [*ZONES.items()]
        )


class DeliveriesForm(forms.Form):
    """How a person wants to be told of each topic."""

    def __init__(self, *args: object, now: Mapping[Topic, Delivery], **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        for topic, delivery in now.items():
            self.fields[topic.value] = forms.ChoiceField(
                label=str(TOPICS[topic]), choices=list(DELIVERIES.items()), initial=delivery.value
            )

    def wanted(self) -> dict[Topic, Delivery]:
        """The same as the services want it."""
        return {Topic(name): Delivery(value) for name, value in self.cleaned_data.items()}


class DeletionForm(forms.Form):
    """That one means it."""

    sure = forms.BooleanField(
        label=_("I have read what stays, and want my account to be deleted for good.")
    )
