"""Matching days over the API."""

import json
from typing import Any

import pytest
from django.test import Client
from tests.catalogue.making import NEED, make_published
from tests.events.making import closed, make_event, own, planned, two_with_a_match
from tests.organisations.making import make_member

from duijie.accounts.models import User
from duijie.events import queries
from duijie.events.types import Stage
from duijie.kernel.actors import Actor

pytestmark = pytest.mark.django_db


def call(actor: Actor, method: str, path: str, body: Any = None) -> Any:
    client = Client()
    client.force_login(User.objects.get(pk=str(actor.user_id)))
    return client.generic(
        method, f"/api/v1/events{path}", json.dumps(body or {}), content_type="application/json"
    )


def test_the_list_shows_announced_days_alone() -> None:
    event = make_event()
    make_event(Stage.DRAFT)

    items = Client().get("/api/v1/events").json()["items"]

    assert [one["id"] for one in items] == [str(event.pk)]


def test_one_registers_changes_it_and_withdraws() -> None:
    event, need = make_event(), make_published(NEED)
    actor = make_member(need.owner_id)
    said = {"name": "Li", "organisation_id": str(need.owner_id), "listing_ids": [str(need.pk)]}

    made = call(actor, "POST", f"/{event.pk}/registration", said | {"slots": [0, 1]})
    assert (made.status_code, made.json()["standing"]) == (201, "asked")
    changed = call(actor, "PUT", f"/{event.pk}/registration", said | {"slots": [2]})
    assert changed.json()["slots"] == [2]
    assert call(actor, "DELETE", f"/{event.pk}/registration").status_code == 204
    mine = queries.find_own(actor, event)
    assert mine is not None
    assert mine.standing == "withdrawn"


def test_the_schedule_is_ones_own_and_can_be_answered() -> None:
    event = make_event()
    one, other = two_with_a_match(event)
    closed(event)
    planned(event)

    (mine,) = call(one, "GET", f"/{event.pk}/schedule").json()
    assert mine["other"] == own(other, event).name
    there = f"/{event.pk}/meetings/{mine['meeting_id']}/reply"
    assert call(one, "PUT", there, {"reply": "confirmed"}).status_code == 204
    (theirs,) = call(other, "GET", f"/{event.pk}/schedule").json()
    assert theirs["other_reply"] == "confirmed"


def test_who_takes_no_part_has_no_schedule() -> None:
    event = make_event()

    refused = call(make_member(event.organiser_id), "GET", f"/{event.pk}/schedule")

    assert (refused.status_code, refused.json()["code"]) == (403, "events.not_a_participant")
