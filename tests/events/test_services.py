"""What people do on matching days, and what is refused."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from tests.catalogue.making import NEED, OFFER, make_draft, make_owner, make_published
from tests.events.making import (
    DETAILS,
    MORNING,
    closed,
    make_event,
    organiser_of,
    own,
    planned,
    take_part,
    two_with_a_match,
    wish,
)
from tests.organisations.making import make_actor, make_manager, make_member

from duijie.events import queries, services
from duijie.events.errors import (
    AlreadyRegistered,
    DayMissing,
    DeadlineTooLate,
    NoSuchSlot,
    NotAParticipant,
    NothingToPlan,
    NotTheOrganiser,
    PlanNotReady,
    PlanOutdated,
    PlanUnderWay,
    RecordNotBrought,
    RegistrationOver,
    SizeOutOfBounds,
    TitleMissing,
)
from duijie.events.models import Meeting, Plan, Seat
from duijie.events.rules.preferences import Wish
from duijie.events.services.planning import fail_plan
from duijie.events.types import (
    Details,
    Keep,
    PlanStage,
    Registration,
    Reply,
    Stage,
    Standing,
)
from duijie.foundation.audit import entries_about
from duijie.kernel import clock
from duijie.kernel.actors import ANONYMOUS, SYSTEM
from duijie.kernel.errors import DomainError
from duijie.kernel.states import IllegalMove
from duijie.notices.queries import notices_of

pytestmark = pytest.mark.django_db
DURING = MORNING + timedelta(minutes=5)


@pytest.mark.parametrize(
    ("details", "refusal"),
    [
        pytest.param({"title_zh": "", "title_en": " "}, TitleMissing, id="no title"),
        pytest.param({"held_on": clock.today() - timedelta(days=1)}, DayMissing, id="yesterday"),
        pytest.param({"register_until": MORNING + timedelta(1)}, DeadlineTooLate, id="too late"),
        pytest.param({"slots": 48, "slot_minutes": 60}, SizeOutOfBounds, id="past midnight"),
        pytest.param({"tables": 0}, SizeOutOfBounds, id="no table"),
    ],
)
def test_a_day_that_cannot_be_is_refused(
    details: dict[str, object], refusal: type[DomainError]
) -> None:
    wrong: Details = replace(DETAILS, **details)  # type: ignore[arg-type]

    with pytest.raises(refusal):
        services.make_event(actor=SYSTEM, organiser_id=make_owner().pk, details=wrong)


def test_only_managers_hold_a_day_for_their_organisation() -> None:
    house = make_owner()

    with pytest.raises(NotTheOrganiser):
        services.make_event(actor=make_member(house.pk), organiser_id=house.pk, details=DETAILS)

    made = services.make_event(actor=make_manager(house.pk), organiser_id=house.pk, details=DETAILS)
    assert [one.action for one in entries_about(made.pk)] == ["event.made"]


def test_nobody_hears_of_a_day_in_preparation() -> None:
    event = make_event(Stage.DRAFT)

    assert list(queries.events_visible_to(ANONYMOUS)) == []
    assert list(queries.events_visible_to(organiser_of(event))) == [event]


def test_a_planned_day_is_made_so_by_its_plan_alone() -> None:
    event = make_event(Stage.CLOSED)

    with pytest.raises(IllegalMove):
        services.move_event(actor=SYSTEM, event_id=event.pk, stage=Stage.PLANNED)


def test_registering_brings_own_published_records_and_waits_for_the_organiser() -> None:
    event, need = make_event(), make_published(NEED)
    organiser, actor = organiser_of(event), make_member(need.owner_id)
    said = Registration("Li", need.owner_id, ("en", "zh"), (0, 2), 3, (need.pk,))

    mine = services.register(actor=actor, event_id=event.pk, said=said)

    assert (mine.standing, mine.free_slots) == (Standing.ASKED.value, [0, 2])
    assert queries.registration_of(mine) == said
    assert notices_of(organiser).get().path == f"/events/{event.pk}/desk"
    with pytest.raises(NotAParticipant):
        queries.get_own(actor, event)
    with pytest.raises(AlreadyRegistered):
        services.register(actor=actor, event_id=event.pk, said=said)


def test_what_is_not_ones_own_or_not_published_cannot_be_brought() -> None:
    event, other = make_event(), make_published(OFFER)
    draft = make_draft(OFFER)
    actor = make_member(draft.owner_id)

    for listing in (other, draft):
        said = Registration("Li", draft.owner_id, listing_ids=(listing.pk,))
        with pytest.raises(RecordNotBrought):
            services.register(actor=actor, event_id=event.pk, said=said)
    with pytest.raises(RecordNotBrought):
        services.register(actor=actor, event_id=event.pk, said=Registration("Li", other.owner_id))


def test_a_slot_the_day_does_not_have_is_refused() -> None:
    event = make_event()

    with pytest.raises(NoSuchSlot):
        services.register(
            actor=make_actor(), event_id=event.pk, said=Registration("Li", slots=(4,))
        )


def test_registration_ends_with_its_deadline_and_its_stage() -> None:
    event = make_event()
    with clock.stopped_at(MORNING), pytest.raises(RegistrationOver):
        services.register(actor=make_actor(), event_id=event.pk, said=Registration("Li"))

    closed(event)
    with pytest.raises(RegistrationOver):
        services.register(actor=make_actor(), event_id=event.pk, said=Registration("Li"))


def test_who_is_declined_is_told_and_sees_nobody() -> None:
    event, actor = make_event(), make_actor()
    mine = services.register(actor=actor, event_id=event.pk, said=Registration("Li"))

    services.decide_registration(
        actor=organiser_of(event),
        event_id=event.pk,
        participant_id=mine.pk,
        standing=Standing.DECLINED,
    )

    assert notices_of(actor).count() == 1
    with pytest.raises(NotAParticipant):
        queries.people_of(actor, event)


def test_two_who_wish_for_each_other_meet_once() -> None:
    event = make_event()
    one, other = two_with_a_match(event)
    closed(event)

    plan = planned(event)

    assert plan.gap == 0
    (mine,) = queries.schedule_of(one, event)
    (theirs,) = queries.schedule_of(other, event)
    assert mine.meeting_id == theirs.meeting_id
    assert mine.other == own(other, event)
    event.refresh_from_db()
    assert event.stage == Stage.PLANNED.value
    assert any(one.kind == "event_planned" for one in notices_of(one))


def test_the_desk_counts_people_and_wishes_each_once() -> None:
    event = make_event()
    guests = [take_part(event) for _ in range(3)]
    for one in guests:
        for other in guests:
            if one != other:
                wish(event, one, other)

    desk = queries.desk_of(organiser_of(event), event)

    assert (desk.approved, desk.arrived, desk.absent, desk.wishes) == (3, 0, 0, 6)


def test_who_says_no_is_not_brought_together() -> None:
    event = make_event()
    one, other = take_part(event), take_part(event)
    wish(event, one, other)
    wish(event, other, one, Wish.NOT)
    closed(event)

    planned(event)

    assert queries.schedule_of(one, event) == []


def test_a_plan_needs_two_and_one_is_made_at_a_time() -> None:
    event = make_event()
    organiser = organiser_of(event)
    take_part(event)
    with pytest.raises(IllegalMove):
        services.ask_for_plan(actor=organiser, event_id=event.pk)
    closed(event)
    with pytest.raises(NothingToPlan):
        services.ask_for_plan(actor=organiser, event_id=event.pk)
    services.add_walk_in(actor=organiser, event_id=event.pk, name="Wang", affiliation="")
    asked = services.ask_for_plan(actor=organiser, event_id=event.pk)

    with pytest.raises(PlanUnderWay):
        services.ask_for_plan(actor=organiser, event_id=event.pk)
    with pytest.raises(PlanNotReady):
        services.publish_plan(actor=organiser, event_id=event.pk, number=asked.number)


def test_a_plan_made_before_another_was_published_is_not_published() -> None:
    event = make_event()
    two_with_a_match(event)
    closed(event)
    first = services.ask_for_plan(actor=SYSTEM, event_id=event.pk)
    services.run_plan(plan_id=first.pk)
    planned(event)

    with pytest.raises(PlanOutdated):
        services.publish_plan(actor=SYSTEM, event_id=event.pk, number=first.number)


def test_a_no_show_and_a_walk_in_change_the_plan_around_what_is_confirmed() -> None:
    event = make_event(tables=1)
    one, other = two_with_a_match(event)
    late = take_part(event)
    wish(event, late, one)
    closed(event)
    before = planned(event)
    for actor in (one, other):
        (kept,) = [
            each for each in queries.schedule_of(actor, event)
            if each.other in (own(one, event), own(other, event))
        ]  # fmt: skip
        services.answer_meeting(
            actor=actor, event_id=event.pk, meeting_id=kept.meeting_id, reply=Reply.CONFIRMED
        )
    gone = own(late, event)
    services.mark_absent(actor=SYSTEM, event_id=event.pk, participant_id=gone.pk)
    new = services.add_walk_in(actor=SYSTEM, event_id=event.pk, name="Wang", affiliation="Ning")
    services.wish(actor=one, event_id=event.pk, participant_id=new.pk, level=Wish.SURELY)

    after = planned(event, keep=Keep.CONFIRMED, reason="one missing, one more")

    found, people = queries.difference_to_before(SYSTEM, after)
    assert found is not None
    assert found.same == 1
    assert [{people[key] for key in meeting.key} for meeting in found.gone] == [
        {own(one, event), gone}
    ]
    assert [{people[key] for key in meeting.key} for meeting in found.new] == [
        {own(one, event), new}
    ]
    before.refresh_from_db()
    assert before.stage == PlanStage.REPLACED.value
    assert before.meetings.count() == 2
    kept = next(each for each in queries.schedule_of(one, event) if each.other == own(other, event))
    assert (kept.reply, kept.other_reply) == (Reply.CONFIRMED, Reply.CONFIRMED)


def test_what_is_over_stays_as_it_was() -> None:
    event = make_event()
    one, other = two_with_a_match(event)
    closed(event)
    planned(event)
    (before,) = queries.schedule_of(one, event)
    later = before.turn.ends + timedelta(minutes=1)

    with clock.stopped_at(later):
        services.mark_absent(
            actor=SYSTEM, event_id=event.pk, participant_id=own(other, event).pk, from_slot=0
        )
        planned(event)

    (after,) = queries.schedule_of(one, event)
    assert after.turn == before.turn


def test_a_plan_that_fails_makes_room_for_another() -> None:
    event = make_event()
    two_with_a_match(event)
    closed(event)
    asked = services.ask_for_plan(actor=SYSTEM, event_id=event.pk)

    fail_plan(plan_id=asked.pk)

    assert Plan.objects.get().stage == PlanStage.FAILED.value
    services.ask_for_plan(actor=SYSTEM, event_id=event.pk)


def test_the_database_refuses_a_second_meeting_in_a_slot() -> None:
    event = make_event()
    one, _ = two_with_a_match(event)
    closed(event)
    plan = planned(event)
    seat = Seat.objects.get(plan=plan, participant=own(one, event))
    meeting = Meeting.objects.create(plan=plan, slot=seat.slot, table=3)

    with pytest.raises(IntegrityError), transaction.atomic():
        Seat.objects.create(meeting=meeting, plan=plan, participant=own(one, event), slot=seat.slot)
