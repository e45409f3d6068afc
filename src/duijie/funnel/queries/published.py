"""The funnel as programs and spreadsheets read it, every number with its definition."""

from collections.abc import Mapping
from typing import Any, Final

from duijie.funnel.queries.figures import current_funnel
from duijie.funnel.rules.quality import FEWEST_JUDGEMENTS, FEWEST_JUDGES
from duijie.funnel.types import (
    EDITION,
    LEAST,
    QUALIFIES,
    Dimension,
    Funnel,
    LaterStep,
    Shown,
    ShownSlice,
    Step,
)
from duijie.kernel.language import Language
from duijie.kernel.refusals import sentences

STEPS: Final = tuple(Step)
DEFINED: Final = (
    *Step,
    *LaterStep,
    "kind",
    *Dimension,
    "age",
    "hidden",
    "records",
    "right",
    "promised",
    "agreement",
)
ALL: Final = "all"


FACTS: Final[Mapping[str, Mapping[str, object]]] = {
    Step.QUALIFIED: {"qualifies": QUALIFIES},
    "hidden": {"least": LEAST},
    "right": {"judgements": FEWEST_JUDGEMENTS, "judges": FEWEST_JUDGES},
}


def definition(name: str, language: Language) -> str:
    """What a number means: its one definition."""
    return sentences().say(f"funnel.define.{name}", language, **FACTS.get(name, {}))


def definitions() -> dict[str, dict[str, str]]:
    """What every number means, in both languages."""
    return {
        str(name): {language.value: definition(name, language) for language in Language}
        for name in DEFINED
    }


def published() -> dict[str, Any]:
    """All figures as plain values; None stands for a number that is kept back."""
    found = current_funnel()
    return {
        "edition": EDITION,
        "counted_at": found.counted_at.isoformat(),
        "seconds": round(found.seconds, 3),
        "records": found.records,
        "of_demo": found.of_demo,
        "least_shown": LEAST,
        "definitions": definitions(),
        "not_counted": [one.value for one in LaterStep],
        "totals": _numbers(found.totals),
        "quality": dict(found.quality),
        "kinds": {kind: _kind(one) for kind, one in found.slices.items()},
    }


def _kind(one: ShownSlice) -> dict[str, Any]:
    return {
        "totals": _numbers(one.totals),
        "median_days": {
            step.value: {
                "records": age.records,
                "days": None
                if age.median is None
                else round(age.median.total_seconds() / 86400, 1),
            }
            for step, age in one.ages.items()
        },
        **{
            dimension.value: {value: _numbers(row) for value, row in rows.items()}
            for dimension, rows in one.tables.items()
        },
    }


def _numbers(row: Shown) -> dict[str, int | None]:
    return {step.value: number for step, number in zip(STEPS, row, strict=True)}


def published_lines() -> list[dict[str, Any]]:
    """The same as one long table: a line for each number."""
    found, meanings = current_funnel(), definitions()
    return [
        {
            "kind": kind,
            "by": by,
            "value": value,
            "step": step.value,
            "records": "" if number is None else number,
            "kept_back": number is None,
            "counted_at": found.counted_at.isoformat(),
            "of_demo": found.of_demo,
            "definition_zh": meanings[step.value][Language.ZH.value],
            "definition_en": meanings[step.value][Language.EN.value],
        }
        for kind, by, value, row in _rows(found)
        for step, number in zip(STEPS, row, strict=True)
    ]


def _rows(found: Funnel) -> list[tuple[str, str, str, Shown]]:
    rows: list[tuple[str, str, str, Shown]] = [(ALL, "", "", found.totals)]
    for kind, one in found.slices.items():
        rows.append((kind, "", "", one.totals))
        for dimension, table in one.tables.items():
            rows += [(kind, dimension.value, value, row) for value, row in table.items()]
    return rows
