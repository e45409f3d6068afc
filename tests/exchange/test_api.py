"""Imports and exports over the API."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.exchange.making import bring, csv_of, offer_rows
from tests.exchange.test_web import read_back, signed_in
from tests.organisations.making import make_actor, make_manager, make_organisation

from duijie.catalogue.models import Offer
from duijie.exchange import services

pytestmark = pytest.mark.django_db

HOME = "/api/v1/imports"


def send(client: Client, address: str, body: object) -> Any:
    return client.post(address, json.dumps(body), content_type="application/json")


def test_a_file_is_brought_in_followed_and_undone() -> None:
    firm = make_organisation()
    client = signed_in(make_manager(firm.pk))
    file = SimpleUploadedFile("offers.csv", csv_of([*offer_rows(2), *offer_rows(1)]))

    made = client.post(HOME, {"organisation_id": firm.pk, "kind": "offer", "file": file})
    one = f"{HOME}/{made.json()['id']}"
    preview = client.get(f"{one}/preview").json()
    started = send(client, f"{one}/start", {"publish": True})
    services.run_import(import_id=made.json()["id"])
    rows = client.get(f"{one}/rows", {"outcome": "refused"}).json()["items"]

    assert made.status_code == 201
    assert preview["counts"] == {"created": 2, "refused": 1}
    assert started.json()["stage"] == "waiting"
    assert client.get(one).json()["created"] == 2
    assert rows[0]["troubles"][0]["code"] == "exchange.row.number_twice"
    assert rows[0]["troubles"][0]["place"] == "4"
    assert read_back(client.get(f"{one}/result.xlsx")).startswith(b"PK")
    assert send(client, f"{one}/undoing", {}).json()["stage"] == "undoing"


def test_a_wrong_column_is_a_problem() -> None:
    firm = make_organisation()
    client = signed_in(make_manager(firm.pk))
    file = SimpleUploadedFile("offers.csv", csv_of(offer_rows(1)))
    made = client.post(HOME, {"organisation_id": firm.pk, "kind": "offer", "file": file}).json()

    refused = send(client, f"{HOME}/{made['id']}/start", {"columns": {"成果名称": "deadline"}})

    assert refused.status_code == 422
    assert refused.json()["code"] == "exchange.column_unknown"


def test_an_export_is_a_line_for_each_record() -> None:
    firm = make_organisation()
    manager = make_manager(firm.pk)
    bring(manager, firm.pk, csv_of(offer_rows(3)))

    text = read_back(signed_in(manager).get("/api/v1/exports/offer", {"own": "true"})).decode()

    lines = [json.loads(line) for line in text.splitlines()]
    assert {line["external_id"] for line in lines} == {"T1", "T2", "T3"}


def test_only_members_see_an_import() -> None:
    firm = make_organisation()
    found = bring(make_manager(firm.pk), firm.pk, csv_of(offer_rows(1)))

    for client in (Client(), signed_in(make_actor())):
        assert client.get(f"{HOME}/{found.pk}").status_code == 404
        assert client.get(f"{HOME}/{found.pk}/rows").status_code == 404
        assert send(client, f"{HOME}/{found.pk}/undoing", {}).status_code == 404
    assert Offer.objects.count() == 1
