"""Days, participants and records as pages show them, in the reader's language."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.urls import reverse
from django.utils.translation import gettext as _

from duijie.catalogue.queries import listings_of
from duijie.catalogue.types.results import Seen
from duijie.catalogue.types.words import ListingKind, Visibility
from duijie.catalogue.types.words import Stage as ListingStage
from duijie.events.rules.days import turns_of
from duijie.events.types import Turn
from duijie.kernel.actors import Actor
from duijie.registries.rules import name_for
from duijie.web.registries.showing import reader_language

if TYPE_CHECKING:
    from duijie.catalogue.models import Listing
    from duijie.events.models import Event, Participant

MOST_RECORDS: Final = 100
SEPARATOR: Final = " · "


@dataclass(frozen=True, slots=True)
class Told:
    """What a day says of itself, in the reader's language where it is said in it."""

    event: "Event"
    title: str
    place: str
    about: str
    call: str
    organiser: str
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """A record as a line: what it is and where it leads."""

    title: str
    kind: ListingKind
    address: str
    is_blind: bool


def in_tongue(zh: str, en: str) -> str:
    """A text in the reader's language, else in the other."""
    return name_for(reader_language(), zh=zh, en=en).text


def told(event: "Event") -> Told:
    """A day for the reader of the page."""
    said: Any = event
    return Told(
        event=event,
        title=in_tongue(said.title_zh, said.title_en),
        place=in_tongue(said.place_zh, said.place_en),
        about=in_tongue(said.about_zh, said.about_en),
        call=in_tongue(said.call_zh, said.call_en),
        organiser=in_tongue(event.organiser.name_zh, event.organiser.name_en),
        turns=turns_of(event),
    )


def house_of(participant: "Participant") -> str:
    """Whom somebody comes for."""
    house = participant.organisation
    return in_tongue(house.name_zh, house.name_en) if house else participant.affiliation


def person_of(participant: "Participant | None") -> str:
    """Name and house of a participant, or that they stay unnamed for now."""
    if participant is None:
        return _("Unnamed until both agree")
    return SEPARATOR.join(filter(None, (participant.name, house_of(participant))))


def record_of(seen: Seen) -> Record:
    """A record as a line."""
    said: Any = seen.details
    return Record(
        title=in_tongue(said.title_zh, said.title_en),
        kind=seen.kind,
        address=reverse(f"{seen.kind}_detail", args=[seen.id]),
        is_blind=seen.owner is None,
    )


def records_to_bring(actor: Actor) -> list[tuple[str, str]]:
    """The published needs and offers of a person's organisations, as choices."""
    return [
        (str(one.pk), f"{_kind_of(one)}: {in_tongue(one.title_zh, one.title_en)}")
        for kind in (ListingKind.NEED, ListingKind.OFFER)
        for one in listings_of(actor, kind).filter(stage=ListingStage.PUBLISHED.value)[
            :MOST_RECORDS
        ]
    ]


def _kind_of(listing: "Listing") -> str:
    if listing.kind == ListingKind.OFFER.value:
        return _("Offer")
    return _("Blind need") if listing.visibility == Visibility.BLIND.value else _("Need")
