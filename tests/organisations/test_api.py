"""Organisations over the API."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.organisations.making import (
    make_actor,
    make_manager,
    make_member,
    make_organisation,
    make_person,
)

from duijie.accounts.models import User
from duijie.kernel.actors import Actor

pytestmark = pytest.mark.django_db

HOME = "/api/v1/organisations"
FIRM = {"kind": "firm", "name_zh": "青禾传感器有限公司"}


def signed_in(actor: Actor) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(User.objects.get(pk=str(actor.user_id)))
    return client


def send(client: Client, method: str, address: str, body: object, **headers: str) -> Any:
    return client.generic(
        method,
        address,
        json.dumps(body),
        content_type="application/json",
        headers={"If-Match": "*"} | headers,
    )


def test_registers_and_shows_an_organisation() -> None:
    client = signed_in(make_actor())

    made = send(client, "POST", HOME, FIRM)
    shown = Client().get(f"{HOME}/{made.json()['id']}")

    assert made.status_code == 201
    assert shown.json()["names"] == [FIRM["name_zh"]]
    assert shown["ETag"] == '"1"'


def test_a_stranger_is_refused_with_a_problem() -> None:
    answer = send(Client(headers={"accept-language": "en"}), "POST", HOME, FIRM)

    assert answer.status_code == 403
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["code"] == "accounts.not_signed_in"
    assert answer.json()["detail"] == "Please sign in first."


def test_a_session_needs_the_token_against_forgery() -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_person())

    assert send(client, "POST", HOME, FIRM).status_code == 403


def test_unreadable_input_is_a_problem_too() -> None:
    answer = send(signed_in(make_actor()), "POST", HOME, {"kind": "planet"})

    assert answer.status_code == 422
    assert answer.json()["code"] == "api.unreadable_input"


def test_a_likely_duplicate_is_told_with_its_reason() -> None:
    known = make_organisation("青禾传感器有限公司")
    client = signed_in(make_actor())
    body = {"kind": "firm", "name_en": "Qinghe Sensor Co., Ltd."}

    shown = send(client, "POST", f"{HOME}/duplicates", body).json()
    refused = send(client, "POST", HOME, body)
    made = send(client, "POST", HOME, body | {"distinct_from": [str(known.pk)]})

    assert [one["organisation_id"] for one in shown] == [str(known.pk)]
    assert refused.status_code == 409
    assert refused.json()["facts"]["organisation_id"] == str(known.pk)
    assert made.status_code == 201


def test_the_list_is_read_in_two_queries_and_in_pieces(
    django_assert_num_queries: Callable[[int], Any],
) -> None:
    for name in ("青禾传感器有限公司", "远山水泵有限公司", "北辰大学"):
        make_organisation(name)

    with django_assert_num_queries(1):
        first = Client().get(HOME, {"limit": 2}).json()
    second = Client().get(HOME, {"limit": 2, "cursor": first["next_cursor"]}).json()

    assert [one["name_zh"] for one in first["items"]] == ["北辰大学", "远山水泵有限公司"]
    assert [one["name_zh"] for one in second["items"]] == ["青禾传感器有限公司"]
    assert second["next_cursor"] == ""


def test_one_organisation_costs_four_queries(
    django_assert_num_queries: Callable[[int], Any],
) -> None:
    organisation = make_organisation()

    with django_assert_num_queries(4):
        assert Client().get(f"{HOME}/{organisation.pk}").status_code == 200


def test_a_change_that_saw_an_older_version_is_refused() -> None:
    organisation = make_organisation()
    client, address = signed_in(make_manager(organisation.pk)), f"{HOME}/{organisation.pk}"
    headers = {"If-Match": '"1"'}

    assert send(client, "PUT", address, FIRM, **headers).status_code == 200
    assert send(client, "PUT", address, FIRM, **headers).status_code == 412


WRITES = [
    pytest.param("PUT", "", FIRM, id="change"),
    pytest.param("PUT", "/stage", {"stage": "closed"}, id="close"),
    pytest.param("PUT", "/size", {"branch": "industry"}, id="size"),
    pytest.param("POST", "/invitations", {"email": "a@example.com", "role": "member"}, id="invite"),
    pytest.param("POST", "/verifications", {"statement": "licence"}, id="ask"),
]


@pytest.mark.parametrize(("method", "rest", "body"), WRITES)
def test_who_may_write(method: str, rest: str, body: object) -> None:
    organisation, other = make_organisation(), make_organisation("北辰大学")
    address = f"{HOME}/{organisation.pk}{rest}"

    assert send(Client(), method, address, body).status_code == 403
    for actor in (make_actor(), make_manager(other.pk), make_member(organisation.pk)):
        assert send(signed_in(actor), method, address, body).status_code == 403
    for actor in (make_manager(organisation.pk),):
        assert send(signed_in(actor), method, address, body).status_code < 300


def test_only_members_and_operators_see_members() -> None:
    organisation = make_organisation()
    manager = make_manager(organisation.pk)
    address = f"{HOME}/{organisation.pk}/members"

    assert Client().get(address).status_code == 403
    assert signed_in(make_actor()).get(address).status_code == 403
    for actor in (manager, make_actor(operator=True)):
        assert signed_in(actor).get(address).json()[0]["role"] == "manager"


def test_an_invited_person_joins_and_leaves() -> None:
    organisation, person = make_organisation(), make_person()
    manager = signed_in(make_manager(organisation.pk))
    guest = Client()
    guest.force_login(person)

    body = {"email": person.email, "role": "member"}
    sent = send(manager, "POST", f"{HOME}/{organisation.pk}/invitations", body).json()
    joined = send(guest, "POST", "/api/v1/invitations/acceptance", {"token": sent["token"]})
    left = guest.delete(f"{HOME}/{organisation.pk}/members/{person.pk}")

    assert joined.json()["role"] == "member"
    assert left.status_code == 204


def test_only_operators_merge() -> None:
    kept, gone = make_organisation(), make_organisation("北辰大学")
    address, body = f"{HOME}/{kept.pk}/mergers", {"gone_id": str(gone.pk), "reason": "same"}

    assert send(signed_in(make_manager(kept.pk)), "POST", address, body).status_code == 403
    assert send(signed_in(make_actor(operator=True)), "POST", address, body).status_code == 204
    assert Client().get(f"{HOME}/{gone.pk}").json()["id"] == str(kept.pk)
