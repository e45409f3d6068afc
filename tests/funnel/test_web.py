"""Everybody reads the funnel; every number leads to what it means."""

import csv
import io
import json
import re

import pytest
from django.test import Client
from tests.funnel import making
from tests.organisations.making import make_person

from duijie.funnel.queries import DEFINED

pytestmark = pytest.mark.django_db
LINK = re.compile(r'href="(/funnel/number/[^"]+)"')


@pytest.fixture
def reader() -> Client:
    """A stranger who reads English."""
    return Client(headers={"accept-language": "en"})


def test_a_node_that_was_not_counted_says_so(reader: Client) -> None:
    assert "Not counted yet" in reader.get("/funnel").content.decode()
    assert reader.get("/funnel/figures.json").status_code == 404


def test_every_number_leads_to_its_definition_and_to_how_many_records_were_read(
    reader: Client,
) -> None:
    for _ in range(6):
        making.make_full_offer()
    making.counted()

    page = reader.get("/funnel?kind=offer&by=participation").content.decode()
    links = {one.replace("&amp;", "&") for one in LINK.findall(page)}

    assert len(links) >= 15
    for link in links:
        said = reader.get(link).content.decode()
        assert "Records that were sent to review or published on this node" in said
        assert "Counted from 6 posted records" in said


def test_no_page_and_no_file_says_a_small_number(reader: Client) -> None:
    for _ in range(3):
        making.make_full_offer()
    making.counted()

    page = reader.get("/funnel?kind=offer").content.decode()
    figures = json.loads(reader.get("/funnel/figures.json").content)

    assert "kept back" in page
    assert figures["kinds"]["offer"]["totals"]["posted"] is None
    assert figures["totals"]["posted"] is None
    desk = reader.get("/funnel/number/offer/posted").content.decode()
    assert "Numbers below 5 are kept back" in desk


def test_the_files_carry_the_same_definitions(reader: Client) -> None:
    for _ in range(6):
        making.make_full_offer()
    making.counted()

    figures = json.loads(reader.get("/funnel/figures.json").content)
    text = reader.get("/funnel/figures.csv").content.decode("utf-8-sig")
    lines = list(csv.DictReader(io.StringIO(text)))
    over_api = reader.get("/api/v1/funnel").json()

    assert set(figures["definitions"]) == {str(name) for name in DEFINED}
    for line in lines:
        assert line["definition_en"] == figures["definitions"][line["step"]]["en"]
        assert line["definition_zh"] == figures["definitions"][line["step"]]["zh"]
    assert [one["records"] for one in lines if (one["kind"], one["by"]) == ("offer", "")] == [
        *("6", "6", "0", "0", "0")
    ]
    assert over_api["kinds"]["offer"]["totals"] == figures["kinds"]["offer"]["totals"]


def test_chinese_readers_read_chinese() -> None:
    for _ in range(6):
        making.make_full_offer()
    making.counted()

    page = Client(headers={"accept-language": "zh-CN"}).get("/funnel?kind=offer").content.decode()

    assert "公开漏斗" in page
    assert "至少一次提交审核或发布过的记录" in page


def test_a_number_that_is_none_is_not_there(reader: Client) -> None:
    making.counted()

    assert reader.get("/funnel/number/offer/sold").status_code == 404
    assert reader.get("/funnel/number/offer/posted?by=month&value=1999-01").status_code == 404


def test_operators_see_each_record_at_the_last_step_it_reached() -> None:
    thin, full = making.make_thin_offer(), making.make_full_offer(title_en="Thinned wafers")
    operator = Client(headers={"accept-language": "en"})
    operator.force_login(make_person(operator=True))

    counted = operator.post("/operators/funnel/count", follow=True).content.decode()
    posted = operator.get("/operators/funnel?kind=offer&step=posted").content.decode()
    qualified = operator.get("/operators/funnel?kind=offer&step=qualified").content.decode()

    assert "Counted." in counted
    assert (str(thin.pk) in posted, str(full.pk) in posted) == (True, False)
    assert (str(thin.pk) in qualified, str(full.pk) in qualified) == (False, True)
