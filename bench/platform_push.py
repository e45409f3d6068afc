"""What reverse push costs: changed offers against all open needs, then everybody's digest.

``python -m bench.platform_push`` takes the node of ``bench.platform_search`` (100,000 offers and
10,000 needs; loaded where it is not there), writes 1,000 of its offers anew, and says how long the
matching and the digests took, and the count of the funnel beside them. The offers are written
twice: after the first time all whom they concern have an answer, as on a node that has run for a
while; the second time is measured.
"""

import argparse
import random
import time
from collections.abc import Callable
from uuid import UUID

from bench import platform_search
from bench.cache import Result
from bench.platform_figures import load_of_others

CHANGED = 1_000
SEED = 11


def timed(deed: Callable[[], object]) -> dict[str, float]:
    """How long a deed took, and how long it kept this process busy."""
    began, busy = time.monotonic(), time.process_time()
    deed()
    return {"seconds": time.monotonic() - began, "processor": time.process_time() - busy}


def figures(records: int = platform_search.RECORDS, changed: int = CHANGED) -> Result:
    """What the matching of changed offers, the digests and the funnel took."""
    before = load_of_others()
    ids = platform_search.loaded(records)
    platform_search.open_home(platform_search.home_of(records))
    from bench import platform_pushing  # noqa: PLC0415  (after the settings were chosen)

    offers = [UUID(one) for one in random.Random(SEED).sample(list(ids["offers"]), changed)]  # noqa: S311
    with platform_pushing.opened():
        readers = platform_pushing.readers()
        platform_pushing.change(offers)
        first = timed(lambda: platform_pushing.match(offers))
        platform_pushing.change(offers)
        return {
            "others": before,
            "changed": len(offers),
            "readers": len(readers),
            "first": first,
            "matching": timed(lambda: platform_pushing.match(offers)),
            "digests": timed(lambda: platform_pushing.send(readers)),
            "funnel": timed(platform_pushing.count),
        }


def main() -> None:
    """Measure and say it."""
    parser = argparse.ArgumentParser(prog="python -m bench.platform_push", description=__doc__)
    parser.add_argument("--records", type=int, default=platform_search.RECORDS)
    parser.add_argument("--changed", type=int, default=CHANGED)
    asked = parser.parse_args()
    for name, figure in figures(asked.records, asked.changed).items():
        print(name, figure)


if __name__ == "__main__":
    main()
