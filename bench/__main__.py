"""``python -m bench``: measure what is not measured yet, then write docs/benchmarks.md.

Results are kept under out/bench and used again while the code, the libraries and the
corpus they depend on stay the same, so a long run can be ended and gone on with.
"""

import argparse
import os
from collections.abc import Sequence

from bench import (
    abstention,
    analogy,
    clinic,
    corpora,
    fold_tables,
    growth,
    page,
    planning,
    platform_page,
    quality,
    reading,
    speed,
)
from bench.peers.roster import OURS, PEERS, Entry, by_module

PARTS = (
    *("learn", "quality", "abstention", "quantities", "speed", "growth"),
    *("clinic", "planning", "analogy", "node", "page"),
)
# Only on demand: index what "speed" will ask, so that the asking alone needs a quiet machine.
INDEX = "index"
MODULES = (OURS.module, *(entry.module for entry in PEERS))


def options() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--only", type=_names, default=list(PARTS), help=", ".join((*PARTS, INDEX)))
    parser.add_argument("--sizes", type=_sizes, default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--peers", type=_names, default=list(MODULES), help=", ".join(MODULES))
    parser.add_argument("--sets", type=_names, default=list(corpora.SETS))
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--fresh", action="store_true", help="measure again what is kept")
    return parser.parse_args()


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def _sizes(text: str) -> list[int]:
    return sorted(int(size.replace("_", "")) for size in _names(text))


def main() -> None:
    """Measure the parts asked for, then write the page."""
    asked = options()
    entries = [by_module(module) for module in asked.peers]
    if "learn" in asked.only and OURS in entries:
        fold_tables.learn(threads=asked.threads)
    if "quality" in asked.only:
        quality.measure(entries, asked.sets, threads=asked.threads, fresh=asked.fresh)
    if "abstention" in asked.only and OURS in entries:
        abstention.measure(asked.sets, threads=asked.threads, fresh=asked.fresh)
    if "quantities" in asked.only:
        reading.measure_quantities(fresh=asked.fresh)
    _measure_speed(asked, entries)
    if "growth" in asked.only:
        growth.measure(asked.sizes, threads=asked.threads, fresh=asked.fresh)
    _measure_product(asked)
    if asked.only == [analogy.PART]:
        page.put(analogy.section())
        return
    sections = [growth.section(asked.sizes), reading.section()]
    sections += [clinic.section(), planning.section(), analogy.section(), platform_page.section()]
    page.write(asked.sizes, sections)


def _measure_speed(asked: argparse.Namespace, entries: Sequence[Entry]) -> None:
    """Only index, or index what is not indexed yet and ask it."""
    if INDEX in asked.only:
        speed.index(entries, asked.sizes, threads=asked.threads)
    if "speed" in asked.only:
        speed.measure(entries, asked.sizes, threads=asked.threads, fresh=asked.fresh)


def _measure_product(asked: argparse.Namespace) -> None:
    """Measure what people use, beside the engine below it."""
    if "clinic" in asked.only:
        clinic.measure(fresh=asked.fresh)
    if "planning" in asked.only:
        planning.measure(fresh=asked.fresh)
    if "analogy" in asked.only:
        analogy.measure(fresh=asked.fresh)
    if "node" in asked.only:
        platform_page.measure(fresh=asked.fresh)


if __name__ == "__main__":
    main()
