"""Matching days as pages, in both languages."""

from datetime import timedelta

import pytest
from django.test import Client
from tests.catalogue.making import NEED, OFFER, make_published
from tests.events.making import (
    DAY,
    MORNING,
    closed,
    make_event,
    organiser_of,
    own,
    planned,
    take_part,
    two_with_a_match,
)
from tests.organisations.making import make_manager, make_member, make_organisation

from duijie.accounts.models import User
from duijie.catalogue.types.words import Visibility
from duijie.events import queries, services
from duijie.events.models import Event, Participant, Plan, Promise
from duijie.events.types import PlanStage, Registration, Stage, Standing
from duijie.kernel import clock
from duijie.kernel.actors import SYSTEM, Actor

pytestmark = pytest.mark.django_db
FORM = {
    "title_zh": "传感器对接会", "held_on": DAY.isoformat(), "begins_at": "09:30",
    "register_until": (DAY - timedelta(days=2)).isoformat(), "slots": "6", "slot_minutes": "20",
    "gap_minutes": "5", "pause_after": "3", "pause_minutes": "60", "tables": "4",
    "interpreters": "1", "most_meetings": "4",
}  # fmt: skip


def signed_in(actor: Actor, language: str = "en") -> Client:
    User.objects.filter(pk=str(actor.user_id)).update(language=language)
    client = Client()
    client.force_login(User.objects.get(pk=str(actor.user_id)))
    return client


def text_of(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined, no-any-return]


def test_an_organiser_prepares_a_day_and_opens_it() -> None:
    firm = make_organisation()
    client = signed_in(make_manager(firm.pk))

    desk = client.post("/events/new", FORM | {"organiser": str(firm.pk)}, follow=True)

    assert "Look at the page and open registration." in text_of(desk)
    event = Event.objects.get()
    assert event.register_until.astimezone(clock.BUSINESS_ZONE).date() == DAY - timedelta(days=2)
    client.post(f"/events/{event.pk}/move", {"stage": "open"})
    assert "传感器对接会" in text_of(Client().get("/events"))


def test_what_cannot_be_is_said_in_the_form() -> None:
    firm = make_organisation()
    client = signed_in(make_manager(firm.pk), "zh")

    page = client.post("/events/new", FORM | {"organiser": str(firm.pk), "title_zh": ""})

    assert page.status_code == 422
    assert "请填写对接会的中文或英文名称" in text_of(page)


def test_one_registers_with_what_one_brings_and_is_let_in() -> None:
    event, need = make_event(), make_published(NEED)
    actor = make_member(need.owner_id)
    client = signed_in(actor)
    given = {
        "name": "Li Wei", "organisation": str(need.owner_id), "records": [str(need.pk)],
        "languages": ["zh", "en"], "slots": ["0", "1"], "most": "3", "hopes": "Dry grinding",
    }  # fmt: skip

    page = client.post(f"/events/{event.pk}/registration", given, follow=True)
    assert "The organiser looks at your registration" in text_of(page)

    desk = signed_in(organiser_of(event))
    mine = Participant.objects.get()
    assert "Dry grinding" in text_of(desk.get(f"/events/{event.pk}/desk"))
    desk.post(f"/events/{event.pk}/people/{mine.pk}", {"deed": "approve"})
    mine.refresh_from_db()
    assert mine.standing == Standing.APPROVED.value
    assert "Li Wei" in text_of(client.get(f"/events/{event.pk}/people"))


def test_a_wish_is_kept_and_shown_again() -> None:
    event = make_event()
    one, other = take_part(event), take_part(event, name="Chen Jing")
    client = signed_in(one, "zh")

    there = f"/events/{event.pk}/people/{own(other, event).pk}/wish"
    page = client.post(there, {"level": "2"}, follow=True)

    assert '<option value="2" selected>' in text_of(page)
    assert "Chen Jing" in text_of(page)


def test_the_desk_plans_publishes_and_the_schedule_shows_it() -> None:
    event = make_event()
    one, _ = two_with_a_match(event)
    closed(event)
    desk = signed_in(organiser_of(event))

    page = desk.post(f"/events/{event.pk}/plans", {}, follow=True)
    assert "hx-get" in text_of(page)
    services.run_plan(plan_id=Plan.objects.get().pk)
    table = text_of(desk.get(f"/events/{event.pk}/plans/1"))
    assert "0.0 %" in table or "0 %" in table
    desk.post(f"/events/{event.pk}/plans/1/publication")

    assert Plan.objects.get().stage == PlanStage.PUBLISHED.value
    mine = text_of(signed_in(one).get(f"/events/{event.pk}/schedule"))
    assert "09:00–09:20" in mine
    assert "Table 1" in mine


