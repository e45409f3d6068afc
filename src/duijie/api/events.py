"""Matching days over the API: the list, one day, taking part, one's own schedule."""

from datetime import date, datetime, time
from typing import Annotated, Any
from uuid import UUID

from ninja import Query, Router, Status

from duijie.api.auth import ActorRequest
from duijie.api.pagination import MOST_ON_A_PAGE, page_of
from duijie.api.shapes import Schema
from duijie.events import queries, services
from duijie.events.types import Registration, Reply, Stage, Standing

router = Router(tags=["events"])


class EventOut(Schema):
    """A matching day; times of day are those of Beijing."""

    id: UUID
    organiser_id: UUID
    stage: Stage
    title_zh: str
    title_en: str
    place_zh: str
    place_en: str
    about_zh: str
    about_en: str
    call_zh: str
    call_en: str
    held_on: date
    begins_at: time
    register_until: datetime
    slots: int
    slot_minutes: int
    tables: int


class EventsOut(Schema):
    """A page of matching days."""

    items: list[EventOut]
    next_cursor: str


class RegistrationIO(Schema):
    """What somebody says who takes part; slots count from 0."""

    name: str
    organisation_id: UUID | None = None
    languages: list[str] = ["zh"]
    slots: list[int] = []
    most: int = 6
    listing_ids: list[UUID] = []
    hopes: str = ""

    def said(self) -> Registration:
        """The same as the services want it."""
        plain = self.dict(exclude={"languages", "slots", "listing_ids"})
        return Registration(
            **plain,
            languages=tuple(self.languages),
            slots=tuple(self.slots),
            listing_ids=tuple(self.listing_ids),
        )


class ParticipationOut(RegistrationIO):
    """One's own registration, and how it stands."""

    id: UUID
    standing: Standing


class AppointmentOut(Schema):
    """One of one's own meetings; ``other`` is null while the asker stays unnamed."""

    meeting_id: UUID
    begins: datetime
    ends: datetime
    table: int
    other: str | None
    reply: Reply
    other_reply: Reply
    needs_interpreter: bool


class ReplyIn(Schema):
    """What one says to a meeting."""

    reply: Reply


@router.get("/events", response=EventsOut)
def list_events(
    request: ActorRequest,
    cursor: str = "",
    limit: Annotated[int, Query(ge=1, le=MOST_ON_A_PAGE)] = 20,
) -> object:
    """Matching days the caller may see, those announced last first."""
    return page_of(queries.events_visible_to(request.actor), cursor, limit)


@router.get("/events/{uuid:event_id}", response=EventOut)
def get_event(request: ActorRequest, event_id: UUID) -> object:
    """One matching day."""
    return queries.get_event(request.actor, event_id)


@router.get("/events/{uuid:event_id}/registration", response=ParticipationOut)
def get_registration(request: ActorRequest, event_id: UUID) -> ParticipationOut:
    """The caller's own registration, once it is approved."""
    event = queries.get_event(request.actor, event_id)
    return _participation(queries.get_own(request.actor, event))


@router.post("/events/{uuid:event_id}/registration", response={201: ParticipationOut})
def register(
    request: ActorRequest, event_id: UUID, body: RegistrationIO
) -> Status[ParticipationOut]:
    """Ask to take part."""
    made = services.register(actor=request.actor, event_id=event_id, said=body.said())
    return Status(201, _participation(made))


@router.put("/events/{uuid:event_id}/registration", response=ParticipationOut)
def change_registration(
    request: ActorRequest, event_id: UUID, body: RegistrationIO
) -> ParticipationOut:
    """Say something else."""
    return _participation(
        services.change_registration(actor=request.actor, event_id=event_id, said=body.said())
    )


@router.delete("/events/{uuid:event_id}/registration", response={204: None})
def withdraw(request: ActorRequest, event_id: UUID) -> Status[None]:
    """Not take part after all."""
    services.withdraw(actor=request.actor, event_id=event_id)
    return Status(204, None)


@router.get("/events/{uuid:event_id}/schedule", response=list[AppointmentOut])
def schedule(request: ActorRequest, event_id: UUID) -> list[AppointmentOut]:
    """The caller's own meetings in the plan that counts."""
    event = queries.get_event(request.actor, event_id)
    return [
        AppointmentOut(
            meeting_id=one.meeting_id,
            begins=one.turn.begins,
            ends=one.turn.ends,
            table=one.table,
            other=one.other.name if one.other else None,
            reply=one.reply,
            other_reply=one.other_reply,
            needs_interpreter=one.needs_interpreter,
        )
        for one in queries.schedule_of(request.actor, event)
    ]


@router.put("/events/{uuid:event_id}/meetings/{uuid:meeting_id}/reply", response={204: None})
def answer_meeting(
    request: ActorRequest, event_id: UUID, meeting_id: UUID, body: ReplyIn
) -> Status[None]:
    """Confirm or decline a meeting."""
    services.answer_meeting(
        actor=request.actor, event_id=event_id, meeting_id=meeting_id, reply=body.reply
    )
    return Status(204, None)


def _participation(own: Any) -> ParticipationOut:  # noqa: ANN401  (a row of the tables)
    said = queries.registration_of(own)
    return ParticipationOut(
        id=own.pk,
        standing=Standing(own.standing),
        name=said.name,
        organisation_id=said.organisation_id,
        languages=list(said.languages),
        slots=list(said.slots),
        most=said.most,
        listing_ids=list(said.listing_ids),
        hopes=said.hopes,
    )
