"""The first page of a report: the counts, and one row per asking record."""

from collections.abc import Sequence
from dataclasses import dataclass

from duijie.engine.records import Field, Record
from duijie.engine.report.cards import best_of, candidate_of, limits
from duijie.engine.report.facts import ReportFacts
from duijie.engine.report.voice import Voice, percent
from duijie.engine.results import Answer, Grade, Verdict
from duijie.engine.text.language import language_of
from duijie.kernel.language import Language


@dataclass(frozen=True, slots=True)
class Tile:
    """One count with its definition; ``kind`` is ``key`` for those that matter most."""

    label: str
    value: str
    meaning: str
    kind: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A title and the language it is in."""

    title: str
    language: Language


@dataclass(frozen=True, slots=True)
class Row:
    """One asking record with its best match, or with its nearest miss."""

    number: int
    title: str
    language: Language
    organisation: str
    matched: bool
    best: Named | None = None
    more: int = 0
    probability: str = ""
    grade: Grade | None = None
    grade_word: str = ""
    limits: tuple[tuple[Verdict, int], ...] = ()


def tiles(answers: Sequence[Answer], about: ReportFacts, voice: Voice) -> tuple[Tile, ...]:
    """The six counts of a run, each with what it counts."""
    matched = sum(1 for answer in answers if not answer.nothing_fits)
    nothing = len(answers) - matched
    return (
        _read(about.asking.value, about.asking_read, voice),
        _read(about.answering.value, about.answering_read, voice),
        Tile(
            voice.say("tile.matched"),
            f"{matched:,}",
            voice.side("tile.matched.meaning", about.asking),
            kind="key",
            href="#matches" if matched else "",
        ),
        Tile(
            voice.say("tile.nothing"),
            f"{nothing:,}",
            voice.side("tile.nothing.meaning", about.asking),
            href="#nothing" if nothing else "",
        ),
        _left_out("rejected", len(about.rejected), voice),
        _left_out("duplicates", len(about.duplicates), voice),
    )


def _read(side: str, count: int, voice: Voice) -> Tile:
    return Tile(voice.say(f"tile.{side}"), f"{count:,}", voice.say(f"tile.{side}.meaning"))


def _left_out(name: str, count: int, voice: Voice) -> Tile:
    return Tile(
        voice.say(f"tile.{name}"),
        f"{count:,}",
        voice.say(f"tile.{name}.meaning"),
        href=f"#{name}" if count else "",
    )


def overview(answers: Sequence[Answer], about: ReportFacts, voice: Voice) -> tuple[Row, ...]:
    """One row per answer, the most probable first, numbered as the cards are."""
    ordered = sorted(enumerate(answers, 1), key=lambda pair: (-_probability(pair[1]), pair[0]))
    return tuple(_row(number, answer, about, voice) for number, answer in ordered)


def _probability(answer: Answer) -> float:
    best = best_of(answer)
    return best.probability if best else -1.0


def _row(number: int, answer: Answer, about: ReportFacts, voice: Voice) -> Row:
    asker, best = _named(answer.asker), best_of(answer)
    organisation = answer.asker.get(Field.ORGANISATION)
    if best is None:
        return Row(number, asker.title, asker.language, organisation, matched=False)
    return Row(
        number,
        asker.title,
        asker.language,
        organisation,
        matched=not answer.nothing_fits,
        best=_named(candidate_of(best, about)),
        more=max(0, len(answer.matches) - 1),
        probability=percent(best.probability),
        grade=best.grade,
        grade_word=voice.grade(best.grade),
        limits=limits(best.quantities),
    )


def _named(record: Record) -> Named:
    title = record.title or record.id
    return Named(title, language_of(title))
