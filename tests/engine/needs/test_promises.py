"""Promises that hold for any text whatever."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duijie.engine.needs import words
from duijie.engine.needs.card import read_need
from duijie.engine.needs.types import Evidence, NeedCard
from duijie.engine.records import TEXT_FIELDS, Field, Record
from duijie.engine.results import Span
from duijie.kernel.language import Language

# Pieces that the rules know, so that random texts reach the rules.
PIECES = (
    "希望提高",
    "铝合金压铸件的强度",
    "降低能耗",
    "≥500MPa",
    "不低于99.9%",
    "预算50-100万元",
    "面议",
    "2026年12月31日前完成",
    "6个月内",
    "委托开发",
    "TRL 6级以上",
    "中试",
    "长三角优先",
    "保密",
    "GB/T 1234-2020",
    "1、",
    "；",
    "，",
    "。",
    "\n",
    "技术指标：",
    "OBJECTIVE: ",
    "Develop a coating that resists salt spray ",
    "reduce the cost of ",
    "without damaging the surface ",
    "budget of $1.5 million, ",
    "by June 2027",
    "purchase 40 units of ",
    "提升核心竞争力",
    "ITAR ",
    "İ",
    "ß",
    "²",
    "𠮷",
    "99999999999999999999999",
    "一年半",
    "的",
)
texts = st.one_of(
    st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
)
records = st.dictionaries(st.sampled_from(list(Field)), texts, max_size=8).map(
    lambda fields: Record("r", fields)
)


def _evidence(card: NeedCard) -> list[Evidence]:
    found = [part for one in card.wanted for part in (one.verb, one.object, one.owner)]
    found += [part for one in (*card.limits, *card.current) for part in (one.evidence, one.because)]
    found += [one.evidence for one in (*card.materials, *card.constraints, *card.cooperation)]
    found += [one.evidence for one in card.regions]
    single = (card.maturity, card.budget, card.deadline, card.confidentiality)
    found += [one.evidence for one in single if one is not None]
    found.append(card.subject)
    return [one for one in found if one is not None]


def _spans(card: NeedCard) -> list[Span]:
    return [one.span for one in _evidence(card) if one.span] + [
        span for note in card.flags for span in note.spans
    ]


@settings(max_examples=250, deadline=None)
@given(records)
def test_every_span_quotes_the_text_of_its_record(record: Record) -> None:
    card = read_need(record)

    for span in _spans(card):
        assert 0 <= span.start < span.end <= len(record.text)
    for one in _evidence(card):
        if one.span:
            assert record.text[one.span.start : one.span.end] == one.words
        else:
            assert one.field is not None
            assert one.field not in TEXT_FIELDS


@settings(max_examples=150, deadline=None)
@given(records)
def test_cards_are_the_same_every_time_and_sayable_in_both_languages(record: Record) -> None:
    card = read_need(record)

    assert read_need(record) == card
    assert len(card.missing) <= 5
    for language in Language:
        assert all(row.label and row.value for row in words.describe(card, language))
        assert all(all(words.ask(question, language)) for question in card.missing)
        assert all(words.flag(note, language) for note in card.flags)
    json.dumps(words.to_json(card), allow_nan=False)


@settings(max_examples=150, deadline=None)
@given(texts)
def test_plain_text_is_its_own_record_text(text: str) -> None:
    assert read_need(text).record.text == text


@pytest.mark.parametrize("text", ["", " ", "\n\n", "。", "1、", "：", "的的的的", "of of of"])
def test_next_to_nothing_is_read_without_complaint(text: str) -> None:
    assert len(read_need(text).missing) == 5
