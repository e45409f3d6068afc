"""Days as people type them: year, month, day, whatever the language of their browser is."""

from datetime import date, datetime
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

FORMATS: Final = ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d")
HOW: Final = _("Write the day as year, month and day: 2027-03-15.")


def read_day(text: str) -> date | None:
    """The day that was typed; None where it is none."""
    for written in FORMATS:
        try:
            # A day has no time and so no zone.
            return datetime.strptime(text.strip(), written).date()  # noqa: DTZ007
        except ValueError:
            continue
    return None


class DayInput(forms.DateInput):
    """A line to type a day in; with a script, a button beside it opens a calendar."""

    template_name = "parts/day_widget.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        said = {"inputmode": "numeric", "maxlength": "12", "placeholder": _("YYYY-MM-DD")}
        super().__init__({**said, **(attrs or {})}, format=FORMATS[0])


class DayField(forms.DateField):
    """A day, typed in any of the usual ways of writing it in figures."""

    widget = DayInput

    def __init__(self, **given: Any) -> None:  # noqa: ANN401  (what every field takes)
        super().__init__(input_formats=FORMATS, **given)
        self.error_messages["invalid"] = HOW
