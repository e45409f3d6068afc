"""Match pages under a steady load, and how soon a published need has its matches.

``python -m bench.platform_matches`` takes the node of ``bench.platform_search`` (100,000 offers and
10,000 needs; loaded where it is not there), has the matches of some needs computed, and asks for
their match pages at a fixed rate; then it publishes needs on the running node, one by one, and
waits until the node's own indexer and worker have kept what they found for each.
"""

import random
from collections.abc import Iterator, Sequence

from bench import corpora
from bench.cache import Result
from bench.platform_figures import load_of_others, mebibytes, node
from bench.platform_search import RECORDS, drive, home_of, loaded, open_home, spread

RATE = 10.0
SECONDS = 60.0
PORT = 8799
ASKERS = 300
PUBLISHED = 20
SEED = 13


def pages(askers: Sequence[str]) -> Iterator[str]:
    """Match pages of needs, each as likely as another."""
    chance = random.Random(SEED)  # noqa: S311  (which page comes next, not a secret)
    while True:
        yield f"needs/{chance.choice(askers)}/matches"


def figures(records: int = RECORDS, seconds: float = SECONDS, port: int = PORT) -> Result:
    """How long match pages took, how many failed, and how soon matches came."""
    before = load_of_others()
    ids = loaded(records)
    open_home(home_of(records))
    from bench import platform_matching  # noqa: PLC0415  (after the settings were chosen)

    askers = random.Random(SEED).sample(list(ids["needs"]), ASKERS)  # noqa: S311
    texts = list(corpora.needs(ASKERS + PUBLISHED))[-PUBLISHED:]
    answering = platform_matching.answer(askers)
    with node(home_of(records), port) as here:
        drive(here.address, pages(askers), 10, RATE)
        took = drive(here.address, pages(askers), seconds, RATE)
        resident = max(mebibytes(worker, "Rss:") for worker in here.workers())
        until = [platform_matching.publish_need(text) for text in texts]
    good = [one for _, one in took if one is not None]
    return {
        "others": before,
        "records": records,
        "pages": len(took),
        "errors": len(took) - len(good),
        "page": spread(good),
        "resident": resident,
        "processor_ms_an_answer": answering * 1000 / ASKERS,
        "matched": spread(until),
    }


if __name__ == "__main__":
    for said, figure in figures().items():
        print(said, figure)
