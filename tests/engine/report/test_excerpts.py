"""Quotes show the words that reasons rest on, and never more than fits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duijie.engine.report.excerpts import BUDGET, CLAUSE, OPENING, Mark, Piece, around, excerpt
from duijie.engine.results import Side, Span
from duijie.kernel.language import Language

LONG = "".join(f"第{place}句说的是别的事情，与所求无关。" for place in range(200))


def shown(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces)


def marked(pieces: tuple[Piece, ...], number: int) -> str:
    return "".join(piece.text for piece in pieces if number in piece.marks)


def test_a_short_text_is_quoted_whole_with_its_marks() -> None:
    pieces = excerpt("陶瓷纤维滤管。", [Mark(1, 0, 4)])

    assert shown(pieces) == "陶瓷纤维滤管。"
    assert marked(pieces, 1) == "陶瓷纤维"


def test_a_stretch_carries_its_number_once_where_it_ends() -> None:
    pieces = excerpt("alpha beta gamma", [Mark(1, 0, 16), Mark(2, 6, 10)])

    assert [(p.text, p.marks, p.closes) for p in pieces] == [
        ("alpha ", (1,), ()),
        ("beta", (2, 1), (2,)),
        (" gamma", (1,), (1,)),
    ]


def test_words_left_out_leave_an_ellipsis_on_both_sides() -> None:
    start = LONG.index("第150句")
    pieces = excerpt(LONG, [Mark(1, start, start + 5)])

    assert pieces[0].gap
    assert pieces[-1].gap
    assert marked(pieces, 1) == "第150句"


def test_every_reason_keeps_a_quote_however_long_the_text() -> None:
    places = [LONG.index(f"第{place}句") for place in (3, 90, 190)]
    marks = [Mark(number, at, at + 4) for number, at in enumerate(places, 1)]
    pieces = excerpt(LONG, marks)

    assert all(marked(pieces, number) for number in (1, 2, 3))
    assert len(shown(pieces)) < BUDGET


def test_a_long_sentence_is_cut_around_the_mark_at_words() -> None:
    text = "word " * 300 + "needle " + "word " * 300
    at = text.index("needle")
    pieces = excerpt(text, [Mark(1, at, at + 6)])
    words = shown(pieces).replace("…", " ").split()

    assert set(words) == {"word", "needle"}
    assert len(words) < 30


def test_without_marks_the_opening_is_quoted() -> None:
    pieces = excerpt(LONG, [])

    assert LONG.startswith(pieces[0].text)
    assert len(pieces[0].text) <= OPENING
    assert pieces[-1].gap


def test_a_stretch_in_the_other_language_says_so() -> None:
    text = "本项目研制一种耐高温的过滤材料，见 ceramic fibre candle filters for hot gas 一文所述。"
    pieces = excerpt(text, [])

    assert [p.text for p in pieces if p.language is Language.EN] == [
        "ceramic fibre candle filters for hot gas"
    ]


def test_fields_stay_on_lines_of_their_own() -> None:
    pieces = excerpt("Title here\nBody here.", [Mark(1, 0, 5), Mark(2, 11, 15)])

    assert shown(pieces) == "Title here\nBody here."


@pytest.mark.parametrize("mark", [Mark(1, -5, 0), Mark(1, 90, 99), Mark(1, 3, 3), Mark(1, 5, 2)])
def test_a_mark_outside_the_text_is_left_out(mark: Mark) -> None:
    assert not any(piece.marks for piece in excerpt("abc def", [mark]))


SPANS = st.lists(st.tuples(st.integers(1, 3), st.integers(0, 300), st.integers(0, 300)), max_size=9)


@given(text=st.text(alphabet="ab 中文。.\n", max_size=300), spans=SPANS)
def test_a_quote_holds_only_words_of_the_text_in_their_order(
    text: str, spans: list[tuple[int, int, int]]
) -> None:
    pieces = excerpt(text, [Mark(*span) for span in spans])

    position = 0
    for piece in pieces:
        if not piece.gap and piece.text.strip():
            position = text.index(piece.text, position) + len(piece.text)


@given(text=st.text(alphabet="ab 中文。.\n", min_size=1, max_size=300), spans=SPANS)
def test_every_reason_with_words_in_the_text_is_marked(
    text: str, spans: list[tuple[int, int, int]]
) -> None:
    marks = [Mark(*span) for span in spans]
    expected = {m.number for m in marks if text[m.start : m.end].strip() and m.start < m.end}

    found = {number for piece in excerpt(text, marks) for number in piece.marks}

    assert expected <= found


@pytest.mark.parametrize(
    ("text", "words", "clause"),
    [
        ("靠加热膜预热又吃掉8%以上的电量。", "8%", "靠加热膜预热又吃掉8%以上的电量。"),
        ("One. At most 5 kg. Two.", "5 kg", "At most 5 kg."),
        ("a " * 40 + "7 N " + "b " * 40, "7 N", "…a a a a a 7 N b b b b b…"),
    ],
)
def test_a_limit_without_a_name_is_known_by_the_words_around_it(
    text: str, words: str, clause: str
) -> None:
    start = text.index(words)

    assert around(text, Span(Side.NEED, start, start + len(words))) == clause
    assert len(clause) <= len(words) + 2 * CLAUSE + 2


def test_words_around_nothing_are_none() -> None:
    assert not around("abc", Span(Side.NEED, 2, 9))
    assert not around("abc", Span(Side.NEED, 2, 2))
    assert not around(" \n ", Span(Side.NEED, 0, 1))
