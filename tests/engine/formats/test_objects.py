import json
from pathlib import Path

import pytest
from tests.engine.formats.make import field_values, records_of, rejected_of, write_text

from duijie.engine.formats import read
from duijie.engine.records import Field

NEEDS = [
    {"_id": "n1", "title": "Hot coating", "text": "A coating that bears 1200 °C", "lang": "en"},
    {"_id": "n2", "title": "低温电池", "text": "电池在低温下衰减过快", "year": 2026},
]


def test_json_lines_are_read_with_every_key_of_every_line(tmp_path: Path) -> None:
    text = "\n".join(json.dumps(need, ensure_ascii=False) for need in NEEDS)

    reading = read(write_text(tmp_path / "n.jsonl", text))
    first, second = records_of(reading)

    assert (first.id, second.id) == ("n1", "n2")
    assert first.get(Field.DESCRIPTION) == "A coating that bears 1200 °C"
    assert first.extra == {"lang": "en"}
    assert second.get(Field.DATE) == "2026"
    assert reading.expected_rows == 2


def test_a_broken_line_is_rejected_and_the_rest_goes_on(tmp_path: Path) -> None:
    lines = [json.dumps(NEEDS[0]), "{broken", "[1]", json.dumps(NEEDS[1])]

    reading = read(write_text(tmp_path / "n.jsonl", "\n".join(lines)))

    assert len(records_of(reading)) == 2
    assert [(item.source.row, item.code) for item in rejected_of(reading)] == [
        (2, "formats.bad_json_line"),
        (3, "formats.not_an_object"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize(
    "document",
    [NEEDS, {"count": 2, "data": {"tags": ["a"], "items": NEEDS}}],
    ids=["list", "object"],
)
def test_a_json_list_is_found_wherever_it_is(
    encoding: str, document: object, tmp_path: Path
) -> None:
    text = json.dumps(document, ensure_ascii=False, indent=1)

    reading = read(write_text(tmp_path / "n.json", text, encoding))

    assert field_values(reading, Field.TITLE) == ["Hot coating", "低温电池"]


def test_a_single_object_is_one_record(tmp_path: Path) -> None:
    need = {"need": {"title": "Hot coating"}, "keywords": ["coating", "heat"], "trl": 4}

    (record,) = records_of(read(write_text(tmp_path / "n.json", json.dumps(need))))

    assert record.fields == {Field.KEYWORDS: "coating; heat", Field.READINESS: "4"} | {
        Field.TITLE: "Hot coating"
    }


def test_json_lines_under_another_name_are_recognised(tmp_path: Path) -> None:
    text = "\n".join(json.dumps(need) for need in NEEDS)

    assert len(records_of(read(write_text(tmp_path / "n.json", text)))) == 2
