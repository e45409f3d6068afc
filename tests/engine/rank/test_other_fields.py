"""The same function in another field: who is asked, what the reasons say."""

from collections.abc import Iterator

import pytest
from tests.make import make_record

from duijie.engine.features.fields import apart
from duijie.engine.rank.matcher import Matcher
from duijie.engine.records import Field, Record
from duijie.engine.results import Side

NEED = make_record(
    "need",
    "Cleaning robot for solar panels that crosses gaps and must not scratch the coated glass.",
    **{Field.INDUSTRY: "38"},
)
OWN = "Robot that cleans solar panels without water and crosses gaps between rows."
NETS = "Robot that washes the nets of fish farms; it crawls along a surface that gives way."
DYE = "Reactive dye for cotton with high fixation in cold pad batch dyeing."


def offer(name: str, text: str, industry: str) -> Record:
    return make_record(name, text, **{Field.INDUSTRY: industry})


@pytest.fixture(scope="module")
def matcher() -> Iterator[Matcher]:
    records = [offer("own", OWN, "C3825"), offer("nets", NETS, "04"), offer("unknown", NETS, "")]
    records += [offer(f"dye{number}", f"{DYE} Grade {number}.", "17") for number in range(12)]
    with Matcher.build(records) as found:
        yield found


def test_own_industry_and_unknown_industry_are_not_asked(matcher: Matcher) -> None:
    answer = matcher.answer(NEED, top=10, other_fields=True)

    found = [one.offer.id for one in answer.matches or answer.misses]
    assert found[0] == "nets"
    assert not {"own", "unknown"} & set(found)


def test_reasons_name_the_shared_function_with_its_words_and_the_fields(matcher: Matcher) -> None:
    answer = matcher.answer(NEED, top=3, other_fields=True)
    best = (answer.matches or answer.misses)[0]

    kinds = [reason.feature for reason in best.reasons]
    assert kinds[0] == "same_function"
    assert kinds[-1] == "other_field"
    spans = best.reasons[0].note.spans
    words = {
        span.side: (NEED if span.side is Side.NEED else best.offer).text[span.start : span.end]
        for span in reversed(spans)
    }
    assert words == {Side.NEED: "Cleaning", Side.OFFER: "washes"}
    assert best.reasons[-1].note.facts == {"need": ["38"], "offer": ["04"]}


def test_a_need_that_says_no_field_is_told_what_is_missing(matcher: Matcher) -> None:
    answer = matcher.answer(make_record("n", "Cleaning robot for nets."), other_fields=True)

    assert answer.nothing_fits
    assert [note.code for note in answer.would_change] == ["explain.field_not_said"]


def test_one_thing_in_common_in_any_column_is_one_field() -> None:
    here = make_record("a", "x", **{Field.INDUSTRY: "C3825", Field.IPC: "H02S 40/10"})
    there = make_record("b", "x", **{Field.INDUSTRY: "04", Field.IPC: "A01K 61/60"})
    near = make_record("c", "x", **{Field.INDUSTRY: "04", Field.IPC: "H01L 31/00"})
    silent = make_record("d", "x")

    found = apart(here, there)
    assert found is not None
    assert (found.by, found.own, found.other) == (Field.INDUSTRY, ("C3825",), ("04",))
    assert apart(here, near) is None
    assert apart(here, silent) is None


def test_industries_in_words_differ_by_their_words() -> None:
    solar = make_record("a", "x", **{Field.INDUSTRY: "光伏"})
    marine = make_record("b", "x", **{Field.INDUSTRY: "海洋装备"})

    found = apart(solar, marine)
    assert found is not None
    assert found.other == ("海洋装备",)
    assert apart(solar, make_record("c", "x", **{Field.INDUSTRY: "光伏 组件"})) is None
