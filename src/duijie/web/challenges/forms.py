"""Forms of challenges."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from duijie.challenges.types import CriterionSaid, Details, TeamSaid
from duijie.kernel import clock

if TYPE_CHECKING:
    from duijie.organisations.models import Organisation

DAY: Final = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
LONG: Final = forms.Textarea(attrs={"rows": 4})
# A line of the criteria: Chinese | English | weight.
PARTS: Final = 3


class ChallengeForm(forms.Form):
    """What an organisation says of its challenge."""

    need = forms.ChoiceField(label=_("Which need"))
    title_zh = forms.CharField(label=_("Title in Chinese"), max_length=200, required=False)
    title_en = forms.CharField(label=_("Title in English"), max_length=200, required=False)
    prize_zh = forms.CharField(label=_("Prize, in Chinese"), max_length=300, required=False)
    prize_en = forms.CharField(label=_("Prize, in English"), max_length=300, required=False)
    rules_zh = forms.CharField(
        label=_("Rules, in Chinese"), widget=LONG, max_length=10000, required=False
    )
    rules_en = forms.CharField(
        label=_("Rules, in English"), widget=LONG, max_length=10000, required=False
    )
    eligible_zh = forms.CharField(
        label=_("Who may enter, in Chinese"), max_length=2000, required=False
    )
    eligible_en = forms.CharField(
        label=_("Who may enter, in English"), max_length=2000, required=False
    )
    submit_until = forms.DateField(label=_("Solutions until"), widget=DAY)
    judge_until = forms.DateField(label=_("Judged until"), widget=DAY)
    criteria = forms.CharField(
        label=_("Criteria, one per line: Chinese | English | weight"),
        help_text=_("The weights must come to 100. Example: 技术可行性 | Feasibility | 40"),
        widget=LONG,
        max_length=4000,
    )

    def __init__(self, data: Any = None, *, needs: Sequence[tuple[str, str]]) -> None:  # noqa: ANN401  (Django's)
        super().__init__(data)
        field = self.fields["need"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  (declared above)
        field.choices = needs

    def clean_criteria(self) -> tuple[CriterionSaid, ...]:
        """The lines as criteria."""
        found = []
        for line in self.cleaned_data["criteria"].splitlines():
            parts = [one.strip() for one in line.split("|")]
            if not line.strip():
                continue
            if len(parts) != PARTS or not parts[2].isdecimal() or not (parts[0] or parts[1]):
                raise forms.ValidationError(
                    _("“%(line)s” is no criterion: write Chinese | English | weight."),
                    params={"line": line},
                )
            found.append(CriterionSaid(parts[0][:200], parts[1][:200], min(int(parts[2]), 1000)))
        return tuple(found)

    def details(self) -> Details:
        """The same as the services want it; a day ends at its end in Beijing."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "need"}
        for name in ("submit_until", "judge_until"):
            given[name] = datetime.combine(given[name], time.max, clock.BUSINESS_ZONE)
        return Details(**given)


class ChangeForm(ChallengeForm):
    """The same for a challenge that is there; a correction has a reason."""

    reason = forms.CharField(
        label=_("Why it is changed"),
        help_text=_("Everybody who reads the challenge sees this, with the date."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
    )

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401  (Django's)
        *,
        said: dict[str, Any],
        has_teams: bool,
    ) -> None:
        super().__init__(data, needs=())
        del self.fields["need"]
        if not has_teams:
            del self.fields["reason"]
        self.initial = said

    def details(self) -> Details:
        """The same as the services want it."""
        reason = self.cleaned_data.pop("reason", "")
        details = super().details()
        self.cleaned_data["reason"] = reason
        return details


class TeamForm(forms.Form):
    """Who enters."""

    name = forms.CharField(
        label=_("Name of the team"), max_length=200, help_text=_("The jury does not see it.")
    )
    organisation = forms.ChoiceField(label=_("You enter for"), required=False)
    members = forms.CharField(
        label=_("Members, one per line"), widget=LONG, max_length=4000, required=False
    )

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401  (Django's)
        *,
        organisations: "Sequence[Organisation]",
    ) -> None:
        super().__init__(data)
        field = self.fields["organisation"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  (declared above)
        field.choices = [
            *((str(one.pk), str(one)) for one in organisations),
            ("", _("Nobody: I enter on my own")),
        ]

    def said(self) -> TeamSaid:
        """The same as the services want it."""
        given = self.cleaned_data
        house = given["organisation"]
        return TeamSaid(
            name=given["name"],
            organisation_id=UUID(house) if house else None,
            members=tuple(given["members"].splitlines()),
        )


class SubmissionForm(forms.Form):
    """A version of what a team hands in."""

    summary = forms.CharField(
        label=_("The solution in short"),
        help_text=_("The jury judges without names: name neither people nor organisations."),
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=10000,
    )


class JurorForm(forms.Form):
    """Whom to ask."""

    email = forms.EmailField(label=_("E-mail address of the juror"))
