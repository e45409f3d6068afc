"""Badges, schedules, poster, report and calendar as files."""

import io

import openpyxl
import pytest
from icalendar import Calendar
from pypdf import PdfReader
from tests.catalogue.making import NEED, OFFER, make_published
from tests.events.making import (
    closed,
    make_event,
    organiser_of,
    own,
    planned,
    take_part,
    two_with_a_match,
)
from tests.events.test_web import signed_in

from duijie.catalogue.types.words import Visibility
from duijie.events import queries, services
from duijie.events.models import Promise
from duijie.events.types import NextStep, Outcome, Reply, Useful
from duijie.kernel import clock

pytestmark = pytest.mark.django_db


def words(content: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def test_badges_and_poster_are_printed_for_the_organiser_alone() -> None:
    event = make_event()
    one, _ = two_with_a_match(event)
    desk = signed_in(organiser_of(event))

    badges = desk.get(f"/events/{event.pk}/badges.pdf")
    assert badges["Content-Type"] == "application/pdf"
    assert own(one, event).name in words(badges.content)
    assert "扫码签到" in words(desk.get(f"/events/{event.pk}/poster.pdf").content)
    assert signed_in(one).get(f"/events/{event.pk}/badges.pdf").status_code == 403


def test_schedules_are_printed_in_the_language_of_each() -> None:
    event = make_event()
    one, other = two_with_a_match(event)
    closed(event)
    planned(event)
    signed_in(one, "zh")
    signed_in(other, "en")

    text = words(signed_in(organiser_of(event)).get(f"/events/{event.pk}/schedules.pdf").content)

    assert "会面对象" in text
    assert "With" in text
    assert "09:00–09:20" in words(signed_in(one).get(f"/events/{event.pk}/schedule.pdf").content)


def test_no_sheet_that_the_organiser_prints_says_who_asks_blind() -> None:
    event = make_event()
    blind = make_published(NEED, visibility=Visibility.BLIND)
    plain = make_published(
        NEED, blind.owner_id, title_zh="晶圆边缘崩口", visibility=Visibility.PUBLIC
    )
    asker, giver = take_part(event, blind, plain), take_part(event, make_published(OFFER))
    for need in own(asker, event).brought.all():
        offer = own(giver, event).brought.get()
        Promise.objects.create(event=event, need=need, offer=offer, probability=0.9)
    closed(event)
    planned(event)
    mine = words(signed_in(asker, "zh").get(f"/events/{event.pk}/schedule.pdf").content)
    assert blind.title_zh in mine

    text = words(signed_in(organiser_of(event)).get(f"/events/{event.pk}/schedules.pdf").content)

    assert plain.title_zh in text
    assert blind.title_zh not in text


def test_the_calendar_holds_what_was_not_declined_at_the_right_moment() -> None:
    event = make_event()
    one, _ = two_with_a_match(event)
    closed(event)
    planned(event)
    client = signed_in(one)
    (mine,) = queries.schedule_of(one, event)

    content = client.get(f"/events/{event.pk}/schedule.ics").content
    (entry,) = Calendar.from_ical(content).walk("VEVENT")
    assert entry.decoded("dtstart") == mine.turn.begins
    assert entry["uid"] == f"{mine.meeting_id}@duijie"
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))

    services.answer_meeting(
        actor=one, event_id=event.pk, meeting_id=mine.meeting_id, reply=Reply.DECLINED
    )
    again = client.get(f"/events/{event.pk}/schedule.ics").content
    assert Calendar.from_ical(again).walk("VEVENT") == []


def test_the_report_says_the_same_on_the_page_on_paper_and_in_the_workbook() -> None:
    event = make_event()
    one, other = two_with_a_match(event)
    closed(event)
    planned(event)
    (mine,) = queries.schedule_of(one, event)
    with clock.stopped_at(mine.turn.ends):
        said = Outcome(Useful.YES, NextStep.CALL, introduce=True, note="=1+1")
        for actor in (one, other):
            services.judge_meeting(
                actor=actor, event_id=event.pk, meeting_id=mine.meeting_id, said=said
            )
    desk = signed_in(organiser_of(event))

    page = desk.get(f"/events/{event.pk}/report").content.decode()
    assert "People with at least one meeting after which both sides want to be introduced." in page
    paper = words(desk.get(f"/events/{event.pk}/report.pdf").content)
    assert "Want to go on" in paper
    book = openpyxl.load_workbook(io.BytesIO(desk.get(f"/events/{event.pk}/report.xlsx").content))
    people = {row[0]: row[1] for row in book.worksheets[0].iter_rows(min_row=2, values_only=True)}
    assert people["Want to go on"] == 2
    assert book.worksheets[2].max_row == 3
