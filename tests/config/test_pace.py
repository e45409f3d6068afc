"""Who asks too often is asked to wait; everybody else does not notice."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries, Settings
from tests.accounts.make import make_user

from duijie.config.pace import MOST_READERS, Pace, costly

ENGLISH = {"accept-language": "en"}


def test_a_minutes_allowance_may_be_used_at_once_and_flows_off() -> None:
    pace = Pace(60)

    at_once = [pace.wait_for("reader", 0.0) for _ in range(60)]

    assert not any(at_once)
    assert pace.wait_for("reader", 0.0) == pytest.approx(1.0)
    assert not pace.wait_for("reader", 1.0), "one has flowed off"
    assert pace.wait_for("reader", 1.0)
    assert not pace.wait_for("somebody else", 1.0)
    assert not any(pace.wait_for("reader", 100.0) for _ in range(60))


def test_readers_who_have_waited_are_forgotten() -> None:
    pace = Pace(60)
    for number in range(MOST_READERS):
        pace.wait_for(str(number), 0.0)

    pace.wait_for("late", 2.0)

    assert len(pace._clear) == 1


@pytest.mark.parametrize(
    ("method", "path", "name"),
    [
        ("GET", "/search/offers", "search"),
        ("GET", "/api/v1/search/needs", "search"),
        ("GET", "/offers/0190/brief.pdf", "brief"),
        ("GET", "/api/v1/offers/0190/brief", "brief"),
        ("GET", "/api/v1/offers", "api"),
        ("GET", "/offers/0190", ""),
        ("POST", "/search/offers/save", ""),
        ("GET", "/searching", ""),
    ],
)
def test_what_costs_much_is_counted(method: str, path: str, name: str) -> None:
    assert costly(RequestFactory().generic(method, path)) == name


def test_an_upload_is_known_by_its_form() -> None:
    sent = {"file": SimpleUploadedFile("a.csv", b"a")}

    assert costly(RequestFactory().post("/imports/new", sent)) == "upload"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "said"), [("en", "seconds it goes on"), ("zh-hans", "秒后即可继续")]
)
def test_who_searches_too_often_is_told_when_to_go_on(
    settings: Settings, language: str, said: str
) -> None:
    settings.PACE = {"search": 2}
    reader = Client(headers={"accept-language": language})
    good = [reader.get("/search/saved/stop/none").status_code for _ in range(2)]

    late = reader.get("/search/offers")

    assert 429 not in good
    assert late.status_code == 429
    assert 0 < int(late["Retry-After"]) <= 30
    assert said in late.content.decode()
    assert reader.get("/accounts/login/").status_code == 200, "the rest goes on"


@pytest.mark.django_db
def test_a_program_is_told_in_its_own_form(settings: Settings) -> None:
    settings.PACE = {"api": 1}
    program = Client(headers=ENGLISH)
    program.get("/api/v1/offers")

    late = program.get("/api/v1/offers")

    assert late.status_code == 429
    assert late.json()["code"] == "access.too_often"
    assert late["Retry-After"]


@pytest.mark.django_db
def test_people_behind_one_address_are_counted_apart(settings: Settings) -> None:
    settings.PACE = {"api": 1}
    people = [Client(headers=ENGLISH), Client(headers=ENGLISH)]
    for number, one in enumerate(people):
        one.force_login(make_user(f"reader{number}@example.org"))

    assert [one.get("/api/v1/offers").status_code for one in people] == [200, 200]
    assert people[0].get("/api/v1/offers").status_code == 429


@pytest.mark.django_db
def test_who_waits_costs_the_database_nothing(
    settings: Settings, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    settings.PACE = {"api": 1}
    stranger = Client(headers=ENGLISH)
    stranger.get("/api/v1/offers")

    with django_assert_num_queries(0):
        assert stranger.get("/api/v1/offers").status_code == 429
