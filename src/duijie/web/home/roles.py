"""What people of each kind of organisation come for."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duijie.organisations.types import Kind


@dataclass(frozen=True, slots=True)
class Door:
    """One way on: the address by name, or as it is."""

    label: str | Promise
    icon: str
    address: str


@dataclass(frozen=True, slots=True)
class Role:
    """What the page of such people says first, and its ways on, the main one first.

    Who does not write records is not shown how to bring them in.
    """

    lead: str | Promise
    doors: tuple[Door, ...]
    writes: bool = True


NEED = Door(_("Post a need"), icon="bulb", address="/clinic/")
OFFER = Door(_("Add an offer"), icon="flask", address="/offers/new")
BRING_IN = Door(_("Bring in a spreadsheet"), icon="upload", address="/imports")
LAB = Door(_("Describe a lab or platform"), icon="server-2", address="/labs/new")
SEARCH_OFFERS = Door(_("Search offers"), icon="search", address="/search/offers")
SEARCH_NEEDS = Door(_("Search needs"), icon="search", address="/search/needs")
SEARCH_LABS = Door(_("Search labs and platforms"), icon="search", address="/search/labs")
PILOT_NEEDS = Door(_("Needs for scale-up (TRL 4–6)"), icon="search", address="/needs?trl=4")
HOUSES = Door(_("Organisations"), icon="building", address="/organisations")
SAVED = Door(_("Saved searches"), icon="bookmark", address="/search/saved")

ROLES: Final[dict[Kind, Role]] = {
    Kind.FIRM: Role(
        _("Say what has to work. A blind need is matched without your name."),
        (NEED, SEARCH_OFFERS, OFFER),
    ),
    Kind.UNIVERSITY: Role(
        _("Bring your results to the firms that have asked for something like them."),
        (BRING_IN, SEARCH_NEEDS, OFFER),
    ),
    Kind.INSTITUTE: Role(
        _("Bring your results to the firms that have asked for something like them."),
        (BRING_IN, SEARCH_NEEDS, OFFER),
    ),
    Kind.BROKER_HOUSE: Role(
        _("Both sides in one place: search for whom you work, and be told what is new."),
        (SEARCH_NEEDS, SEARCH_OFFERS, SAVED),
        writes=False,
    ),
    Kind.LINE_OPERATOR: Role(
        _("Let those find your line who have something ripe for scale-up."),
        (LAB, PILOT_NEEDS, SEARCH_OFFERS),
    ),
    Kind.ZONE: Role(
        _("What the firms and institutes here ask for and offer, counted from their records."),
        (HOUSES, SEARCH_NEEDS, SEARCH_OFFERS),
        writes=False,
    ),
    Kind.AUTHORITY: Role(
        _("What firms ask for and institutes offer, counted from their records."),
        (HOUSES, SEARCH_NEEDS, SEARCH_OFFERS),
        writes=False,
    ),
    Kind.FOREIGN_CENTRE: Role(
        _("In equal standing: say what you do and what you look for, in English or Chinese."),
        (LAB, SEARCH_NEEDS, NEED),
    ),
}
