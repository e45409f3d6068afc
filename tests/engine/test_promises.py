"""What a whole answer promises, whatever the records and whoever asks."""

from collections.abc import Iterator

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.rank.examples import NEEDS, OFFERS
from tests.engine.text.strategies import texts

from duijie.engine.features.careful import CAREFUL
from duijie.engine.features.evidence import FEATURES, name_of
from duijie.engine.messages import say
from duijie.engine.rank.matcher import Matcher
from duijie.engine.rank.weights import built_in_weights
from duijie.engine.records import Field, Record
from duijie.engine.results import Answer, Match, Note, Side, Span
from duijie.kernel.language import Language

CAREFULLY = {feature.__name__ for feature in CAREFUL}
VALUES = {name_of(feature) for feature in FEATURES} | CAREFULLY
# What is measured whatever the languages; other evidence only where it has a weight.
ALWAYS = CAREFULLY | {
    name_of(feature)
    for column, feature in enumerate(FEATURES)
    if all(built_in_weights().needed(np.array([pairing]))[column] for pairing in range(3))
}
# Every answer of a drawn example builds an index, which is flushed to disk.
slow = settings(max_examples=12)

real = st.sampled_from([*OFFERS, *(labelled.need for labelled in NEEDS)])
fields = st.dictionaries(st.sampled_from(Field), texts, max_size=4)
written = st.builds(Record, st.uuids().map(str), fields) | real
several = st.lists(written, max_size=6, unique_by=lambda record: record.id)


def all_matches(answer: Answer) -> tuple[Match, ...]:
    """The matches of an answer, the nearest miss included."""
    return answer.matches or ((answer.nearest,) if answer.nearest else ())


def notes_of(match: Match) -> Iterator[Note]:
    """Everything said of a match."""
    yield from (reason.note for reason in match.reasons)
    yield from match.unknown
    yield from match.against


def spans_of(match: Match) -> Iterator[Span]:
    """Every place a match points at."""
    for note in notes_of(match):
        yield from note.spans
    for row in match.quantities:
        yield row.asked_span
        if row.offered_span is not None:
            yield row.offered_span


def answer_to(asker: Record, records: list[Record], *, reverse: bool) -> Answer:
    """What a fresh index of the records answers."""
    with Matcher.build(records) as matcher:
        return matcher.answer(asker, reverse=reverse)


@slow
@given(asker=written, records=several, reverse=st.booleans())
def test_an_answer_is_whole(asker: Record, records: list[Record], reverse: bool) -> None:  # noqa: FBT001
    answer = answer_to(asker, records, reverse=reverse)

    assert answer.asker == asker
    assert 0 <= answer.fit_probability <= 1
    assert answer.nothing_fits == (not answer.matches)
    for match in all_matches(answer):
        found, asked = (match.need, match.offer) if reverse else (match.offer, match.need)
        assert asked == asker
        assert found in records
        assert ALWAYS <= set(match.features) <= VALUES
        assert 0 <= match.probability <= 1
        assert len(match.reasons) <= 3


@slow
@given(asker=real, records=st.lists(real, min_size=1, max_size=6, unique_by=lambda one: one.id))
def test_every_place_pointed_at_lies_in_its_text_and_every_note_can_be_said(
    asker: Record, records: list[Record]
) -> None:
    for match in all_matches(answer_to(asker, records, reverse=False)):
        length = {Side.NEED: len(match.need.text), Side.OFFER: len(match.offer.text)}
        assert all(0 <= one.start < one.end <= length[one.side] for one in spans_of(match))
        for note in notes_of(match):
            assert all(say(note.code, language, **note.facts) for language in Language)


@slow
@given(asker=written, records=several)
def test_the_same_records_and_question_give_the_same_answer(
    asker: Record, records: list[Record]
) -> None:
    assert answer_to(asker, records, reverse=False) == answer_to(asker, records, reverse=False)
