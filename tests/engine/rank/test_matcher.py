"""The matcher: found by its own text, the same every time, honest when nothing fits."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.engine.rank.examples import NEEDS, OFFERS
from tests.engine.text.strategies import texts, with_surrogates
from tests.make import make_record

from duijie.engine.index.errors import UnwritableText
from duijie.engine.rank.matcher import Matcher
from duijie.engine.records import Record
from duijie.engine.results import Answer

STRAYS = (
    "收购旧邮票与民国字画，有意者请联系",
    "小学语文作文辅导班招生",
    "求租市中心两居室公寓",
    "Wedding photographer for a Saturday in May",
    "Looking for a violin teacher",
    "Recipes for a vegetarian dinner party",
)
ASKERS = [labelled.need for labelled in NEEDS]
once = settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
few = settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])


def told(answer: Answer) -> list[tuple[str, str, float]]:
    """What an answer comes down to."""
    return [(one.need.id, one.offer.id, one.probability) for one in answer.matches]


@once
@given(offer=st.sampled_from(OFFERS))
def test_a_record_is_found_by_its_own_text(matcher: Matcher, offer: Record) -> None:
    assert matcher.rank(offer.text, top=1)[0][0] == offer.id


@once
@given(offer=st.sampled_from(OFFERS))
def test_a_record_fits_its_own_text(matcher: Matcher, offer: Record) -> None:
    best = matcher.answer(make_record("asker", offer.text)).matches[0]

    assert best.offer == offer


@once
@given(text=st.sampled_from([one.text for one in ASKERS]) | texts | with_surrogates)
def test_the_same_question_has_the_same_ranking(matcher: Matcher, text: str) -> None:
    first = matcher.rank(text)

    assert matcher.rank(text) == first
    assert [score for _, score in first] == sorted((score for _, score in first), reverse=True)
    assert len({record_id for record_id, _ in first}) == len(first)


@few
@given(need=st.sampled_from(ASKERS))
def test_excluded_records_are_passed_over(matcher: Matcher, need: Record) -> None:
    before = matcher.rank(need.text, top=5)
    gone = {before[0][0], before[2][0], "no such record"}

    after = matcher.rank(need.text, exclude=gone)
    answer = matcher.answer(need, exclude=gone)

    assert not gone & {record_id for record_id, _ in after}
    assert not gone & {match.offer.id for match in answer.matches}


@few
@given(need=st.sampled_from(ASKERS), top=st.integers(1, 20))
def test_matches_come_in_order_with_their_rank_and_grade(
    matcher: Matcher, need: Record, top: int
) -> None:
    answer = matcher.answer(need, top=top)
    bounds = dict(matcher.grades)
    chances = [match.probability for match in answer.matches]

    assert len(answer.matches) <= top
    assert [match.rank for match in answer.matches] == list(range(1, len(chances) + 1))
    assert chances == sorted(chances, reverse=True)
    assert all(0 <= chance <= 1 for chance in chances)
    assert not chances or chances[0] >= matcher.threshold
    assert all(match.probability >= bounds[match.grade] for match in answer.matches)
    assert all(match.need == need for match in answer.matches)
    assert 0 <= max(chances, default=0) <= answer.fit_probability <= 1


@once
@given(text=texts | with_surrogates)
def test_any_text_has_an_answer(matcher: Matcher, text: str) -> None:
    answer = matcher.answer(make_record("asker", text))

    assert answer.nothing_fits == (not answer.matches)
    assert all(0 <= match.probability <= 1 for match in matcher.search(text))


@pytest.mark.parametrize("text", STRAYS)
def test_what_has_nothing_to_do_with_the_offers_fits_none(matcher: Matcher, text: str) -> None:
    answer = matcher.answer(make_record("asker", text))

    assert answer.nothing_fits
    assert answer.nearest is not None
    assert answer.nearest.probability < matcher.threshold
    assert answer.nearest.probability <= answer.fit_probability < 0.3
    assert answer.would_change


@pytest.mark.parametrize("text", ["", "的和与", "the of and", "😀"])
def test_a_question_without_words_has_no_nearest_miss(matcher: Matcher, text: str) -> None:
    answer = matcher.answer(make_record("asker", text))

    assert answer.nothing_fits
    assert answer.nearest is None
    assert answer.fit_probability == 0


def test_an_empty_index_has_an_answer_to_everything() -> None:
    with Matcher.build([]) as empty:
        answer = empty.answer(ASKERS[0])

        assert len(empty) == 0
        assert answer.nothing_fits
        assert answer.nearest is None
        assert empty.search("pump") == ()
        assert empty.rank("pump") == []


def test_a_search_shows_the_nearest_whatever_their_probability(matcher: Matcher) -> None:
    found = matcher.search("旧邮票 pump", top=7)

    assert len(found) == 7
    assert min(match.probability for match in found) < matcher.threshold


def test_asked_in_reverse_the_found_records_are_the_needs() -> None:
    with Matcher.build(ASKERS) as of_needs:
        offer = next(one for one in OFFERS if one.id == "T002")

        answer = of_needs.answer(offer, reverse=True)

    assert answer.asker == offer
    assert {match.offer.id for match in answer.matches} == {"T002"}
    assert answer.matches[0].need.id == "N02"
    spoken = [span for match in answer.matches for row in match.quantities for span in [row.asked]]
    assert all(any(one in need.text for need in ASKERS) for one in spoken)


def test_a_folder_opened_for_reading_answers_like_the_one_who_built_it(
    matcher: Matcher, folder: Path
) -> None:
    with Matcher.open(folder) as reader:
        assert len(reader) == len(matcher)
        for need in ASKERS[::6]:
            assert reader.rank(need.text) == matcher.rank(need.text)
            assert told(reader.answer(need)) == told(matcher.answer(need))


def test_the_order_of_the_records_does_not_change_the_ranking(matcher: Matcher) -> None:
    with Matcher.build(OFFERS[::-1]) as backwards:
        for need in ASKERS[::4]:
            expected, found = matcher.rank(need.text, top=10), backwards.rank(need.text, top=10)
            assert [one for one, _ in found] == [one for one, _ in expected]
            assert [s for _, s in found] == pytest.approx([s for _, s in expected], abs=1e-2)


def test_one_more_irrelevant_record_does_not_change_who_is_best(matcher: Matcher) -> None:
    with Matcher.build([*OFFERS, make_record("stray", "民国字画与旧邮票拍卖会图录")]) as more:
        for need in ASKERS[::4]:
            best = [one for one, _ in matcher.rank(need.text, top=2)]
            assert [one for one, _ in more.rank(need.text, top=2)] == best


def test_two_records_of_one_text_are_ranked_as_they_came() -> None:
    twins = [make_record(name, "slurry pump seal") for name in ("first", "second")]

    with Matcher.build(twins) as built:
        found = built.rank("pump seal")

    assert [one for one, _ in found] == ["first", "second"]
    assert found[0][1] == found[1][1]


def test_a_record_that_cannot_be_stored_is_refused_by_name() -> None:
    broken = make_record("R7", "泵\ud800")

    with pytest.raises(UnwritableText) as refusal, Matcher.build([broken]):
        pass

    assert "R7" in str(refusal.value.facts)


def test_a_need_with_half_a_character_is_still_answered(matcher: Matcher) -> None:
    whole = make_record("asker", ASKERS[1].text)
    broken = make_record("asker", whole.text + "\ud83d")

    assert told(matcher.answer(broken)) == told(matcher.answer(whole)) != []
