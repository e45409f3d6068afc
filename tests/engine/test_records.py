"""A record's text and title."""

import pytest

from duijie.engine.records import Field, Record


def of(text: str) -> Record:
    return Record("", {Field.DESCRIPTION: text})


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param("", "", id="nothing"),
        pytest.param("A pump.\nIt runs.", "A pump.", id="the first line"),
        pytest.param("word " * 40, "word " * 17 + "word…", id="cut between words"),
        pytest.param("It’s a " + "word " * 40, "It’s a " + "word " * 15 + "word…", id="a quote"),
        pytest.param("超临界" * 30, "超临界" * 15 + "…", id="Chinese is wider"),
    ],
)
def test_a_record_without_title_is_called_by_its_beginning(text: str, title: str) -> None:
    assert of(text).title == title


def test_the_contact_is_never_part_of_the_text() -> None:
    record = Record("1", {Field.TITLE: "Pump", Field.CONTACT: "Someone", Field.PROBLEM: "Leaks"})

    assert record.text == "Pump\nLeaks"
