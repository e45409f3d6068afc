"""``duijie match``: two files in, a report out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from duijie.cli import facts, outputs, reading, screen
from duijie.cli.encoding import EncoderOption, chosen
from duijie.cli.messages import say
from duijie.cli.reading import Intake, MapOption, PasswordOption, RejectsOption
from duijie.engine.results import Answer, Side

if TYPE_CHECKING:
    from duijie.engine.rank.matcher import Matcher

OutputOption = Annotated[
    list[Path], typer.Option("--output", "-o", metavar="FILE", help="match.output")
]


class Mode(StrEnum):
    """How to look: for close matches, or for the same function in other fields."""

    CLOSE = "close"
    OTHER_FIELDS = "other-fields"


@dataclass(frozen=True, slots=True)
class Way:
    """How the matcher is asked."""

    top: int
    reverse: bool
    other_fields: bool


def match(
    needs: Annotated[Path, typer.Argument(metavar="NEEDS", help="match.needs")],
    offers: Annotated[Path, typer.Argument(metavar="OFFERS", help="match.offers")],
    *,
    output: OutputOption = [],  # noqa: B006  (Typer copies it)
    top: Annotated[int, typer.Option(min=1, max=100, metavar="N", help="match.top")] = 3,
    reverse: Annotated[bool, typer.Option("--reverse", help="match.reverse")] = False,
    mode: Annotated[Mode, typer.Option("--mode", metavar="MODE", help="match.mode")] = Mode.CLOSE,
    mapping: MapOption = [],  # noqa: B006
    password: PasswordOption = None,
    rejects: RejectsOption = None,
    encoder: EncoderOption = None,
    demo: Annotated[bool, typer.Option("--demo", help="match.demo")] = False,
) -> None:
    """Match needs to technology offers and write the report."""
    outputs.check(output, (needs, offers))
    made_at = datetime.now().astimezone()
    sides = (
        reading.open_file(Side.NEED, needs, mapping, password),
        reading.open_file(Side.OFFER, offers, mapping, password),
    )
    for side in sides:
        side.tell_columns()
    asking, answering = reversed(sides) if reverse else sides
    # Loading the engine takes longest; by now both files can be read.
    from duijie.engine.rank.matcher import Matcher

    with Matcher.build(answering.records(), encoder=chosen(encoder)) as matcher:
        answers = _ask(matcher, asking, Way(top, reverse, mode is Mode.OTHER_FIELDS))
    for side in sides:
        side.tell_counts()
    reading.tell_first_rejects(sides)
    reading.keep_rejects(rejects, sides)
    _tell_result(answers, show_each=not output)
    about = facts.gather(sides, matcher, made_at=made_at, reverse=reverse, demo=demo)
    for path in output:
        outputs.write(path, answers, about)


def _ask(matcher: "Matcher", asking: Intake, way: Way) -> list[Answer]:
    """Every record of the asking side answered, with a progress bar."""
    askers = list(asking.records())
    answers = []
    with screen.progress("match.progress", len(askers)) as step:
        for asker in askers:
            answers.append(
                matcher.answer(
                    asker, top=way.top, reverse=way.reverse, other_fields=way.other_fields
                )
            )
            step()
    return answers


def _tell_result(answers: Sequence[Answer], *, show_each: bool) -> None:
    """Say how many found a match; without a report, show what each found."""
    nothing = sum(answer.nothing_fits for answer in answers)
    screen.tell("match.result", matched=f"{len(answers) - nothing:,}", nothing=f"{nothing:,}")
    if show_each:
        headings = [say(f"match.column_{name}") for name in ("asking", "best", "probability")]
        screen.table(headings, [_row(answer) for answer in answers])
        screen.tell("match.no_output")


def _row(answer: Answer) -> tuple[str, str, str]:
    if not answer.matches:
        return answer.asker.title, say("match.nothing_fits"), ""
    best = answer.matches[0]
    found = best.offer if best.need.id == answer.asker.id else best.need
    return answer.asker.title, found.title, f"{best.probability:.0%}"
