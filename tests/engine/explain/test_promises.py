"""What holds for the explanation of any two texts."""

import pytest
from examples import build
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.explain.laying import Told, sentence, tell
from tests.engine.text.strategies import texts, with_surrogates
from tests.make import make_record

from duijie.engine.explain.wording import names_something
from duijie.engine.rank.matcher import Matcher
from duijie.engine.records import Field, Record
from duijie.engine.results import Side
from duijie.engine.text.tokens import tokenise
from duijie.kernel.language import Language


def from_row(row: build.Row) -> Record:
    """An example as the engine reads it."""
    fields = {str(name) for name in Field} - {"id"}
    return make_record(row["id"], "", **{key: row[key] for key in fields & set(row)})


NEEDS = [from_row(row) for row in build.read_source("needs")]
OFFERS = [from_row(row) for row in build.read_source("offers")]
odd = st.builds(
    Record,
    st.just("odd"),
    st.dictionaries(st.sampled_from(Field), texts | with_surrogates, max_size=4),
)
needs = st.sampled_from(NEEDS) | odd
offers = st.sampled_from(OFFERS) | odd
twenty = settings(max_examples=40)


@twenty
@given(need=needs, offer=offers)
def test_every_span_lies_in_its_text_and_every_code_can_be_said(
    matcher: Matcher, need: Record, offer: Record
) -> None:
    told = tell(matcher, need, offer)

    assert len(told.reasons) <= 3
    for note in told.notes():
        assert all(told.quote(span) for span in note.spans)
        assert all(sentence(note, language) for language in Language)


@twenty
@given(need=needs, offer=offers)
def test_what_is_said_is_quoted_from_where_the_spans_point(
    matcher: Matcher, need: Record, offer: Record
) -> None:
    told = tell(matcher, need, offer)
    quotes = [told.quote(span).lower() for note in told.notes() for span in note.spans]

    for words in [*told.words("shared_terms"), *told.absent()]:
        assert words.lower() in quotes
    for pair in told.words("cross_language_terms"):
        assert all(words.lower() in quotes for words in pair.split(" ↔ "))
    for row in told.quantities:
        assert told.quote(row.asked_span) == row.asked
        assert row.offered_span is None or told.quote(row.offered_span) == row.offered


@twenty
@given(need=needs, offer=offers)
def test_terms_name_something_and_what_is_missing_is_missing(
    matcher: Matcher, need: Record, offer: Record
) -> None:
    told = tell(matcher, need, offer)

    for words in told.words("shared_terms"):
        assert any(names_something(token.text) for token in tokenise(words))
    for words in told.absent():
        assert words.lower() not in offer.text.lower()


@given(need=st.sampled_from(NEEDS), offer=st.sampled_from(OFFERS))
@settings(max_examples=20)
def test_the_same_pair_is_always_told_the_same(
    matcher: Matcher, need: Record, offer: Record
) -> None:
    assert tell(matcher, need, offer) == tell(matcher, need, offer)


@pytest.mark.parametrize("nothing", ["", " \n", "的", "3.5 mg/L", "😀"])
def test_texts_that_say_nothing_give_no_reasons(matcher: Matcher, nothing: str) -> None:
    silent = make_record("silent", nothing)

    assert tell(matcher, silent, OFFERS[0]).reasons == ()
    assert tell(matcher, NEEDS[0], silent).reasons == ()
    assert tell(matcher, silent, silent).against == ()


def test_reasons_of_the_reverse_question_point_into_the_right_texts() -> None:
    offer = next(one for one in OFFERS if one.id == "T012")
    with Matcher.build(NEEDS) as over_needs:
        answer = over_needs.answer(offer, top=3, reverse=True)
    match = answer.matches[0]

    assert match.offer is offer
    told = Told(
        match.need, match.offer, match.reasons, match.quantities, match.unknown, match.against
    )
    assert told.reasons
    for reason in told.reasons:
        assert {span.side for span in reason.note.spans} == {Side.NEED, Side.OFFER}
    note = told.reason("shared_terms")
    assert note is not None
    quotes = {told.quote(span).lower() for span in note.spans}
    assert {words.lower() for words in told.words("shared_terms")} <= quotes
    assert told.absent() == []
