"""The day itself: arriving, judging, what is told of whom."""

from datetime import timedelta

import pytest
from tests.catalogue.making import NEED, OFFER, make_published
from tests.events.making import (
    MORNING,
    closed,
    make_event,
    organiser_of,
    own,
    planned,
    take_part,
    two_with_a_match,
)

from duijie.catalogue.types.words import Visibility
from duijie.events import queries, services
from duijie.events.errors import (
    MeetingNotOver,
    NotTheOrganiser,
    TokenBroken,
    WrongDay,
)
from duijie.events.models import Promise
from duijie.events.rules.preferences import Wish
from duijie.events.types import (
    NextStep,
    Outcome,
    Reply,
    Useful,
)
from duijie.kernel import clock
from duijie.kernel.actors import ANONYMOUS, SYSTEM

pytestmark = pytest.mark.django_db
DURING = MORNING + timedelta(minutes=5)


def test_a_badge_checks_in_at_the_desk_and_by_its_wearer_alone() -> None:
    event = make_event()
    one, other = two_with_a_match(event)
    token = services.badge_token(own(one, event))

    with clock.stopped_at(MORNING):
        with pytest.raises(NotTheOrganiser):
            services.arrive_by_badge(actor=other, token=token)
        with pytest.raises(NotTheOrganiser):
            services.arrive_by_badge(actor=ANONYMOUS, token=token)
        first = services.arrive_by_badge(actor=organiser_of(event), token=token)
        again = services.arrive_by_badge(actor=one, token=token)
        poster = services.arrive_by_poster(actor=other, event_id=event.pk)

    assert first.arrived_at == again.arrived_at == MORNING
    assert poster.arrived_at == MORNING


def test_a_code_that_was_made_up_opens_nothing() -> None:
    with pytest.raises(TokenBroken):
        services.arrive_by_badge(actor=SYSTEM, token="made:up")  # noqa: S106


def test_nobody_arrives_on_another_day() -> None:
    event = make_event()
    one = take_part(event)

    with pytest.raises(WrongDay):
        services.arrive_by_poster(actor=one, event_id=event.pk)


def test_both_sides_judge_and_promise_and_the_report_counts_each_once() -> None:
    event = make_event()
    one, other = two_with_a_match(event)
    take_part(event)
    closed(event)
    planned(event)
    (mine,) = queries.schedule_of(one, event)
    said = Outcome(Useful.YES, NextStep.VISIT, introduce=True, note="Send drawings")
    with pytest.raises(MeetingNotOver):
        services.judge_meeting(actor=one, event_id=event.pk, meeting_id=mine.meeting_id, said=said)

    with clock.stopped_at(mine.turn.ends):
        for actor in (one, other, one):
            services.judge_meeting(
                actor=actor, event_id=event.pk, meeting_id=mine.meeting_id, said=said
            )
        report = queries.report_of(organiser_of(event), event)

    assert report.people == {
        "registered": 3, "matched": 2, "met": 2, "useful": 2, "introduced": 2,
    }  # fmt: skip
    assert report.meetings == {"matched": 1, "met": 1, "useful": 1, "introduced": 1}
    follow_up = queries.follow_ups_of(one, event).get(owner=own(one, event))
    services.finish_follow_up(actor=one, event_id=event.pk, follow_up_id=follow_up.pk)
    assert queries.report_of(SYSTEM, event).follow_ups_done == 1


def test_what_was_not_held_promises_nothing() -> None:
    event = make_event()
    one, _ = two_with_a_match(event)
    closed(event)
    planned(event)
    (mine,) = queries.schedule_of(one, event)

    with clock.stopped_at(DURING + timedelta(days=1)):
        said = Outcome(Useful.NOT_HELD, NextStep.CALL, introduce=True)
        kept = services.judge_meeting(
            actor=one, event_id=event.pk, meeting_id=mine.meeting_id, said=said
        )

    assert (kept.introduce, kept.next_step) == (False, NextStep.NOTHING.value)
    assert queries.report_of(SYSTEM, event).people["met"] == 0


def test_who_asks_blind_is_named_only_when_both_agreed() -> None:
    event = make_event()
    need = make_published(NEED, visibility=Visibility.BLIND)
    offer = make_published(OFFER)
    asker, giver = take_part(event, need), take_part(event, offer)
    Promise.objects.create(
        event=event,
        need=own(asker, event).brought.get(),
        offer=own(giver, event).brought.get(),
        probability=0.8,
    )
    (hidden,) = queries.suggestions_for(giver, event)
    assert hidden.other is None
    assert hidden.theirs.owner is None
    asking = next(
        one for one in queries.people_of(giver, event) if one.participant == own(asker, event)
    )
    assert asking.records == ()

    services.wish_behind(
        actor=giver, event_id=event.pk, promise_id=hidden.promise_id, level=Wish.SURELY
    )
    closed(event)
    planned(event)
    (veiled,) = queries.schedule_of(giver, event)
    (open_one,) = queries.schedule_of(asker, event)
    assert veiled.other is None
    assert open_one.other == own(giver, event)

    services.answer_meeting(
        actor=asker, event_id=event.pk, meeting_id=open_one.meeting_id, reply=Reply.CONFIRMED
    )
    (named,) = queries.schedule_of(giver, event)
    assert named.other == own(asker, event)


def test_a_deleted_account_leaves_the_plans_of_others_whole() -> None:
    event = make_event()
    one, other = two_with_a_match(event)
    closed(event)
    planned(event)
    assert one.user_id is not None

    services.forget_person(actor=SYSTEM, user_id=one.user_id)

    (left,) = queries.schedule_of(other, event)
    assert left.other is not None
    assert left.other.name == "–"
    assert queries.everything_of_person(one.user_id) == []
