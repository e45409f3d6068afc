"""The table of an evaluation, in the reader's language."""

from collections.abc import Sequence

from duijie.engine.evaluate.bootstrap import Interval, difference, interval
from duijie.engine.evaluate.evaluation import Evaluation
from duijie.engine.messages import say
from duijie.kernel.language import Language

COLUMNS = ("set", "queries", "records", "ndcg", "recall", "mrr")
FLOOR_COLUMNS = ("floor", "difference")


def headings(language: Language, *, floor: bool = False) -> tuple[str, ...]:
    """The column headings; two more when the rows compare with a floor."""
    names = COLUMNS + (FLOOR_COLUMNS if floor else ())
    return tuple(say(f"evaluate.column.{name}", language) for name in names)


def cells(evaluation: Evaluation, floor: Evaluation | None = None) -> tuple[str, ...]:
    """One row: the set, its size, three metrics with intervals, the floor if given."""
    row = (
        evaluation.name,
        str(len(evaluation.queries)),
        str(evaluation.records),
        *(
            shown(interval(values))
            for values in (evaluation.ndcg, evaluation.recall, evaluation.mrr)
        ),
    )
    if floor is None:
        return row
    gain = difference(evaluation.ndcg, floor.ndcg)
    return (*row, shown(interval(floor.ndcg)), shown(gain, signed=True))


def shown(value: Interval, *, signed: bool = False) -> str:
    """A figure with its interval, three decimals: ``0.633 [0.581, 0.684]``."""
    mark = "+" if signed else ""
    return f"{value.mean:{mark}.3f} [{value.low:{mark}.3f}, {value.high:{mark}.3f}]"


def notes(evaluations: Sequence[Evaluation], language: Language) -> tuple[str, ...]:
    """What the figures mean, and what was left out."""
    said = [say("evaluate.note.interval", language)]
    unjudged = sum(evaluation.unjudged for evaluation in evaluations)
    if unjudged:
        said.append(say("evaluate.note.unjudged", language, count=unjudged))
    return tuple(said)
