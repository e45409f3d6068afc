"""A need card in words: rows for a reader, and a JSON-ready form for machines."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from duijie.engine.messages import say
from duijie.engine.needs.types import (
    Budget,
    Deadline,
    Evidence,
    Limit,
    Maturity,
    NeedCard,
    Question,
    Reading,
    Wanted,
)
from duijie.engine.results import Note, Span
from duijie.kernel.language import Language


class Row(NamedTuple):
    """One line of a card: what it is, what was read, and where it stands in the text."""

    label: str
    value: str
    span: Span | None


def describe(card: NeedCard, language: Language) -> list[Row]:
    """The card as rows in the reader's language, only what was read."""
    return list(_rows(card, language))


def ask(question: Question, language: Language) -> tuple[str, str]:
    """A question and why it is asked, in the reader's language."""
    return _say(question.ask, language), _say(question.why, language)


def flag(note: Note, language: Language) -> str:
    """A flag in the reader's language."""
    return _say(note, language)


def to_json(card: NeedCard) -> dict[str, Any]:
    """The card as plain lists, dictionaries, numbers and texts, codes included."""
    return {
        "id": card.record.id,
        "text": card.record.text,
        "language": card.language.value,
        "kind": card.kind,
        "wanted": [_wanted_json(one) for one in card.wanted],
        "subject": _evidence_json(card.subject),
        "limits": [_limit_json(one) for one in card.limits],
        "current": [_limit_json(one) for one in card.current],
        "materials": [_reading_json(one) for one in card.materials],
        "constraints": [_reading_json(one) for one in card.constraints],
        "maturity": _maturity_json(card.maturity),
        "budget": _budget_json(card.budget),
        "deadline": _deadline_json(card.deadline),
        "cooperation": [_reading_json(one) for one in card.cooperation],
        "regions": [_reading_json(one) for one in card.regions],
        "confidentiality": _reading_json(card.confidentiality) if card.confidentiality else None,
        "missing": [_question_json(one) for one in card.missing],
        "flags": [_note_json(one) for one in card.flags],
    }


def _rows(card: NeedCard, language: Language) -> Iterator[Row]:
    def label(name: str) -> str:
        return say(f"needs.label.{name}", language)

    yield Row(label("kind"), say(f"needs.kind.{card.kind}", language), None)
    if card.subject:
        yield Row(label("subject"), card.subject.words, card.subject.span)
    for one in card.wanted:
        yield Row(label("wanted"), wanted_words(one, language), one.verb.span)
    for limit in card.limits:
        yield Row(label("limit"), limit_words(limit, language), limit.evidence.span)
    for limit in card.current:
        yield Row(label("current"), present_words(limit), limit.evidence.span)
    for reading in card.materials:
        yield Row(label("material"), reading.evidence.words, reading.evidence.span)
    yield from _constraint_rows(card, language, label("constraint"))
    yield from _term_rows(card, language)


def _constraint_rows(card: NeedCard, language: Language, label: str) -> Iterator[Row]:
    for reading in card.constraints:
        name = say(f"needs.constraint.{reading.code}", language)
        value = say("needs.coded", language, name=name, words=reading.evidence.words)
        yield Row(label, value, reading.evidence.span)


def _term_rows(card: NeedCard, language: Language) -> Iterator[Row]:
    """The terms of the work: maturity, money, time, cooperation, place, disclosure."""
    if card.maturity:
        said = maturity_words(card.maturity, language)
        yield Row(say("needs.label.maturity", language), said, card.maturity.evidence.span)
    if card.budget:
        said = budget_words(card.budget, language)
        yield Row(say("needs.label.budget", language), said, card.budget.evidence.span)
    if card.deadline:
        said = deadline_words(card.deadline, language)
        yield Row(say("needs.label.deadline", language), said, card.deadline.evidence.span)
    for reading in card.cooperation:
        yield _named_row("cooperation", reading, language)
    for reading in card.regions:
        yield Row(say("needs.label.region", language), reading.code, reading.evidence.span)
    if card.confidentiality:
        yield _named_row("confidentiality", card.confidentiality, language)


def _named_row(name: str, reading: Reading, language: Language) -> Row:
    value = say(f"needs.{name}.{reading.code}", language)
    return Row(say(f"needs.label.{name}", language), value, reading.evidence.span)


def _say(note: Note, language: Language) -> str:
    return say(note.code, language, **note.facts)


def wanted_words(one: Wanted, language: Language) -> str:
    """A function wanted, in words."""
    function = say(f"needs.function.{one.function}", language)
    if one.owner is None:
        return say("needs.wanted", language, function=function, object=one.object.words)
    return say(
        "needs.wanted_of",
        language,
        function=function,
        object=one.object.words,
        owner=one.owner.words,
    )


