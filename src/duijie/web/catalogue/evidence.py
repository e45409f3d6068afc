"""The checklist of readiness: every item of every level, judged or open."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.http import QueryDict

from duijie.catalogue.rules.readiness import LEVELS, Item, Level, Standing, standing_of
from duijie.catalogue.types.details import Details
from duijie.catalogue.types.rows import Evidence
from duijie.catalogue.types.words import ProductForm, Scale, Verdict
from duijie.web.catalogue.fields import choices_of
from duijie.web.registries.showing import reader_language

EVIDENCE: Final = "evidence"


@dataclass(frozen=True, slots=True)
class AskedItem:
    """One item with its two fields."""

    text: str
    verdict: forms.BoundField
    note: forms.BoundField


@dataclass(frozen=True, slots=True)
class AskedLevel:
    """A level with its items."""

    title: str
    is_open: bool
    items: tuple[AskedItem, ...]


class EvidenceForm(forms.Form):
    """A verdict and a note for every item that applies."""

    def __init__(self, details: Details, typed: QueryDict | None) -> None:
        super().__init__(typed, initial=_initial(details))
        self.details = details
        self.form = ProductForm(getattr(details, "product_form", ProductForm.HARDWARE))
        choices = choices_of(Verdict, reader_language())
        for _level, item in self._items():
            text = item.text[reader_language()]
            self.fields[item.code] = forms.TypedChoiceField(
                label=text, choices=choices, coerce=Verdict, required=False,
                empty_value=Verdict.UNKNOWN,
            )  # fmt: skip
            self.fields[f"{item.code}.note"] = forms.CharField(
                label=text, max_length=2000, required=False
            )

    def _items(self) -> Iterator[tuple[Level, Item]]:
        for levels in LEVELS.values():
            for level in levels:
                for item in level.items_for(self.form):
                    yield level, item

    def value(self) -> tuple[Evidence, ...]:
        """The items that somebody judged or wrote something about."""
        said: dict[str, Any] = self.cleaned_data
        return tuple(
            Evidence(scale=item.scale, item=item.code, verdict=said[item.code], note=note)
            for _level, item in self._items()
            if (note := said[f"{item.code}.note"]) or said[item.code] is not Verdict.UNKNOWN
        )

    def asked(self) -> Iterator[AskedLevel]:
        """The levels as the page shows them; those up to the claimed one are open."""
        language = reader_language()
        for scale, levels in LEVELS.items():
            claimed = getattr(self.details, scale.value, None) or 0
            for level in levels:
                items = tuple(
                    AskedItem(item.text[language], self[item.code], self[f"{item.code}.note"])
                    for item in level.items_for(self.form)
                )
                title = f"{scale.value.upper()} {level.number} · {level.name[language]}"
                yield AskedLevel(title, level.number <= claimed, items)


def _initial(details: Details) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for one in getattr(details, EVIDENCE, ()):
        said[one.item] = one.verdict
        said[f"{one.item}.note"] = one.note
    return said


def standings(details: Details) -> dict[Scale, Standing]:
    """How far the evidence of a record carries each of its claims."""
    return {
        scale: standing_of(
            scale,
            getattr(details, scale.value, None),
            ProductForm(getattr(details, "product_form", ProductForm.HARDWARE)),
            getattr(details, EVIDENCE, ()),
        )
        for scale in Scale
        if getattr(details, scale.value, None)
    }
