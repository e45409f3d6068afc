"""How well quantities are read, on the sentences labelled by hand.

A predicted quantity is right when its span overlaps a labelled one and comparator, low, high
and unit agree; values count as equal within a millionth, units when they have the same normal
spelling or the same dimension and scale (rpm and r/min). With its property it is right when,
besides, both name none, or the spans named overlap.
"""

import gzip
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import isclose
from pathlib import Path
from typing import Any

from duijie.engine.text.quantities.doubts import Before
from duijie.engine.text.quantities.reader import read_quantities
from duijie.engine.text.quantities.types import Comparator, Quantity
from duijie.engine.text.quantities.unit_reader import unit_at
from duijie.engine.text.quantities.units import Unit, scale_of, unit_table

ROOT = Path(__file__).resolve().parents[1]
LABELS = ROOT / "tests" / "engine" / "quantities" / "labels.jsonl"
TRAIN = ROOT.parent / "shared" / "data" / "train"


@dataclass(frozen=True, slots=True)
class Expected:
    """One labelled quantity, positions inside its sentence."""

    start: int
    end: int
    comparator: Comparator
    low: float | None
    high: float | None
    unit: str
    property: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence with what a careful reader found in it."""

    split: str
    language: str
    text: str
    expected: tuple[Expected, ...]


@dataclass(slots=True)
class Tally:
    """Right, predicted and labelled quantities."""

    right: int = 0
    predicted: int = 0
    labelled: int = 0

    def figures(self) -> dict[str, float]:
        """Precision, recall and F1."""
        precision = self.right / self.predicted if self.predicted else 0.0
        recall = self.right / self.labelled if self.labelled else 0.0
        both = precision + recall
        f1 = 2 * precision * recall / both if both else 0.0
        return {"precision": precision, "recall": recall, "f1": f1}


def available() -> bool:
    """Whether the real text the labels point into is at hand."""
    return TRAIN.is_dir()


def labelled_sentences(split: str) -> list[Labelled]:
    """The labelled sentences of a half, their text read from the training files."""
    with LABELS.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    rows = [row for row in rows if row["split"] == split]
    texts = _texts(frozenset((row["file"], row["id"], row["field"]) for row in rows))
    return [_labelled(row, texts[row["file"], row["id"], row["field"]]) for row in rows]


@cache
def _texts(wanted: frozenset[tuple[str, str, str]]) -> dict[tuple[str, str, str], list[str]]:
    """Every text of the wanted records; one id may stand for several paragraphs."""
    texts: dict[tuple[str, str, str], list[str]] = {key: [] for key in wanted}
    for file in sorted({file for file, _, _ in wanted}):
        with gzip.open(TRAIN / f"{file}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                _keep(texts, file, json.loads(line))
    return texts


def _keep(texts: dict[tuple[str, str, str], list[str]], file: str, record: dict[str, Any]) -> None:
    for field, text in record.items():
        kept = texts.get((file, str(record.get("id")), field))
        if kept is not None and isinstance(text, str):
            kept.append(text)


def _labelled(row: dict[str, Any], texts: list[str]) -> Labelled:
    start, end = row["offset"], row["offset"] + row["length"]
    for text in texts:
        sentence = text[start:end]
        if hashlib.sha256(sentence.encode()).hexdigest()[:12] == row["hash"]:
            expected = tuple(_expected(item) for item in row["quantities"])
            return Labelled(row["split"], row["language"], sentence, expected)
    raise LookupError(f"{row['file']} {row['id']}: the labelled sentence is not there")


def _expected(item: dict[str, Any]) -> Expected:
    named = item["property"]
    return Expected(
        item["start"],
        item["end"],
        Comparator(item["comparator"]),
        item["low"],
        item["high"],
        item["unit"],
        (named[0], named[1]) if named else None,
    )


def value_agrees(expected: Expected, read: Quantity) -> bool:
    """Whether span, comparator, numbers and unit agree."""
    overlap = read.start < expected.end and expected.start < read.end
    if not overlap or expected.comparator != read.comparator:
        return False
    if not _same_unit(expected.unit, read.unit):
        return False
    return _same(expected.low, read.low) and _same(expected.high, read.high)


def property_agrees(expected: Expected, read: Quantity) -> bool:
    """Whether both name no property, or overlapping words."""
    if expected.property is None or not read.property:
        return expected.property is None and not read.property
    start, end = expected.property
    return read.property_start < end and start < read.property_end


def _same(left: float | None, right: float | None) -> bool:
    if left is None or right is None:
        return left is right
    return isclose(left, right, rel_tol=1e-6, abs_tol=1e-15)


def _same_unit(left: str, right: str) -> bool:
    if left == right:
        return True
    one, other = _unit(left), _unit(right)
    if one is None or other is None:
        return False
    return scale_of(one) is not None and scale_of(one) == scale_of(other)


def _unit(spelling: str) -> Unit | None:
    found = unit_table().latin(spelling)
    if found:
        return found
    read = unit_at(spelling, 0, Before(2.0, year=False, chinese=True, glued=True))
    return read.unit if read and read.end == len(spelling) else None


def pairs(sentence: Labelled) -> Iterator[tuple[Expected | None, Quantity | None]]:
    """Labelled and read quantities side by side; None where there is no partner."""
    read = list(read_quantities(sentence.text))
    for expected in sentence.expected:
        partner = next((item for item in read if value_agrees(expected, item)), None)
        if partner:
            read.remove(partner)
        yield expected, partner
    yield from ((None, item) for item in read)


def measure(split: str = "held_out") -> dict[str, dict[str, float]]:
    """Precision, recall and F1, of the values alone and with their property."""
    value, whole = Tally(), Tally()
    for sentence in labelled_sentences(split):
        for expected, read in pairs(sentence):
            for tally in (value, whole):
                tally.predicted += read is not None
                tally.labelled += expected is not None
            if expected and read:
                value.right += 1
                whole.right += property_agrees(expected, read)
    return {"value": value.figures(), "value_and_property": whole.figures()}


if __name__ == "__main__":
    for name in ("build", "held_out"):
        print(name, json.dumps(measure(name), indent=1))
