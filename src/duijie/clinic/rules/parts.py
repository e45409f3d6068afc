"""What a person writes into one part of the card, understood by the engine that reads texts."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from duijie.clinic.errors import NotUnderstood
from duijie.clinic.rules.naming import under_name
from duijie.clinic.types import Both, Demand, Given, Part, Read
from duijie.engine.messages import say
from duijie.engine.needs import words as wording
from duijie.engine.needs.card import read_need
from duijie.engine.needs.lexicon import table
from duijie.engine.needs.types import (
    Budget,
    Deadline,
    Evidence,
    Limit,
    Maturity,
    NeedCard,
    Reading,
    Strength,
    Wanted,
)
from duijie.engine.records import Field, Record
from duijie.engine.text.quantities.reader import read_quantities
from duijie.kernel.language import Language

Reader = Callable[[str, Demand], Read | None]

LONGEST: Final = 500
STRENGTHS: Final = {Demand.MUST: Strength.MUST, Demand.SHOULD: Strength.SHOULD}
# Parts that a person chooses from a list; what is chosen is a code of the engine's lexicons.
CHOSEN: Final = MappingProxyType(
    {
        Part.COOPERATION: ("cooperation", "form"),
        Part.CONFIDENTIALITY: ("confidentiality", "level"),
        Part.CONSTRAINT: ("constraints", "kind"),
        Part.WANTED: ("wants", "function"),
    }
)
MESSAGES: Final = MappingProxyType(
    {
        Part.COOPERATION: "needs.cooperation",
        Part.CONFIDENTIALITY: "needs.confidentiality",
        Part.CONSTRAINT: "needs.constraint",
        Part.WANTED: "needs.function",
    }
)


def codes_of(part: Part) -> tuple[str, ...]:
    """The codes that a part is chosen from, in their order."""
    return tuple(table(CHOSEN[part][0])[CHOSEN[part][1]]) if part in CHOSEN else ()


def code_said(part: Part, code: str) -> Both:
    """What one of these codes is called."""
    return Both(*(say(f"{MESSAGES[part]}.{code}", language) for language in Language))


def understood(part: Part, given: Given) -> Read:
    """What a person's words for a part mean; refuses words that do not say it."""
    words = " ".join(given.words.split())[:LONGEST]
    if part in CHOSEN:
        read = _chosen(part, words, given.code)
    else:
        read = READERS[part](words, given.demand) if words else None
    if read is None:
        raise NotUnderstood(given=words or given.code)
    return under_name(read, given.name) if given.name and isinstance(read, Limit) else read


def limits_in(words: str) -> Iterator[str]:
    """The stretches of an answer that each state one limit."""
    for one in read_quantities(words):
        start = min(one.start, one.property_start) if one.property_start >= 0 else one.start
        yield words[start : max(one.end, one.property_end)]


def said_of(part: Part, read: Read) -> Both:
    """What a reading says, in both languages."""
    return Both(*(_said(part, read, language) for language in Language))


def _said(part: Part, read: Read, language: Language) -> str:
    said = ""
    match read:
        case Wanted():
            said = wording.wanted_words(read, language)
        case Limit():
            shown = part is Part.LIMIT
            said = wording.limit_words(read, language) if shown else wording.present_words(read)
        case Maturity():
            said = wording.maturity_words(read, language)
        case Budget():
            said = wording.budget_words(read, language)
        case Deadline():
            said = wording.deadline_words(read, language)
        case Evidence():
            said = read.words
        case Reading():
            said = _reading(part, read, language)
    return said


def _reading(part: Part, read: Reading, language: Language) -> str:
    if part is Part.MATERIAL:
        return read.evidence.words
    if part is Part.REGION:
        return read.code
    name = say(f"{MESSAGES[part]}.{read.code}", language)
    if part is not Part.CONSTRAINT:
        return name
    return say("needs.coded", language, name=name, words=read.evidence.words)


def _chosen(part: Part, words: str, code: str) -> Read | None:
    if code not in codes_of(part):
        return None
    if part is Part.WANTED:
        if not words:
            return None
        return Wanted(code, Evidence(words), Evidence(words), None, 1.0)
    if part is Part.CONSTRAINT and not words:
        return None
    return Reading(code, Evidence(words or code_said(part, code).zh))


def _limit(words: str, demand: Demand) -> Read | None:
    found = read_quantities(words)
    return Limit(found[0], STRENGTHS[demand], Evidence(words)) if found else None


def _from_column(field: Field, read: Callable[[NeedCard], Read | None]) -> Reader:
    def understand(words: str, _demand: Demand) -> Read | None:
        return read(read_need(Record("", {field: words}), review=False))

    return understand


def _budget(card: NeedCard) -> Read | None:
    found = card.budget
    said = found and (found.negotiable or found.low is not None or found.high is not None)
    return found if said else None


def _deadline(card: NeedCard) -> Read | None:
    found = card.deadline
    return found if found and found.word != "other" else None


READERS: Final[Mapping[Part, Reader]] = MappingProxyType(
    {
        Part.SUBJECT: lambda words, _demand: Evidence(words),
        Part.MATERIAL: lambda words, _demand: Reading(words.lower(), Evidence(words)),
        Part.LIMIT: _limit,
        Part.CURRENT: _limit,
        Part.MATURITY: _from_column(Field.READINESS, lambda card: card.maturity),
        Part.BUDGET: _from_column(Field.BUDGET, _budget),
        Part.DEADLINE: _from_column(Field.DEADLINE, _deadline),
        Part.REGION: _from_column(Field.REGION, lambda card: next(iter(card.regions), None)),
    }
)
