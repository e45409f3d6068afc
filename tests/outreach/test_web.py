"""Digests on their page, over the API, and the switch that turns them off."""

import json

import pytest
from django.test import Client
from tests.outreach.making import make_firm, make_match, make_offer

from duijie.accounts.models import User
from duijie.kernel.actors import Actor
from duijie.outreach import queries, services
from duijie.outreach.models import Pushed, Reply
from duijie.outreach.types import Pace

pytestmark = pytest.mark.django_db


def signed_in(reader: Actor) -> Client:
    """The browser of a reader, in English."""
    client = Client(headers={"accept-language": "en"})
    client.force_login(User.objects.get(pk=str(reader.user_id)))
    return client


def test_what_was_told_is_on_the_page_with_what_is_not_stated() -> None:
    firm = make_firm()
    make_match(firm.need, make_offer())
    assert firm.reader.user_id
    services.send_digest(user_id=firm.reader.user_id)

    page = signed_in(firm.reader).get("/digests").content.decode()

    assert "Stress-relief thinning of SiC wafers" in page
    assert "Not stated: Advantage, Economic comparison, Maturity." in page


def test_a_record_that_was_withdrawn_is_not_shown_any_more() -> None:
    firm, offer = make_firm(), make_offer()
    make_match(firm.need, offer)
    assert firm.reader.user_id
    services.send_digest(user_id=firm.reader.user_id)
    offer.stage = "withdrawn"
    offer.save(update_fields=["stage"])

    assert "thinning" not in signed_in(firm.reader).get("/digests").content.decode()


def test_the_switch_turns_digests_off_and_on() -> None:
    firm = make_firm()
    client = signed_in(firm.reader)

    client.post("/digests", {"pace": "never"})
    assert queries.pace_of(firm.reader) is Pace.NEVER
    client.post("/digests", {"pace": "daily"})
    assert queries.pace_of(firm.reader) is Pace.DAILY


def test_useful_and_not_for_us_are_two_buttons_of_one_form() -> None:
    firm = make_firm()
    make_match(firm.need, make_offer())
    assert firm.reader.user_id
    services.send_digest(user_id=firm.reader.user_id)
    address = f"/digests/{Pushed.objects.get().pk}/answer"
    client = signed_in(firm.reader)

    client.post(address, {"useful": "1", "because": "not_for_us"})
    assert Reply.objects.first().opinion == "useful"  # type: ignore[union-attr]
    client.post(address, {"because": "too_early"})
    assert Reply.objects.first().opinion == "too_early"  # type: ignore[union-attr]


def test_programs_read_and_answer_too() -> None:
    firm = make_firm()
    make_match(firm.need, make_offer())
    assert firm.reader.user_id
    services.send_digest(user_id=firm.reader.user_id)
    client = signed_in(firm.reader)

    told = client.get("/api/v1/digests").json()
    answer = client.post(
        f"/api/v1/digests/{told['told'][0]['id']}/answer",
        json.dumps({"opinion": "useful"}),
        content_type="application/json",
    )

    assert told["pace"] == "weekly"
    assert answer.status_code == 200
    assert Client().get("/api/v1/digests").status_code == 403
