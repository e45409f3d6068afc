"""``duijie evaluate``: how good rankings are on a judged test set."""

from pathlib import Path
from typing import Annotated

import typer

from duijie.cli import judging, screen
from duijie.cli.encoding import EncoderOption, chosen
from duijie.cli.errors import FolderMissing
from duijie.cli.messages import speaking
from duijie.engine.evaluate import report
from duijie.engine.evaluate.evaluation import Evaluation, score
from duijie.engine.evaluate.evaluation import evaluate as score_answers
from duijie.engine.evaluate.naive import NaiveFloor
from duijie.engine.evaluate.runs import read_trec, write_trec
from duijie.engine.evaluate.sets import Query, TestSet, load

RunOption = Annotated[Path | None, typer.Option("--run", metavar="FILE", help="evaluate.run")]
RunOutOption = Annotated[
    Path | None, typer.Option("--run-out", metavar="FILE", help="evaluate.run_out")
]


def evaluate(
    folder: Annotated[Path | None, typer.Argument(metavar="DIR", help="evaluate.folder")] = None,
    *,
    run: RunOption = None,
    run_out: RunOutOption = None,
    encoder: EncoderOption = None,
    floor: Annotated[bool, typer.Option("--floor", help="evaluate.floor")] = False,
    judgements: Annotated[bool, typer.Option("--judgements", help="evaluate.judgements")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="evaluate.json")] = False,
) -> None:
    """Measure the engine, a finished run, or what this node's people said of matches."""
    if judgements:
        judging.tell(as_json=as_json)
        return
    if folder is None:
        raise FolderMissing
    test_set = load(folder)
    found = score(test_set, read_trec(run)) if run else _measure(test_set, encoder)
    below = score_answers(test_set, NaiveFloor(test_set.corpus)) if floor else None
    headings = report.headings(speaking(), floor=floor)
    screen.table(headings, [report.cells(found, below)])
    for note in report.notes([found], speaking()):
        typer.echo(note)
    if run_out:
        write_trec(run_out, found.run)
        screen.tell("evaluate.run_written", path=run_out)


def _measure(test_set: TestSet, encoder: Path | None) -> Evaluation:
    """Ask the engine every question of the set."""
    from duijie.engine.rank.matcher import Matcher

    with screen.progress("evaluate.indexing", len(test_set.corpus)) as step:
        matcher = Matcher.build(screen.stepping(test_set.corpus, step), encoder=chosen(encoder))
    with matcher, screen.progress("evaluate.asking", len(test_set.queries)) as step:

        def answer(query: Query) -> list[tuple[str, float]]:
            step()
            return matcher.rank(query.text, top=query.depth, exclude=query.exclude)

        return score_answers(test_set, answer)
