"""The field by which a form asks for one entry of a registry."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict

from duijie.kernel.errors import DomainError
from duijie.kernel.refusals import say_refusal
from duijie.registries import queries
from duijie.registries.types import Register
from duijie.web.registries.showing import options_of, reader_language


class EntryPicker(forms.Widget):
    """A search box and the entries found; without JavaScript, the button finds them."""

    template_name = "registries/picker_widget.html"

    def __init__(self, register: Register, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.register = register

    def value_from_datadict(
        self,
        data: Mapping[str, Any],
        files: MultiValueDict[str, Any],  # noqa: ARG002  (Django's signature)
        name: str,
    ) -> str:
        """The code that was chosen, else what was typed."""
        return str(data.get(name) or data.get(f"{name}_q") or "")

    def value_omitted_from_data(
        self,
        data: Mapping[str, Any],
        files: MultiValueDict[str, Any],  # noqa: ARG002  (Django's signature)
        name: str,
    ) -> bool:
        """Whether the form was sent without this field."""
        return name not in data and f"{name}_q" not in data

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:  # noqa: ANN401
        """The box with what was typed, and the entries that fit it."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        typed = str(value or "")
        chosen = queries.find_entry(self.register, typed) if typed else None
        fitting = [chosen] if chosen else []
        if typed and chosen is None:
            fitting = list(queries.found_entries(self.register, typed))
        options = options_of(fitting)
        context["widget"] |= {
            "register": self.register,
            "wording": options[0].label if chosen else typed,
            "chosen": chosen.code if chosen else "",
            "options": options,
        }
        return context


class EntryField(forms.Field):
    """One entry, given by its code or its full name; its value is the code."""

    widget: EntryPicker

    def __init__(self, register: Register, **more: Any) -> None:  # noqa: ANN401
        super().__init__(widget=EntryPicker(register), **more)
        self.register = register

    def clean(self, value: Any) -> str:  # noqa: ANN401
        """The code of the entry; what is ambiguous or unknown is said to the person."""
        typed = str(super().clean(value) or "")
        if not typed:
            return ""
        try:
            return queries.resolve_entry(self.register, typed).code
        except DomainError as refusal:
            raise ValidationError(
                say_refusal(refusal, reader_language()), code=refusal.code
            ) from refusal
