"""The one table of weights: what every kind of evidence is worth."""

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from duijie.engine.features.careful import CAREFUL
from duijie.engine.features.evidence import FEATURES, Flags, name_of
from duijie.engine.features.question import Floats
from duijie.engine.rank import calibration, presence
from duijie.engine.results import Grade

PAIRINGS = ("zh_zh", "en_en", "across")


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights, calibration and thresholds, as weights.toml has them.

    ``evidence[p]`` are the weights of the first look for pairing p (Chinese with
    Chinese, English with English, across); ``calibration[p]`` are the
    coefficients of ``calibration.INPUTS``, ``presence[p]`` those of ``presence.INPUTS``;
    ``careful`` are steps in log-odds. When the best candidate lies below ``threshold``
    nothing fits; above it, runners-up are shown down to ``runner_up``. ``name`` tells
    one table from another.
    """

    evidence: Floats
    calibration: Floats
    presence: Floats
    careful: dict[str, float]
    threshold: float
    runner_up: float
    grades: tuple[tuple[Grade, float], ...]
    name: str

    def needed(self, pairings: npt.NDArray[np.int64]) -> Flags:
        """Which features candidates of these pairings need.

        Those with a weight, and those that calibration looks at.
        """
        flags: Flags = np.any(self.evidence[np.unique(pairings)] != 0, axis=0)
        flags[[*calibration.COLUMNS, presence.NEARNESS]] = True
        return flags

    def grade(self, probability: float) -> Grade:
        """The probability in words."""
        return next(grade for grade, bound in self.grades if probability >= bound)


@cache
def built_in_weights() -> Weights:
    """The weights that ship with the package."""
    return read_weights(_shipped("weights.toml"))


@cache
def other_fields_weights() -> Weights:
    """The weights for matches across fields that ship with the package."""
    return read_weights(_shipped("other_fields.toml"))


def _shipped(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def read_weights(text: str) -> Weights:
    """The weights of a table written as weights.toml is."""
    table = tomllib.loads(text)
    names = [name_of(feature) for feature in FEATURES]
    evidence = [[table["evidence"][name][pairing] for name in names] for pairing in PAIRINGS]
    odds = [table["calibration"][pairing] for pairing in PAIRINGS]
    present = [table["presence"][pairing] for pairing in PAIRINGS]
    grades = tuple((Grade(name), bound) for name, bound in table["grades"].items())
    return Weights(
        evidence=np.array(evidence, np.float32),
        calibration=np.array(odds, np.float32),
        presence=np.array(present, np.float32),
        careful={feature.__name__: table["careful"][feature.__name__] for feature in CAREFUL},
        threshold=table["threshold"],
        runner_up=table["runner_up"],
        grades=grades,
        name=f"{table.get('name', 'table')}-{hashlib.sha256(text.encode()).hexdigest()[:8]}",
    )


def written(weights: Weights, name: str) -> str:
    """A table as weights.toml is, under a name; ``read_weights`` reads it again."""
    lines = [f'name = "{name}"', f"threshold = {weights.threshold}"]
    lines += [f"runner_up = {weights.runner_up}", "", "[grades]"]
    lines += [f"{grade} = {bound}" for grade, bound in weights.grades]
    lines += ["", "[evidence]"]
    for column, feature in enumerate(FEATURES):
        cells = (f"{p} = {weights.evidence[row, column]:.4f}" for row, p in enumerate(PAIRINGS))
        lines.append(f"{name_of(feature)} = {{ {', '.join(cells)} }}")
    for part, table in (("calibration", weights.calibration), ("presence", weights.presence)):
        lines += ["", f"[{part}]"]
        lines += [f"{p} = {_numbers(table[row])}" for row, p in enumerate(PAIRINGS)]
    lines += ["", "[careful]"]
    lines += [f"{feature} = {step:.4f}" for feature, step in weights.careful.items()]
    return "\n".join(lines) + "\n"


def _numbers(row: Floats) -> list[float]:
    return [round(float(one), 4) for one in row]