def limit_words(limit: Limit, language: Language) -> str:
    """A limit as written, and how firmly it is asked for."""
    strength = say(f"needs.strength.{limit.strength}", language)
    words, named = limit.evidence.words, limit.quantity.property
    if not named or named in words:
        return say("needs.limit", language, words=words, strength=strength)
    return say("needs.limit_of", language, property=named, words=words, strength=strength)


def present_words(limit: Limit) -> str:
    """A quantity of the present state as written."""
    named = limit.quantity.property
    return limit.evidence.words if not named else f"{named} {limit.evidence.words}"


def maturity_words(maturity: Maturity, language: Language) -> str:
    """The readiness asked for, in words."""
    shape = "one" if maturity.low == maturity.high else "range"
    return say(f"needs.maturity.{shape}", language, low=maturity.low, high=maturity.high)


def budget_words(budget: Budget, language: Language) -> str:
    """The sum that may be spent, in words."""
    if budget.low is None and budget.high is None:
        if budget.negotiable:
            return say("needs.budget.negotiable", language)
        return say("needs.budget.other", language, words=budget.evidence.words)
    currency = say(f"needs.currency.{budget.currency or 'none'}", language)
    facts = {"low": _money(budget.low), "high": _money(budget.high), "currency": currency}
    return say(f"needs.budget.{_shape(budget)}", language, **facts)


def _shape(budget: Budget) -> str:
    if budget.low is None:
        return "up_to"
    if budget.high is None:
        return "from"
    return "exact" if budget.low == budget.high else "range"


def _money(amount: float | None) -> str:
    return "" if amount is None else f"{amount:,.2f}".removesuffix(".00")


def deadline_words(deadline: Deadline, language: Language) -> str:
    """By when, in words."""
    if deadline.day is not None:
        return say("needs.deadline.day", language, day=deadline.day.isoformat())
    if deadline.months is not None:
        return say("needs.deadline.months", language, months=f"{deadline.months:g}")
    return say(f"needs.deadline.{deadline.word}", language, words=deadline.evidence.words)


def _evidence_json(evidence: Evidence | None) -> dict[str, Any] | None:
    if evidence is None:
        return None
    found: dict[str, Any] = {"words": evidence.words}
    if evidence.span is not None:
        found |= {"start": evidence.span.start, "end": evidence.span.end}
    if evidence.field is not None:
        found["field"] = evidence.field.value
    return found


def _wanted_json(one: Wanted) -> dict[str, Any]:
    return {
        "function": one.function,
        "verb": _evidence_json(one.verb),
        "object": _evidence_json(one.object),
        "owner": _evidence_json(one.owner),
        "weight": one.weight,
    }


def _limit_json(limit: Limit) -> dict[str, Any]:
    quantity = limit.quantity
    return {
        "property": quantity.property,
        "comparator": quantity.comparator.value,
        "low": quantity.low,
        "high": quantity.high,
        "unit": quantity.unit,
        "strength": limit.strength.value,
        "because": _evidence_json(limit.because),
        "evidence": _evidence_json(limit.evidence),
    }


def _reading_json(reading: Reading) -> dict[str, Any]:
    return {"code": reading.code, "evidence": _evidence_json(reading.evidence)}


def _maturity_json(maturity: Maturity | None) -> dict[str, Any] | None:
    if maturity is None:
        return None
    evidence = _evidence_json(maturity.evidence)
    return {"low": maturity.low, "high": maturity.high, "evidence": evidence}


def _budget_json(budget: Budget | None) -> dict[str, Any] | None:
    if budget is None:
        return None
    return {
        "low": budget.low,
        "high": budget.high,
        "currency": budget.currency,
        "negotiable": budget.negotiable,
        "evidence": _evidence_json(budget.evidence),
    }


def _deadline_json(deadline: Deadline | None) -> dict[str, Any] | None:
    if deadline is None:
        return None
    return {
        "day": deadline.day.isoformat() if deadline.day else None,
        "months": deadline.months,
        "word": deadline.word,
        "evidence": _evidence_json(deadline.evidence),
    }


def _question_json(question: Question) -> dict[str, Any]:
    said = {language.value: ask(question, language) for language in Language}
    return {
        "code": question.code,
        "weight": question.weight,
        "ask": {language: words[0] for language, words in said.items()},
        "why": {language: words[1] for language, words in said.items()},
    }


def _note_json(note: Note) -> dict[str, Any]:
    return {
        "code": note.code,
        "facts": note.facts,
        "say": {language.value: _say(note, language) for language in Language},
        "spans": [{"start": span.start, "end": span.end} for span in note.spans],
    }
