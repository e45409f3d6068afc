"""What is missing that matters: at most five questions, the most useful first."""

from dataclasses import replace
from functools import cache

from duijie.engine.needs.lexicon import Lexicon, table
from duijie.engine.needs.page import Page
from duijie.engine.needs.types import Question
from duijie.engine.results import Note

NAMING = "property"
_ALL = ("zh", "en")


def kind_of(page: Page) -> str:
    """The sort of need: the kind with the most words, the title's counting twice."""
    settings = table("kinds")["settings"]
    counts = dict.fromkeys(table("kinds")["kind"], 0)
    for code, words in _kind_words(page):
        counts[code] += settings["title"] if page.role(words) == "title" else 1
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] >= settings["least"] else "other"


def _kind_words(page: Page) -> list[tuple[str, int]]:
    """Hits of every kind; one word may speak for several kinds."""
    return [
        (code, hit.start)
        for code in table("kinds")["kind"]
        for hit in page.hits("kinds", f"kind.{code}")
    ]


def read_missing(page: Page, kind: str, known: frozenset[str], about: str) -> tuple[Question, ...]:
    """The questions worth asking.

    ``known`` names what the card has: fields ("budget") and constraint kinds
    ("constraint.size"); ``about`` is the thing the questions speak of.
    """
    settings = table("questions")["settings"]
    added = table("questions")["kind"].get(kind, {})
    open_questions = [
        (entry["weight"] + added.get(code, 0.0), code)
        for code, entry in table("questions")["question"].items()
        if not entry.get("on_a_card_alone") and not _answered(page, code, known)
    ]
    worth = [one for one in open_questions if one[0] >= settings["least"]]
    worth.sort(key=lambda one: (-one[0], one[1]))
    return tuple(_question(code, weight, about) for weight, code in worth[: settings["most"]])


def naming_question(value: str, about: str) -> Question:
    """What a value limits that stands without a name, in the thing it is about."""
    weight = table("questions")["question"][NAMING]["weight"]
    asked = _question(NAMING, weight, about)
    return replace(asked, ask=replace(asked.ask, facts={**asked.ask.facts, "value": value}))


def _question(code: str, weight: float, about: str) -> Question:
    named = "named" if about else "plain"
    facts: dict[str, object] = {"object": about} if about else {}
    ask = Note(f"needs.ask.{code}.{named}", facts)
    return Question(code, round(weight, 2), ask, Note(f"needs.why.{code}"))


def _answered(page: Page, code: str, known: frozenset[str]) -> bool:
    entry = table("questions")["question"][code]
    if entry.get("unless_field") in known:
        return True
    if f"constraint.{entry.get('unless_constraint')}" in known:
        return True
    words = answering_words(code)
    return words is not None and any(page.readable(hit.start) for hit in words.hits(page.low))


@cache
def answering_words(code: str) -> Lexicon | None:
    """The words that answer a question, where words and no field of the card do."""
    entry = table("questions")["question"][code]
    if not any(language in entry for language in _ALL):
        return None
    return Lexicon({code: {language: entry.get(language, []) for language in _ALL}})
