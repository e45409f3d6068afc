"""Whom a participant might want to meet, and why: from the matches between brought records."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db.models import Q

from duijie.catalogue.types.results import Seen
from duijie.events.models import Event, Participant, Promise
from duijie.events.queries.agreeing import agreement_of
from duijie.events.queries.people import get_own, seen_of
from duijie.events.rules.preferences import LEAST_MATCH, Wish
from duijie.events.types import Standing
from duijie.kernel.actors import Actor

if TYPE_CHECKING:
    from uuid import UUID

MOST_SHOWN: Final = 30


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A match between a record of mine and one of somebody's; blind ones have no name.

    ``promise_id`` names it, so that one can wish to meet whoever stands behind a
    blind need without learning who it is.
    """

    promise_id: int
    other: Participant | None
    mine: Seen
    theirs: Seen
    probability: float
    wish: Wish


def suggestions_for(actor: Actor, event: Event) -> list[Suggestion]:
    """The likeliest matches first, each pair of records once."""
    own = get_own(actor, event)
    found = list(
        Promise.objects.filter(
            Q(need__participant=own) | Q(offer__participant=own),
            event=event,
            probability__gte=LEAST_MATCH,
            need__participant__standing=Standing.APPROVED.value,
            offer__participant__standing=Standing.APPROVED.value,
        ).select_related(
            "need__listing",
            "offer__listing",
            "need__participant__organisation",
            "offer__participant__organisation",
        )[:MOST_SHOWN]
    )
    agreement = agreement_of(event, own)
    seen = seen_of(actor, (side for one in found for side in (one.need, one.offer)))
    wishes: dict[UUID, int] = dict(own.wishes.values_list("wished", "level"))
    return [
        Suggestion(
            promise_id=one.pk,
            other=other.participant if agreement.names(other.participant_id) else None,
            mine=seen[mine.listing_id],
            theirs=seen[other.listing_id],
            probability=one.probability,
            wish=Wish(wishes.get(other.participant_id, Wish.NONE)),
        )
        for one in found
        for mine, other in [
            (one.need, one.offer) if one.need.participant_id == own.pk else (one.offer, one.need)
        ]
        if mine.listing_id in seen and other.listing_id in seen
    ]
