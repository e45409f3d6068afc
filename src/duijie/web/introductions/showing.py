"""Introductions as pages show them, in the reader's language."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from duijie.introductions.types import Contact, Party, SeenIntroduction, Side
from duijie.registries.rules import name_for
from duijie.web.catalogue.cards import title_of
from duijie.web.registries.showing import reader_language
from duijie.web.search.showing import Link


@dataclass(frozen=True, slots=True)
class ShownParty:
    """One side as a page shows it; empty where it is not open to the reader."""

    title: str
    address: str
    owner: str
    contact: Contact | None


@dataclass(frozen=True, slots=True)
class ShownIntroduction:
    """An introduction as a page shows it."""

    seen: SeenIntroduction
    address: str
    ours: ShownParty
    theirs: ShownParty
    is_asked: bool


def shown(seen: SeenIntroduction) -> ShownIntroduction:
    """An introduction with the reader's own side first."""
    asking, asked = _party(seen.asking), _party(seen.asked)
    is_asked = seen.side is Side.ASKED
    ours, theirs = (asked, asking) if is_asked else (asking, asked)
    return ShownIntroduction(seen, reverse("introduction", args=[seen.id]), ours, theirs, is_asked)


def _party(party: Party) -> ShownParty:
    owner = party.owner
    name = name_for(reader_language(), zh=owner.name_zh, en=owner.name_en).text if owner else ""
    if party.listing is None:
        return ShownParty("", "", name, party.contact)
    address = reverse(f"{party.kind}_detail", args=[party.listing_id])
    return ShownParty(title_of(party.listing), address, name, party.contact)


def side_links(side: Side | None) -> list[Link]:
    """All, those that were asked of us, those that we asked for."""
    path = reverse("introductions")
    named: list[tuple[Side | None, str]] = [
        (None, _("All")),
        (Side.ASKED, _("Asked of us")),
        (Side.ASKING, _("Asked by us")),
    ]
    return [
        Link(f"{path}?side={one}" if one else path, label, is_here=one is side)
        for one, label in named
    ]
