"""What the words of the funnel are called on pages."""

from collections.abc import Iterable, Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duijie.catalogue.types.words import ListingKind
from duijie.funnel.types import (
    ABROAD,
    NOT_STATED,
    Dimension,
    LaterStep,
    Participation,
    Step,
)
from duijie.registries.queries import entries_with_codes
from duijie.registries.types import Register
from duijie.web.registries.showing import shown_name

Words = str | Promise

STEPS: Final[Mapping[Step, Words]] = {
    Step.POSTED: _("Posted"),
    Step.QUALIFIED: _("Qualified"),
    Step.MATCHED: _("Matched"),
    Step.USEFUL: _("Judged useful"),
    Step.INTRODUCED: _("Introduced"),
}
LATER: Final[Mapping[LaterStep, Words]] = {
    LaterStep.SIGNED: _("Signed"),
    LaterStep.PAID: _("Paid"),
    LaterStep.PILOTED: _("Piloted"),
    LaterStep.PRODUCING: _("In production"),
}
KINDS: Final[Mapping[str, Words]] = {
    ListingKind.NEED.value: _("Needs"),
    ListingKind.OFFER.value: _("Offers"),
    ListingKind.EXPERT.value: _("Experts"),
    ListingKind.LAB.value: _("Labs"),
}
DIMENSIONS: Final[Mapping[Dimension, Words]] = {
    Dimension.MONTH: _("By month"),
    Dimension.INDUSTRY: _("By industry"),
    Dimension.REGION: _("By region"),
    Dimension.PARTICIPATION: _("By foreign participation"),
}
PARTICIPATIONS: Final[Mapping[str, Words]] = {
    Participation.DOMESTIC.value: _("Mainland, not foreign-invested"),
    Participation.FOREIGN_INVESTED.value: _("Mainland, foreign-invested"),
    Participation.ABROAD.value: _("Registered outside the mainland"),
    Participation.NOT_STATED.value: _("Not stated"),
}
ALL_KINDS: Final = _("All kinds")
# What the definitions that are no steps are called.
FURTHER: Final[Mapping[str, Words]] = {
    "kind": _("Kind"),
    "age": _("Time between steps"),
    "hidden": _("Kept back"),
    "records": _("Records read"),
    "right": _("Right by their judges"),
    "promised": _("Mean probability given"),
    "agreement": _("Agreement of judges"),
}


def names_of(dimension: Dimension, values: Iterable[str]) -> dict[str, str]:
    """What the rows of a table are called, in the reader's language."""
    wanted = list(values)
    if dimension is Dimension.MONTH:
        return {value: value for value in wanted}
    if dimension is Dimension.PARTICIPATION:
        return {value: str(PARTICIPATIONS[value]) for value in wanted}
    industry = dimension is Dimension.INDUSTRY
    register = Register.INDUSTRIES if industry else Register.REGIONS
    entries = entries_with_codes(register, wanted)
    names = {code: shown_name(entry) for code, entry in entries.items()}
    if industry:
        names = {code: f"{code} {name}" for code, name in names.items()}
    names |= {NOT_STATED: str(_("Not stated")), ABROAD: str(_("Other countries and regions"))}
    return {value: names.get(value, value) for value in wanted}
