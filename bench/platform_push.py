"""What reverse push costs: changed offers against all open needs, then everybody's digest.

``python -m bench.platform_push`` takes the node of ``bench.platform_search`` (100,000 offers and
10,000 needs; loaded where it is not there), writes 1,000 of its offers anew, and says how much
processor time the matching and the digests took, and the count of the funnel beside them.
"""

import argparse
import random
import time
from collections.abc import Callable
from uuid import UUID

from bench import platform_search

CHANGED = 1_000
SEED = 11


def processor_seconds(deed: Callable[[], object]) -> float:
    """How long a deed kept this process busy; what waits for others does not count."""
    began = time.process_time()
    deed()
    return time.process_time() - began


def main() -> None:
    """Measure and say it."""
    parser = argparse.ArgumentParser(prog="python -m bench.platform_push", description=__doc__)
    parser.add_argument("--records", type=int, default=platform_search.RECORDS)
    parser.add_argument("--changed", type=int, default=CHANGED)
    asked = parser.parse_args()
    ids = platform_search.loaded(asked.records)
    from bench import platform_pushing  # noqa: PLC0415  (after the settings were chosen)

    offers = [UUID(one) for one in random.Random(SEED).sample(list(ids["offers"]), asked.changed)]  # noqa: S311
    with platform_pushing.opened():
        readers = platform_pushing.readers()
        platform_pushing.change(offers)
        figures = {
            "changed_offers": float(len(offers)),
            "match_seconds": processor_seconds(lambda: platform_pushing.match(offers)),
            "readers": float(len(readers)),
            "digest_seconds": processor_seconds(lambda: platform_pushing.send(readers)),
            "funnel_seconds": processor_seconds(platform_pushing.count),
        }
    for name, figure in figures.items():
        print(f"{name} {figure:.2f}")


if __name__ == "__main__":
    main()
