"""Forms of matching days."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from duijie.events.types import Details, NextStep, Outcome, Registration, Turn, Useful
from duijie.kernel import clock
from duijie.web.events.labels import LANGUAGES, NEXT_STEPS, USEFUL

if TYPE_CHECKING:
    from duijie.organisations.models import Organisation

DAY: Final = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
NUMBERS: Final[dict[str, tuple[Any, int, int, Any]]] = {
    "slots": (_("Slots"), 1, 48, _("How many rounds of meetings the day has.")),
    "slot_minutes": (_("Minutes of a meeting"), 5, 240, ""),
    "gap_minutes": (_("Minutes between meetings"), 0, 240, ""),
    "pause_after": (_("Pause after slot"), 0, 48, _("0 for no pause.")),
    "pause_minutes": (_("Minutes of the pause"), 0, 240, ""),
    "tables": (_("Tables"), 1, 200, ""),
    "interpreters": (
        _("Interpreters"),
        0,
        50,
        _("How many meetings of people without a common language can be held at once."),
    ),
    "most_meetings": (_("Usual number of meetings each"), 1, 48, ""),
}


class EventForm(forms.Form):
    """What an organiser says of a day."""

    title_zh = forms.CharField(label=_("Title in Chinese"), max_length=200, required=False)
    title_en = forms.CharField(label=_("Title in English"), max_length=200, required=False)
    place_zh = forms.CharField(label=_("Place in Chinese"), max_length=300, required=False)
    place_en = forms.CharField(label=_("Place in English"), max_length=300, required=False)
    about_zh = forms.CharField(
        label=_("About the day, in Chinese"), widget=forms.Textarea(attrs={"rows": 4}),
        max_length=5000, required=False,
    )  # fmt: skip
    about_en = forms.CharField(
        label=_("About the day, in English"), widget=forms.Textarea(attrs={"rows": 4}),
        max_length=5000, required=False,
    )  # fmt: skip
    call_zh = forms.CharField(
        label=_("Which needs and offers are called for, in Chinese"),
        widget=forms.Textarea(attrs={"rows": 3}), max_length=5000, required=False,
    )  # fmt: skip
    call_en = forms.CharField(
        label=_("Which needs and offers are called for, in English"),
        widget=forms.Textarea(attrs={"rows": 3}), max_length=5000, required=False,
    )  # fmt: skip
    held_on = forms.DateField(label=_("Day"), widget=DAY)
    begins_at = forms.TimeField(
        label=_("Begins at"), initial="09:00",
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )  # fmt: skip
    register_until = forms.DateField(
        label=_("Registration and call end on"), widget=DAY,
        help_text=_("At the end of that day, Beijing time."),
    )  # fmt: skip

    def __init__(self, data: Any = None, initial: dict[str, Any] | None = None) -> None:  # noqa: ANN401  (Django's)
        super().__init__(data, initial=initial)
        usual = Details()
        for name, (label, least, most, help_text) in NUMBERS.items():
            self.fields[name] = forms.IntegerField(
                label=label,
                min_value=least,
                max_value=most,
                initial=getattr(usual, name),
                help_text=help_text,
            )

    def details(self) -> Details:
        """The same as the services want it."""
        given = dict(self.cleaned_data)
        last = datetime.combine(given["register_until"], datetime.max.time(), clock.BUSINESS_ZONE)
        first = datetime.combine(given["held_on"], given["begins_at"], clock.BUSINESS_ZONE)
        # Registration up to the day itself ends when it begins.
        given["register_until"] = min(last, first) if last.date() <= first.date() else last
        return Details(**given)


def written(details: Details) -> dict[str, object]:
    """What a day says of itself, as the form begins with it."""
    given = {name: getattr(details, name) for name in Details.__dataclass_fields__}
    if details.register_until:
        given["register_until"] = details.register_until.astimezone(clock.BUSINESS_ZONE).date()
    return given


class RegistrationForm(forms.Form):
    """What somebody says who wants to take part."""

    name = forms.CharField(label=_("Your name, as the badge shows it"), max_length=100)
    organisation = forms.ChoiceField(label=_("You come for"), required=False)
    records = forms.MultipleChoiceField(
        label=_("Needs and offers you bring"),
        help_text=_(
            "Published records of your organisation. A blind need is only matched: neither the "
            "organiser nor the other participants see that you bring it. Whoever it fits sees the "
            "need without your name until you both agree."
        ),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages you can talk in"),
        choices=list(LANGUAGES.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    slots = forms.TypedMultipleChoiceField(
        label=_("When you are there"), coerce=int, widget=forms.CheckboxSelectMultiple
    )
    most = forms.IntegerField(label=_("Meetings at most"), min_value=1, max_value=48)
    hopes = forms.CharField(
        label=_("What you hope for, in a sentence"), max_length=500, required=False
    )

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401  (Django's)
        *,
        organisations: "Sequence[Organisation]",
        records: Sequence[tuple[str, str]],
        turns: Sequence[Turn],
        initial: dict[str, Any],
    ) -> None:
        super().__init__(data, initial=initial)
        self._choose("organisation", [
            *((str(one.pk), str(one)) for one in organisations),
            ("", _("Nobody: I come on my own")),
        ])  # fmt: skip
        self._choose("records", records)
        self._choose("slots", [(str(one.number), one.clock) for one in turns])
        if not records:
            del self.fields["records"]

    def _choose(self, name: str, choices: "Sequence[tuple[str, Any]]") -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  (declared above)
        field.choices = choices

    def said(self) -> Registration:
        """The same as the services want it."""
        given = self.cleaned_data
        return Registration(
            name=given["name"],
            organisation_id=UUID(given["organisation"]) if given["organisation"] else None,
            languages=tuple(given["languages"]),
            slots=tuple(given["slots"]),
            most=given["most"],
            listing_ids=tuple(UUID(one) for one in given.get("records", ())),
            hopes=given["hopes"],
        )


class OutcomeForm(forms.Form):
    """What came of a meeting."""

    useful = forms.ChoiceField(
        label=_("Was the meeting useful?"), choices=list(USEFUL.items()), widget=forms.RadioSelect
    )
    next_step = forms.ChoiceField(
        label=_("What do you do next?"), choices=list(NEXT_STEPS.items()),
        initial=NextStep.NOTHING.value, required=False,
    )  # fmt: skip
    due_on = forms.DateField(label=_("Until"), widget=DAY, required=False)
    introduce = forms.BooleanField(
        label=_("I want to be introduced, so that this goes on"), required=False
    )
    note = forms.CharField(
        label=_("Note for yourself and the organiser"), max_length=2000, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip

    def said(self) -> Outcome:
        """The same as the services want it."""
        given = self.cleaned_data
        return Outcome(
            useful=Useful(given["useful"]),
            next_step=NextStep(given["next_step"] or NextStep.NOTHING.value),
            introduce=given["introduce"],
            note=given["note"],
            due_on=given["due_on"],
        )


class WalkInForm(forms.Form):
    """Somebody who came without having registered."""

    name = forms.CharField(label=_("Name"), max_length=100)
    affiliation = forms.CharField(label=_("Organisation"), max_length=200, required=False)
