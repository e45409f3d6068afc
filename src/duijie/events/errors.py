"""What matching days refuse; the sentences stand in messages.toml."""

from typing import ClassVar

from duijie.kernel.errors import DomainError, Kind


class EventNotFound(DomainError):
    """There is no such matching day, or the actor may not know; facts: none."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "events.event_not_found"


class ParticipantNotFound(DomainError):
    """There is no such participant, or the actor may not know; facts: none."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "events.participant_not_found"


class PlanNotFound(DomainError):
    """There is no such plan, or the actor may not know; facts: none."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "events.plan_not_found"


class MeetingNotFound(DomainError):
    """There is no such meeting, or it is not the actor's; facts: none."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "events.meeting_not_found"


class NotTheOrganiser(DomainError):
    """Only managers of the organising organisation and operators may; facts: none."""

    kind: ClassVar[Kind] = Kind.FORBIDDEN
    code: ClassVar[str] = "events.not_the_organiser"


class NotAParticipant(DomainError):
    """Only people whose registration was approved may; facts: none."""

    kind: ClassVar[Kind] = Kind.FORBIDDEN
    code: ClassVar[str] = "events.not_a_participant"


class TitleMissing(DomainError):
    """The day has no name in either language; facts: none."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "events.title_missing"


class DayMissing(DomainError):
    """The day is not given, or is over; facts: none."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "events.day_missing"


class DeadlineTooLate(DomainError):
    """Registration would end after the day began; facts: none."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "events.deadline_too_late"


class SizeOutOfBounds(DomainError):
    """Slots, tables or minutes are out of bounds; facts: none."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "events.size_out_of_bounds"


class RegistrationOver(DomainError):
    """Nobody can register any more; facts: none."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "events.registration_over"


class AlreadyRegistered(DomainError):
    """The person is registered already; facts: none."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "events.already_registered"


class RecordNotBrought(DomainError):
    """Only own published needs and offers can be brought; facts: none."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "events.record_not_brought"


class NoSuchSlot(DomainError):
    """The day has no such slot; facts: slot, slots."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "events.no_such_slot"


class PlanUnderWay(DomainError):
    """Another plan of the day is being made; facts: none."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "events.plan_under_way"


class PlanNotReady(DomainError):
    """The plan cannot be published as it stands; facts: none."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "events.plan_not_ready"


class PlanOutdated(DomainError):
    """Another plan was published since this one was asked for; facts: none."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "events.plan_outdated"


class NothingToPlan(DomainError):
    """Fewer than two people take part; facts: none."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "events.nothing_to_plan"


class MeetingNotOver(DomainError):
    """A meeting is judged only after it has begun; facts: none."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "events.meeting_not_over"


class TokenBroken(DomainError):
    """The code on a badge or poster is not one of this node; facts: none."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "events.token_broken"


class WrongDay(DomainError):
    """Nobody arrives on another day; facts: day."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "events.wrong_day"


class FollowUpNotFound(DomainError):
    """There is no such follow-up, or the actor may not know; facts: none."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "events.follow_up_not_found"
