"""A form field for every field of a record, named and explained in the reader's language."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, Final

from django import forms

from duijie.catalogue.types import words as lists
from duijie.catalogue.words import field_help, field_label, word_label
from duijie.kernel.language import Language
from duijie.registries.types import Register
from duijie.web.days import DayField
from duijie.web.registries.forms import EntryField
from duijie.web.registries.showing import reader_language

WORDS: Final[Mapping[str, type[StrEnum]]] = {
    "visibility": lists.Visibility,
    "product_form": lists.ProductForm,
    "price_kind": lists.PriceKind,
    "confidentiality": lists.Confidentiality,
    "availability": lists.Availability,
    "consent": lists.PersonConsent,
    "lab_kind": lists.LabKind,
    "level": lists.LabLevel,
    "openness": lists.Openness,
    "comparator": lists.Comparator,
    "demand": lists.Demand,
    "kind": lists.RightKind,
    "status": lists.RightStatus,
}
SHORT: Final = frozenset(
    {
        "title_zh", "title_en", "position_zh", "position_en", "source", "external_id", "price_note",
        "openness_note", "consent_note", "orcid", "price_currency", "budget_currency", "property",
        "unit", "number", "country", "title", "owners", "project_number", "name", "position",
        "phone", "name_zh", "name_en", "model", "maker", "capability", "note",
    }
)  # fmt: skip
DATES: Final = frozenset({"expires_on", "deadline", "available_from", "consent_on"})
AMOUNTS: Final = frozenset({"price_low", "price_high", "budget_low", "budget_high", "low", "high"})
LEVELS: Final = {"trl": 9, "mrl": 10}
MAY_BE_OPEN: Final = frozenset({"price_kind"})


def choices_of(words: type[StrEnum], language: Language) -> list[tuple[str, str]]:
    """The words of a list, as the reader calls them."""
    return [(word.value, word_label(word, language)) for word in words]


def field_for(name: str) -> forms.Field:
    """The form field of a field of a record."""
    language = reader_language()
    said: dict[str, Any] = {
        "label": field_label(name, language),
        "help_text": field_help(name, language),
        "required": False,
    }
    for makes, make in MAKERS:
        if makes(name):
            return make(name, said)
    if name in SHORT:
        return forms.CharField(**said, max_length=500)
    rows = 2 if name.endswith("_value") else 5
    return forms.CharField(**said, widget=forms.Textarea({"rows": rows}))


def _word(name: str, said: dict[str, Any]) -> forms.Field:
    words = WORDS[name]
    choices = choices_of(words, reader_language())
    if name in MAY_BE_OPEN:
        choices = [("", "–"), *choices]
    elif name == "visibility":
        said["widget"] = forms.RadioSelect
    empty = None if name in MAY_BE_OPEN else next(iter(words))
    return forms.TypedChoiceField(**said, choices=choices, coerce=words, empty_value=empty)


def _words(_name: str, said: dict[str, Any]) -> forms.Field:
    return forms.TypedMultipleChoiceField(
        **said,
        choices=choices_of(lists.Cooperation, reader_language()),
        coerce=lists.Cooperation,
        widget=forms.CheckboxSelectMultiple,
    )


def _level(name: str, said: dict[str, Any]) -> forms.Field:
    numbers = [(str(level), f"{name.upper()} {level}") for level in range(1, LEVELS[name] + 1)]
    choices = [("", "–"), *numbers]
    return forms.TypedChoiceField(**said, choices=choices, coerce=int, empty_value=None)


def _date(_name: str, said: dict[str, Any]) -> forms.Field:
    return DayField(**said)


def _amount(name: str, said: dict[str, Any]) -> forms.Field:
    places = 15 if name in {"low", "high"} else 2
    widget = forms.TextInput({"inputmode": "decimal"})
    return forms.DecimalField(**said, max_digits=40, decimal_places=places, widget=widget)


def _address(_name: str, said: dict[str, Any]) -> forms.Field:
    return forms.CharField(**said, widget=forms.URLInput)


def _email(_name: str, said: dict[str, Any]) -> forms.Field:
    return forms.CharField(**said, widget=forms.EmailInput)


def _region(_name: str, said: dict[str, Any]) -> forms.Field:
    return EntryField(Register.REGIONS, **said)


class CommaField(forms.CharField):
    """Several short words with commas between them."""

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401  (Django's signature)
        """The words as they are typed."""
        return ", ".join(value) if isinstance(value, tuple | list) else value

    def clean(self, value: Any) -> Any:  # noqa: ANN401  (Django's signature)
        """The words."""
        typed = str(super().clean(value) or "").replace("，", ",").replace("、", ",")
        return tuple(word.strip().lower() for word in typed.split(",") if word.strip())


def _commas(_name: str, said: dict[str, Any]) -> forms.Field:
    return CommaField(**said)


Makes = Callable[[str], bool]
MAKERS: Final[tuple[tuple[Makes, Callable[[str, dict[str, Any]], forms.Field]], ...]] = (
    (WORDS.__contains__, _word),
    ("cooperation".__eq__, _words),
    (LEVELS.__contains__, _level),
    (DATES.__contains__, _date),
    (AMOUNTS.__contains__, _amount),
    ({"source_url", "website"}.__contains__, _address),
    ("email".__eq__, _email),
    ("region".__eq__, _region),
    ("languages".__eq__, _commas),
)
