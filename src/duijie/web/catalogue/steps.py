"""The steps in which a record is written, and the fields of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duijie.catalogue.types.words import ListingKind


@dataclass(frozen=True, slots=True)
class Step:
    """One page of the form: plain fields first, then rows."""

    name: str
    label: str | Promise
    fields: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()


_WHO = Step("visibility", _("Who sees it"), ("visibility", "expires_on", "external_id"))
_CONTACTS = Step("contacts", _("Contacts and source"), ("source", "source_url"), ("contacts",))
_CLASSES = Step("classes", _("Where it belongs"), ("region",), ("fields", "industries", "ipc"))


def _both(*names: str) -> tuple[str, ...]:
    return tuple(f"{name}_{tongue}" for name in names for tongue in ("zh", "en"))


STEPS: Final[Mapping[ListingKind, tuple[Step, ...]]] = {
    ListingKind.OFFER: (
        Step(
            "texts",
            _("What it is"),
            _both("title", "abstract", "problem", "advantage", "economics"),
        ),
        Step("quantities", _("Technical parameters"), (), ("quantities",)),
        Step("readiness", _("Readiness"), ("product_form", "trl", "mrl"), ("evidence",)),
        Step("rights", _("Intellectual property"), (), ("rights",)),
        Step(
            "terms",
            _("Cooperation and price"),
            (
                "cooperation",
                "price_kind",
                "price_low",
                "price_high",
                "price_currency",
                "price_note",
            ),
        ),
        _CLASSES,
        Step(
            "values",
            _("Five values"),
            (
                "scientific_value",
                "technical_value",
                "economic_value",
                "social_value",
                "cultural_value",
            ),
        ),
        _CONTACTS,
        _WHO,
    ),
    ListingKind.NEED: (
        Step("texts", _("The problem"), _both("title", "problem", "function", "constraints")),
        Step("quantities", _("Limits"), (), ("quantities",)),
        Step(
            "terms",
            _("Budget and terms"),
            (
                "trl",
                "cooperation",
                "budget_low",
                "budget_high",
                "budget_currency",
                "deadline",
                "confidentiality",
            ),
        ),
        _CLASSES,
        _CONTACTS,
        _WHO,
    ),
    ListingKind.EXPERT: (
        Step("texts", _("The person"), _both("title", "position", "expertise", "achievements")),
        Step(
            "terms",
            _("Cooperation"),
            ("orcid", "languages", "availability", "available_from", "cooperation"),
        ),
        Step("consent", _("Consent"), ("consent", "consent_on", "consent_note")),
        _CLASSES,
        _CONTACTS,
        _WHO,
    ),
    ListingKind.LAB: (
        Step(
            "texts",
            _("What it is"),
            (*_both("title"), "lab_kind", "level", *_both("abstract", "services"), "website"),
        ),
        Step("equipment", _("Equipment"), ("openness", "openness_note"), ("equipment",)),
        _CLASSES,
        _CONTACTS,
        _WHO,
    ),
}
