"""What two participants know of each other: blindness, wishes, confirmations."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from duijie.catalogue.types.words import Visibility
from duijie.events.models import Event, Participant, Preference, Promise, Seat
from duijie.events.queries.plans import find_published
from duijie.events.rules.preferences import Wish
from duijie.events.rules.sight import Between, is_named
from duijie.events.types import Reply


@dataclass(frozen=True, slots=True)
class Agreement:
    """Who of a day is blind to one reader, and who agreed to whom."""

    blind: frozenset[UUID]
    reader_agreed: frozenset[UUID]
    other_agreed: frozenset[UUID]

    def names(self, other_id: UUID) -> bool:
        """Whether the reader may know that it is this participant."""
        between = Between(
            blind=other_id in self.blind,
            reader_agreed=other_id in self.reader_agreed,
            other_agreed=other_id in self.other_agreed,
        )
        return is_named(between)


def agreement_of(event: Event, reader: Participant) -> Agreement:
    """What counts between one participant and all others of the day."""
    promises = Promise.objects.filter(
        event=event, offer__participant=reader, need__listing__visibility=Visibility.BLIND.value
    )
    wishes = Preference.objects.filter(
        Q(wisher=reader) | Q(wished=reader), level__gte=Wish.GLADLY.value
    )
    mine: set[UUID] = set()
    theirs: set[UUID] = set()
    for wisher, wished in wishes.values_list("wisher", "wished"):
        if wisher == reader.pk:
            mine.add(wished)
        else:
            theirs.add(wisher)
    for meeting in _confirmed(event, reader).values():
        other = next((one for one in meeting if one[0] != reader.pk), None)
        own = next((one for one in meeting if one[0] == reader.pk), None)
        if other is None or own is None:
            continue
        if own[1] == Reply.CONFIRMED.value:
            mine.add(other[0])
        if other[1] == Reply.CONFIRMED.value:
            theirs.add(other[0])
    return Agreement(
        blind=frozenset(promises.values_list("need__participant", flat=True)),
        reader_agreed=frozenset(mine),
        other_agreed=frozenset(theirs),
    )


def _confirmed(event: Event, reader: Participant) -> dict[UUID, list[tuple[UUID, str]]]:
    plan = find_published(event)
    found: dict[UUID, list[tuple[UUID, str]]] = defaultdict(list)
    if plan is None:
        return found
    seats = Seat.objects.filter(plan=plan, meeting__seats__participant=reader)
    for meeting, participant, reply in seats.values_list("meeting", "participant", "reply"):
        found[meeting].append((participant, reply))
    return found
