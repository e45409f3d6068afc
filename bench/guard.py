"""The regression guard: no ratio to the best peer may worsen by more than its margin.

``python -m bench.guard`` compares what was last measured with ``bench/baseline.json``
and ends with 1 when a ratio has worsened; ``--accept`` makes what was measured the new
baseline. Times are never compared, only ratios of things measured on one machine.
"""

import argparse
import json
from collections.abc import Mapping
from dataclasses import dataclass

from bench.places import ROOT
from bench.ratios import all_ratios

BASELINE = ROOT / "bench" / "baseline.json"
SIZES = (10_000, 100_000, 1_000_000)
# The share of a ratio that may be lost. Quality is reproducible to the digit, so its margin
# is for intended exchanges between sets; speed moves with what else the machine does;
# memory and disk hardly move.
MARGINS = {
    "quality": 0.02,
    "records_per_second": 0.30,
    "ids_p50_ms": 0.35,
    "ids_p95_ms": 0.50,
    "resident_mib": 0.15,
    "disk_mib": 0.10,
}


@dataclass(frozen=True, slots=True)
class Regression:
    """A ratio that worsened by more than its margin."""

    name: str
    before: float
    now: float
    allowed: float


def margin_of(name: str) -> float:
    """The margin of a ratio, by its first or last part."""
    parts = name.split("/")
    return MARGINS[parts[0]] if parts[0] in MARGINS else MARGINS[parts[-1]]


def regressions(baseline: Mapping[str, float], now: Mapping[str, float]) -> list[Regression]:
    """The ratios of both sides that have worsened too much, the worst first."""
    found = []
    for name in baseline.keys() & now.keys():
        allowed = baseline[name] * (1 - margin_of(name))
        if now[name] < allowed:
            found.append(Regression(name, baseline[name], now[name], allowed))
    return sorted(found, key=lambda worse: (worse.now / worse.before, worse.name))


def verdict(baseline: Mapping[str, float], now: Mapping[str, float]) -> tuple[int, list[str]]:
    """The exit code and what to say; nothing in common is a failure, not a pass."""
    common = baseline.keys() & now.keys()
    if not common:
        return 1, ["nothing was measured that the baseline knows; run make bench first"]
    lines = [
        f"WORSE {worse.name}: {worse.before:.3f} -> {worse.now:.3f} (at least {worse.allowed:.3f})"
        for worse in regressions(baseline, now)
    ]
    unseen = sorted(baseline.keys() - now.keys())
    summary = f"{len(common)} ratios compared, {len(lines)} worse"
    skipped = [f"not measured this time: {', '.join(unseen)}"] if unseen else []
    return int(bool(lines)), [*lines, *skipped, summary]


def main() -> int:
    """Compare with the baseline, or accept what was measured as the new one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accept", action="store_true", help="make this the new baseline")
    options = parser.parse_args()
    now = {name: ratio.value for name, ratio in all_ratios(SIZES).items()}
    if options.accept:
        kept = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.is_file() else {}
        rounded = {name: round(value, 4) for name, value in sorted({**kept, **now}.items())}
        BASELINE.write_text(json.dumps(rounded, indent=1) + "\n", encoding="utf-8")
        print(f"{len(now)} ratios are the new baseline")
        return 0
    if not BASELINE.is_file():
        print("there is no baseline yet; python -m bench.guard --accept makes one")
        return 1
    code, lines = verdict(json.loads(BASELINE.read_text(encoding="utf-8")), now)
    print("\n".join(lines))
    return code


if __name__ == "__main__":
    raise SystemExit(main())