def test_a_plan_in_the_making_reloads_the_page_when_it_is_ready() -> None:
    event = make_event()
    two_with_a_match(event)
    closed(event)
    asked = services.ask_for_plan(actor=SYSTEM, event_id=event.pk)
    desk = signed_in(organiser_of(event))
    there = f"/events/{event.pk}/plans/{asked.number}"
    assert "HX-Refresh" not in desk.get(there, headers={"HX-Request": "true"}).headers

    services.run_plan(plan_id=asked.pk)

    assert desk.get(there, headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"


def test_one_tap_checks_in_by_badge_and_by_poster() -> None:
    event = make_event()
    one, other = two_with_a_match(event)
    closed(event)
    planned(event)
    token = services.badge_token(own(one, event))

    with clock.stopped_at(MORNING):
        helper = signed_in(make_member(event.organiser_id))
        page = helper.post(f"/events/badges/{token}", follow=True)
        assert "Checked in." in text_of(page)
        page = signed_in(other, "zh").post(f"/events/{event.pk}/here", follow=True)
        assert "您已签到" in text_of(page)

    stranger = Client().post(f"/events/badges/{token}")
    assert stranger.status_code == 302
    assert signed_in(other).get(f"/events/badges/{token}").status_code == 403
    assert helper.get("/events/badges/made-up").status_code == 404


def test_what_came_of_a_meeting_is_said_on_the_phone_and_followed_up() -> None:
    event = make_event()
    one, _ = two_with_a_match(event)
    closed(event)
    planned(event)
    (mine,) = queries.schedule_of(one, event)
    client = signed_in(one)
    there = f"/events/{event.pk}/meetings/{mine.meeting_id}/outcome"
    said = {"useful": "yes", "next_step": "visit", "introduce": "on", "note": "Bring samples"}

    early = client.post(there, said)
    assert "has not begun" in text_of(early)
    with clock.stopped_at(mine.turn.ends):
        client.post(there, said)

    assert "I visit them" in text_of(client.get(f"/events/{event.pk}/follow-ups"))
    follow_up = queries.follow_ups_of(one, event).get()
    page = client.post(f"/events/{event.pk}/follow-ups/{follow_up.pk}", follow=True)
    assert "done" in text_of(page)


def test_a_blind_asker_is_on_no_page_of_the_offers_side() -> None:
    event = make_event()
    asking_house = make_organisation("隐身密封件有限公司")
    need = make_published(NEED, asking_house.pk, visibility=Visibility.BLIND)
    offer = make_published(OFFER)
    asker = take_part(event, need, name="Someone Asking")
    giver = take_part(event, offer)
    Promise.objects.create(
        event=event,
        need=own(asker, event).brought.get(),
        offer=own(giver, event).brought.get(),
        probability=0.9,
    )
    closed(event)
    planned(event)
    client = signed_in(giver)

    schedule = text_of(client.get(f"/events/{event.pk}/schedule"))
    assert "Unnamed until both agree" in schedule
    assert "Someone Asking" not in schedule
    assert "隐身密封件" not in schedule
    people = text_of(client.get(f"/events/{event.pk}/people"))
    suggestions, _, table = people.partition("<caption>")
    assert need.title_zh in suggestions
    assert "Someone Asking" not in suggestions
    assert need.title_zh not in table


@pytest.mark.parametrize(
    ("language", "promised", "mark", "noted"),
    [
        ("en", "neither the organiser nor the other participants", "Blind need", "Blind needs are"),
        ("zh", "主办方和其他参会人都看不到", "匿名需求", "匿名需求不在此列出"),
    ],
)
def test_the_form_promises_what_the_desk_does_that_nobody_is_told_who_brings_a_blind_need(
    language: str, promised: str, mark: str, noted: str
) -> None:
    event = make_event()
    blind = make_published(NEED, visibility=Visibility.BLIND, title_en="")
    open_one = make_published(OFFER, blind.owner_id, title_en="")
    asker = make_member(blind.owner_id)

    form = text_of(signed_in(asker, language).get(f"/events/{event.pk}/registration"))
    assert promised in form
    assert f"{mark}: {blind.title_zh}" in form
    said = Registration(
        name="Li Wei",
        organisation_id=blind.owner_id,
        slots=(0,),
        most=1,
        languages=("zh",),
        listing_ids=(blind.pk, open_one.pk),
    )
    services.register(actor=asker, event_id=event.pk, said=said)

    desk = text_of(signed_in(organiser_of(event), language).get(f"/events/{event.pk}/desk"))
    assert noted in desk
    assert open_one.title_zh in desk
    assert blind.title_zh not in desk
    assert str(blind.pk) not in desk


def test_the_list_of_participants_is_for_participants() -> None:
    event = make_event()
    two_with_a_match(event)

    assert Client().get(f"/events/{event.pk}/people").status_code == 302
    assert (
        signed_in(make_member(make_organisation().pk)).get(f"/events/{event.pk}/people").status_code
        == 403
    )


def test_a_walk_in_and_a_no_show_are_noted_at_the_desk() -> None:
    event = make_event()
    one, _ = two_with_a_match(event)
    closed(event)
    planned(event)
    desk = signed_in(organiser_of(event))

    with clock.stopped_at(MORNING):
        desk.post(f"/events/{event.pk}/walk-ins", {"name": "Wang Qi", "affiliation": "某厂"})
        there = f"/events/{event.pk}/people/{own(one, event).pk}"
        page = desk.post(there, {"deed": "absent"}, follow=True)

    assert "not here" in text_of(page)
    assert Participant.objects.get(name="Wang Qi").arrived_at == MORNING


def test_a_cancelled_day_says_so_to_everybody() -> None:
    event = make_event()
    one = take_part(event)

    signed_in(organiser_of(event)).post(f"/events/{event.pk}/move", {"stage": "cancelled"})

    event.refresh_from_db()
    assert event.stage == Stage.CANCELLED.value
    assert "cancelled" in text_of(signed_in(one).get("/notices"))


@pytest.mark.parametrize(("path", "queries_needed"), [("", 13), ("/schedule", 26), ("/people", 22)])
def test_a_page_asks_the_database_as_often_for_twenty_as_for_two(
    path: str, queries_needed: int, django_assert_max_num_queries: object
) -> None:
    event = make_event(tables=12)
    one, _ = two_with_a_match(event)
    for _each in range(6):
        two_with_a_match(event)
    closed(event)
    planned(event)
    client = signed_in(one)

    with django_assert_max_num_queries(queries_needed):  # type: ignore[operator]
        client.get(f"/events/{event.pk}{path}")
