"""Levels of readiness and the evidence that speaks for each.

The words stand in readiness.toml with their source and how sure it is.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from duijie.catalogue.types.rows import Evidence
from duijie.catalogue.types.words import ProductForm, Scale, Verdict
from duijie.kernel.language import Language


@dataclass(frozen=True, slots=True)
class Item:
    """Something that can be checked and that speaks for a level."""

    code: str
    scale: Scale
    level: int
    form: ProductForm | None
    text: Mapping[Language, str]


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a scale, with its name and its items."""

    scale: Scale
    number: int
    name: Mapping[Language, str]
    items: tuple[Item, ...]

    def items_for(self, form: ProductForm) -> tuple[Item, ...]:
        """The items that apply to hardware or to software."""
        return tuple(item for item in self.items if item.form in {form, None})


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the evidence carries.

    ``shown`` is the highest level whose items and all below are met or do not
    apply; None when nothing was judged. ``open_items`` are those of the claimed
    level and below that nobody has judged, ``failed`` those that are unmet.
    """

    claimed: int | None
    shown: int | None
    open_items: tuple[Item, ...]
    failed: tuple[Item, ...]


def _read() -> tuple[Mapping[Scale, tuple[Level, ...]], Mapping[str, str]]:
    text = files("duijie.catalogue.rules").joinpath("readiness.toml").read_text("utf-8")
    given = tomllib.loads(text)
    levels = {scale: tuple(_level(scale, row) for row in given[scale.value]) for scale in Scale}
    return levels, given["source"]


def _level(scale: Scale, row: Mapping[str, object]) -> Level:
    number = int(str(row["level"]))
    items: list[Item] = []
    for key in ("hardware", "software", "both"):
        said = row.get(key, [])
        form = None if key == "both" else ProductForm(key)
        for place, pair in enumerate(said if isinstance(said, list) else [], start=1):
            code = f"{scale.value}{number}.{key[0]}{place}"
            items.append(Item(code, scale, number, form, _in_both(*pair)))
    return Level(scale, number, _in_both(str(row["zh"]), str(row["en"])), tuple(items))


def _in_both(zh: str, en: str) -> Mapping[Language, str]:
    return MappingProxyType({Language.ZH: zh, Language.EN: en})


LEVELS, SOURCE = _read()
ITEMS: Final[Mapping[str, Item]] = MappingProxyType(
    {item.code: item for levels in LEVELS.values() for level in levels for item in level.items}
)


def standing_of(
    scale: Scale, claimed: int | None, form: ProductForm, evidence: Iterable[Evidence]
) -> Standing:
    """How far the evidence carries a claim; a level stands on all levels below it."""
    verdicts = {one.item: one.verdict for one in evidence if one.scale is scale}
    applying = [(level, level.items_for(form)) for level in LEVELS[scale]]
    below = [item for level, items in applying if level.number <= (claimed or 0) for item in items]
    return Standing(
        claimed,
        _shown(applying, verdicts),
        tuple(
            item for item in below if verdicts.get(item.code, Verdict.UNKNOWN) is Verdict.UNKNOWN
        ),
        tuple(item for item in below if verdicts.get(item.code) is Verdict.UNMET),
    )


def _shown(
    applying: Iterable[tuple[Level, tuple[Item, ...]]], verdicts: Mapping[str, Verdict]
) -> int | None:
    passed = {Verdict.MET, Verdict.NOT_APPLICABLE}
    shown = None
    for level, items in applying:
        judged = [verdicts.get(item.code) for item in items]
        if not items or not all(verdict in passed for verdict in judged):
            break
        # What applies to nothing proves nothing.
        if Verdict.MET in judged:
            shown = level.number
    return shown
