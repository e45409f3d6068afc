"""What the engine found, as cards say it."""

from typing import Final

from duijie.engine.explain.wording import names_something
from duijie.engine.report.excerpts import Mark, excerpt
from duijie.engine.report.voice import sentence
from duijie.engine.results import Match, Note, Side
from duijie.engine.text.quantities.reader import read_quantities
from duijie.engine.text.tokens import tokenise
from duijie.kernel.language import Language
from duijie.kernel.refusals import sentences
from duijie.matching.types import Piece, Understood, Why

QUOTE: Final = 160
MOST_TERMS: Final = 12
# The engine speaks of two records; a searcher has written words, not a record.
REWORDED: Final = {
    "explain.shared_terms": "matching.why.shared_terms",
    "explain.cross_language_terms": "matching.why.cross_language_terms",
    "explain.close_sentence": "matching.why.close_sentence",
}


def why(match: Match) -> Why:
    """The reasons of a match in both languages, and the words that they rest on."""
    marks = [
        Mark(number, span.start, span.end)
        for number, reason in enumerate(match.reasons, start=1)
        for span in reason.note.spans
        if span.side is Side.OFFER
    ]
    said = tuple(
        (_say(reason.note, Language.ZH), _say(reason.note, Language.EN)) for reason in match.reasons
    )
    pieces = excerpt(match.offer.text, marks, QUOTE) if marks else ()
    return Why(said, tuple(Piece(one.text, bool(one.marks), one.gap) for one in pieces))


def understood(text: str) -> Understood:
    """The words that were looked for, and the quantities read, as they were written."""
    tokens = [token for token in tokenise(text) if names_something(token.text)]
    terms = dict.fromkeys(text[token.start : token.end] for token in tokens)
    read = (text[one.start : one.end] for one in read_quantities(text))
    return Understood(tuple(terms)[:MOST_TERMS], tuple(dict.fromkeys(read))[:MOST_TERMS])


def _say(note: Note, language: Language) -> str:
    code = REWORDED.get(note.code)
    if code is None:
        return sentence(note, language)
    facts = {
        name: ("、" if language is Language.ZH else ", ").join(value)
        if isinstance(value, list)
        else value
        for name, value in note.facts.items()
    }
    return sentences().say(code, language, **facts)
