"""The bundled examples: labelled as promised, and the files equal their source."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from examples import build
from openpyxl import load_workbook

from duijie.engine.formats import read
from duijie.engine.records import Field, Record

NEEDS = build.read_source("needs")
OFFERS = build.read_source("offers")
OFFER_LANGUAGE = {offer["id"]: offer["language"] for offer in OFFERS}
LABELS = {"language", "flags", "fits", "nearly"}
OWN_COLUMNS = {"ip", "price"}

# Lengths a description may have: Chinese characters, English words.
LENGTHS = {"zh": range(60, 351), "en": range(40, 181)}


def length(record: build.Row) -> int:
    """Characters without blanks of a Chinese description, words of an English one."""
    text: str = record["description"]
    return len(re.sub(r"\s", "", text)) if record["language"] == "zh" else len(text.split())


def cells(path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every row of a workbook with the sheet it stands in."""
    book = load_workbook(path)
    for page in book.worksheets:
        for row in page.iter_rows(values_only=True):
            yield page.title, tuple("" if value is None else str(value) for value in row)


def test_there_are_sixty_needs_and_two_hundred_and_forty_offers_in_two_languages() -> None:
    assert Counter(need["language"] for need in NEEDS) == {"zh": 36, "en": 24}
    assert Counter(offer["language"] for offer in OFFERS) == {"zh": 148, "en": 92}


def test_every_id_and_every_text_is_there_once() -> None:
    for records in (NEEDS, OFFERS):
        for key in ("id", "title", "description"):
            assert len({record[key] for record in records}) == len(records)


def test_needs_and_offers_cover_the_same_fifteen_industries() -> None:
    for language in ("zh", "en"):
        of_needs = {need["industry"] for need in NEEDS if need["language"] == language}
        of_offers = {offer["industry"] for offer in OFFERS if offer["language"] == language}
        assert len(of_needs) == 15
        assert of_needs == of_offers


def test_every_key_of_the_source_is_a_field_or_a_label() -> None:
    known = {str(field) for field in Field} | LABELS | OWN_COLUMNS
    assert all(set(record) <= known for record in NEEDS + OFFERS)


def test_descriptions_have_the_length_people_write() -> None:
    wrong = [r["id"] for r in NEEDS + OFFERS if length(r) not in LENGTHS[r["language"]]]
    assert wrong == []


def test_no_organisation_or_address_can_be_taken_for_a_real_one() -> None:
    marks = {"zh": "示例", "en": "Demo "}
    for record in NEEDS + OFFERS:
        assert record["organisation"].startswith(marks[record["language"]])
        assert re.search(r"@example\.(com|org)$", record["contact"])
        assert not re.search(r"https?:|www\.|\d{11}", str(record))


def test_labels_point_to_offers_and_no_offer_both_fits_and_misses() -> None:
    for need in NEEDS:
        missed = [label["id"] for label in need["nearly"]]
        named = need["fits"] + missed
        assert set(named) <= set(OFFER_LANGUAGE)
        assert len(set(named)) == len(named)
        assert all(label["why"] for label in need["nearly"])


def test_some_needs_are_vague_composite_padded_or_only_a_purchase() -> None:
    flags = Counter(flag for need in NEEDS for flag in need.get("flags", []))
    assert flags == {"vague": 2, "composite": 1, "purchase": 2, "slogans": 1}


def test_eight_needs_have_no_fitting_offer() -> None:
    assert sum(not need["fits"] for need in NEEDS) == 8


def test_nineteen_needs_are_best_met_in_the_other_language() -> None:
    best = [(need["language"], OFFER_LANGUAGE[need["fits"][0]]) for need in NEEDS if need["fits"]]
    assert sum(asked != offered for asked, offered in best) == 19


def test_at_least_eight_offers_almost_fit() -> None:
    missed = {label["id"] for need in NEEDS for label in need["nearly"]}
    met = {offer for need in NEEDS for offer in need["fits"]}
    assert len(missed - met) >= 8


@pytest.mark.parametrize(("name", "records"), [("needs", NEEDS), ("offers", OFFERS)])
def test_spreadsheets_hold_every_value_of_the_source(name: str, records: list[build.Row]) -> None:
    rows = list(cells(build.HERE / f"{name}.xlsx"))
    for sheet in build.BOOKS[name]:
        for record in (r for r in records if r["language"] == sheet.language):
            (row,) = [row for page, row in rows if page == sheet.name and record["id"] in row]
            hidden = LABELS
            assert {str(value) for key, value in record.items() if key not in hidden} <= set(row)


@pytest.mark.parametrize("name", ["needs", "offers"])
def test_committed_spreadsheets_are_what_the_builder_writes(name: str, tmp_path: Path) -> None:
    build.build(tmp_path)
    assert list(cells(build.HERE / f"{name}.xlsx")) == list(cells(tmp_path / f"{name}.xlsx"))


def test_building_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        folder.mkdir()
        build.build(folder)
    for path in sorted(first.iterdir()):
        assert path.read_bytes() == (second / path.name).read_bytes()


def test_every_sheet_says_that_it_is_a_demonstration() -> None:
    for name, sheets in build.BOOKS.items():
        rows = list(cells(build.HERE / f"{name}.xlsx"))
        for sheet in sheets:
            first = next(row for page, row in rows if page == sheet.name)
            assert re.search("示例|demo", first[0])
            assert re.search("示例|demo", sheet.name)


@pytest.mark.parametrize(
    ("name", "source", "count"),
    [("needs.xlsx", NEEDS, 60), ("offers.xlsx", OFFERS, 240), ("collection-form.docx", NEEDS, 1)],
)
def test_the_engine_reads_every_row_and_the_form(
    name: str, source: list[build.Row], count: int
) -> None:
    items = list(read(build.HERE / name))
    records = {item.id: item for item in items if isinstance(item, Record)}
    assert len(items) == len(records) == count
    titles = {row["id"]: row["title"] for row in source}
    assert all(record.title == titles[key] for key, record in records.items())


def test_collection_form_holds_the_need_it_was_filled_from() -> None:
    form = docx.Document(str(build.HERE / "collection-form.docx"))
    answers = {row.cells[0].text: row.cells[1].text for row in form.tables[0].rows}
    need = next(need for need in NEEDS if need["id"] == build.FORM_NEED)
    assert answers["需求名称"] == need["title"]
    assert answers["需求描述"] == need["description"]
    assert "示例" in form.paragraphs[0].text
