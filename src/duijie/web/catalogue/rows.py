"""Forms for what a record says several times; they grow without JavaScript."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from duijie.catalogue.types import rows
from duijie.catalogue.types.words import Comparator
from duijie.catalogue.words import field_label
from duijie.registries.types import Register
from duijie.web.catalogue.fields import field_for
from duijie.web.registries.forms import EntryField
from duijie.web.registries.showing import reader_language

SHAPES: Final[Mapping[str, type[Any]]] = {
    "quantities": rows.Quantity,
    "rights": rows.Right,
    "contacts": rows.Contact,
    "equipment": rows.Equipment,
}
CODES: Final = {
    "fields": Register.FIELDS,
    "industries": Register.INDUSTRIES,
    "ipc": Register.IPC,
}
# A form is at hand for the next one; more come by the button.
SPARE: Final = 1
MOST: Final = 200


class RowForm(forms.Form):
    """One row; it counts when something was typed that tells it from a blank one."""

    telling: tuple[str, ...] = ()

    def is_filled(self) -> bool:
        """Whether a person wrote something here."""
        return any(self.cleaned_data.get(name) not in (None, "", ()) for name in self.telling)


def _state_funded() -> forms.Field:
    language = reader_language()
    choices = [("", _("not stated")), ("yes", _("yes")), ("no", _("no"))]
    return forms.TypedChoiceField(
        label=field_label("state_funded", language),
        choices=choices,
        coerce=lambda given: given == "yes",
        empty_value=None,
        required=False,
    )


def row_form(name: str) -> type[RowForm]:
    """The form of one row."""
    if name in CODES:
        label = field_label(name, reader_language())
        entry = EntryField(CODES[name], label=label, required=False)
        return type("CodeForm", (RowForm,), {"code": entry, "telling": ("code",)})
    made: dict[str, Any] = {}
    for column in fields(SHAPES[name]):
        if column.name == "state_funded":
            made[column.name] = _state_funded()
        elif column.name == "open":
            label = field_label("open", reader_language())
            made["open"] = forms.BooleanField(label=label, required=False, initial=True)
        elif column.name == "expires_on":
            made[column.name] = field_for(column.name)
            made[column.name].help_text = ""
            made[column.name].label = _("In force until")
        elif column.name == "quote":
            made["quote"] = forms.CharField(widget=forms.HiddenInput, required=False)
        else:
            made[column.name] = field_for(column.name)
    made["telling"] = TELLING[name]
    return type("OneRowForm", (RowForm,), made)


TELLING: Final = {
    "quantities": ("property", "low", "high"),
    "rights": ("number", "title", "owners", "project_number"),
    "contacts": ("name", "email", "phone"),
    "equipment": ("name_zh", "name_en", "model"),
}


@dataclass(slots=True)
class Rows:
    """The rows of one field: what is shown, and what was typed."""

    name: str
    label: str
    formset: Any

    def is_valid(self) -> bool:
        """Whether every row can be read."""
        return bool(self.formset.is_valid())

    def filled(self) -> list[RowForm]:
        """The rows that say something."""
        return [form for form in self.formset.forms if form.is_filled()]

    def value(self) -> tuple[Any, ...]:
        """The rows as the record wants them."""
        if self.name in CODES:
            return tuple(dict.fromkeys(form.cleaned_data["code"] for form in self.filled()))
        shape = SHAPES[self.name]
        names = {column.name for column in fields(shape)}
        return tuple(
            shape(**{key: given for key, given in said.items() if key in names})
            for said in (with_ends(form.cleaned_data) for form in self.filled())
        )

    def refuse(self, place: int, column: str, sentence: str) -> None:
        """Say at a row what is wrong with it."""
        filled = self.filled()
        form = filled[place] if place < len(filled) else None
        if form is not None:
            form.add_error(column if column in form.fields else None, sentence)


def with_ends(said: Mapping[str, Any]) -> Mapping[str, Any]:
    """A row with its only number where its sign wants it; people type it in either."""
    low, high = said.get("low"), said.get("high")
    if (low is None) == (high is None) or said.get("comparator") == Comparator.RANGE:
        return said
    one, sign = (high if low is None else low), said.get("comparator")
    at_least = sign in {Comparator.AT_LEAST, Comparator.MORE_THAN}
    at_most = sign in {Comparator.AT_MOST, Comparator.LESS_THAN}
    return {**said, "low": None if at_most else one, "high": None if at_least else one}


def rows_for(
    name: str, given: Sequence[Any], typed: QueryDict | None, proposed: Iterable[Any] = ()
) -> Rows:
    """The rows of a field, with what the record says or what was typed."""
    made = forms.formset_factory(row_form(name), extra=SPARE, max_num=MOST)
    label = field_label(name, reader_language())
    if typed is not None and f"{name}-TOTAL_FORMS" in typed:
        if typed.get("add") == name:
            typed = typed.copy()
            total = min(int(typed.get(f"{name}-TOTAL_FORMS", "0") or 0) + 3, MOST)
            typed[f"{name}-TOTAL_FORMS"] = str(total)
        return Rows(name, label, made(typed, prefix=name))
    initial = [_initial(name, one) for one in (*given, *proposed)]
    return Rows(name, label, made(initial=initial, prefix=name))


def _initial(name: str, one: Any) -> dict[str, Any]:  # noqa: ANN401  (any row)
    if name in CODES:
        return {"code": one}
    said = {column.name: getattr(one, column.name) for column in fields(one)}
    if "state_funded" in said:
        said["state_funded"] = {True: "yes", False: "no", None: ""}[said["state_funded"]]
    for column in ("low", "high"):
        if said.get(column) is not None:
            said[column] = f"{said[column].normalize():f}"
    return said
