"""How a report speaks: sentences from notes, numbers and places in one language."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from duijie.engine.messages import say
from duijie.engine.records import Source
from duijie.engine.results import Grade, Note, Side, Verdict
from duijie.kernel.language import Language

_JOINER = {Language.ZH: "、", Language.EN: ", "}
_GROUPED_FROM = 10_000  # below, a whole number may be a year
_ALMOST_NEVER, _ALMOST_SURE = 0.01, 0.995


def sentence(note: Note, language: Language) -> str:
    """Say a note: lists are joined and numbers written as the language does it.

    Templates name their facts with ``%(name)s`` only, since every fact
    arrives as text.
    """
    facts = {name: _fact(value, language) for name, value in note.facts.items()}
    return say(note.code, language, **facts)


def number(value: float) -> str:
    """A number for reading: at most two decimals, or two digits that count below 0.01."""
    if value == int(value):
        return f"{int(value):,}" if abs(value) >= _GROUPED_FROM else str(int(value))
    if abs(value) < 0.01:  # noqa: PLR2004 - the point where two decimals say nothing
        return f"{value:.2g}"
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def percent(probability: float) -> str:
    """A probability in whole per cent; never 0% or 100%, which nothing here can know."""
    if probability < _ALMOST_NEVER:
        return "<1%"
    if probability >= _ALMOST_SURE:
        return ">99%"
    return f"{probability * 100:.0f}%"


def _fact(value: object, language: Language) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float):
        return number(value)
    if isinstance(value, Iterable):
        return _JOINER[language].join(_fact(item, language) for item in value)
    return str(value)


@dataclass(frozen=True, slots=True)
class Voice:
    """One language's way of saying what a report holds; templates speak through it."""

    language: Language

    def say(self, code: str, /, **facts: object) -> str:
        """The report's own words for ``report.<code>``."""
        return sentence(Note(f"report.{code}", dict(facts)), self.language)

    def count(self, code: str, count: int, /, **facts: object) -> str:
        """The words for a counted thing; ``code`` has the entries ``.one`` and ``.many``."""
        form = "one" if count == 1 else "many"
        return self.say(f"{code}.{form}", count=f"{count:,}", **facts)

    def note(self, note: Note) -> str:
        """A note of the engine as a sentence."""
        return sentence(note, self.language)

    def side(self, code: str, side: Side, /, **facts: object) -> str:
        """Words that differ by side; ``code`` has the entries ``.need`` and ``.offer``."""
        return self.say(f"{code}.{side}", **facts)

    def grade(self, grade: Grade) -> str:
        """A probability in words."""
        return self.say(f"grade.{grade}")

    def verdict(self, verdict: Verdict) -> str:
        """How a limit stands, in words."""
        return self.say(f"verdict.{verdict}")

    def place(self, source: Source | None) -> str:
        """Where a record was read, as a person would look it up; empty when not known."""
        if source is None:
            return ""
        parts = [source.file]
        if source.sheet:
            parts.append(self.say("place.sheet", sheet=source.sheet))
        if source.row is not None:
            parts.append(self.say("place.row", row=str(source.row)))
        return " · ".join(parts)

    def moment(self, moment: datetime) -> str:
        """A date and time that reads the same in both languages."""
        return f"{moment:%Y-%m-%d %H:%M} {moment:%Z}".rstrip()
