"""Search and detail pages under a steady load, and how soon what is published is found.

``python -m bench.platform_search`` says the figures; ``--load`` only makes the node's records,
once, below out/bench: 100,000 offers and 10,000 needs. Pages are asked for at a fixed rate,
whether or not earlier ones have come, and their time counts from when they were due.
"""

import argparse
import json
import os
import random
import statistics
import time
import urllib.parse
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain, islice
from pathlib import Path

from bench import corpora
from bench.cache import Result
from bench.corpora import Text
from bench.places import OUT
from bench.platform_figures import Node, answers, load_of_others, mebibytes, node, page
from duijie.engine.records import Field

RECORDS = 100_000
RATE = 20.0
SECONDS = 60.0
PORT = 8797
# What is due is asked for at once, as long as no more than this many pages are out.
MOST_OUT = 64
QUERIES = 200
PUBLISHED = 20
LOADED = "loaded.json"

Ids = Mapping[str, Sequence[str]]


def home_of(records: int) -> Path:
    """Where the node of so many records lives."""
    return OUT / f"node-{records}"


def offer_texts(count: int) -> Iterator[Text]:
    """The corpora of the test sets, and real abstracts where they are not enough."""
    judged = (record for name in corpora.SETS for record in corpora.test_set(name).corpus)
    texts = (Text("judged", one.title, one.fields.get(Field.DESCRIPTION, "")) for one in judged)
    return islice(chain((one for one in texts if one.body), corpora.real_texts()), count)


def need_texts(count: int) -> Iterator[str]:
    """The queries of the test sets, and real needs where they are not enough."""
    asked = (query.text for name in corpora.SETS for query in corpora.test_set(name).queries)
    return islice(chain(asked, corpora.needs(count)), count)


def loaded(records: int = RECORDS) -> Ids:
    """The records of the node, made where they are not there yet."""
    home = home_of(records)
    kept = home / LOADED
    if kept.exists():
        found: dict[str, list[str]] = json.loads(kept.read_text("utf-8"))
        return found
    open_home(home)
    from bench import platform_loading  # noqa: PLC0415  (after the settings were chosen)

    began = time.monotonic()
    made = platform_loading.publish(offer_texts(records), need_texts(records // 10))
    print(f"  loaded and indexed in {time.monotonic() - began:.0f} s", flush=True)
    ids = {"offers": made.offers, "needs": made.needs}
    kept.write_text(json.dumps(ids), encoding="utf-8")
    return ids


def open_home(home: Path) -> None:
    """Choose the settings of a node before anything of Django is read."""
    home.mkdir(parents=True, exist_ok=True)
    os.environ |= {"DUIJIE_HOME": str(home), "DJANGO_SETTINGS_MODULE": "duijie.config.settings"}


def pages(ids: Ids, queries: Sequence[str], seed: int) -> Iterator[str]:
    """Addresses as readers ask for them: four searches to two records."""
    chance = random.Random(seed)  # noqa: S311  (which page comes next, not a secret)

    def asked(kind: str, **filters: str) -> str:
        said = urllib.parse.urlencode({"q": chance.choice(queries), **filters})
        return f"search/{kind}?{said}"

    while True:
        yield asked("offers")
        yield f"offers/{chance.choice(ids['offers'])}"
        yield asked("offers", trl="4-6")
        yield asked("needs")
        yield f"needs/{chance.choice(ids['needs'])}"
        yield "search/offers?trl=7-9"


def drive(
    address: str, wanted: Iterator[str], seconds: float, rate: float = RATE
) -> list[tuple[str, float | None]]:
    """Every page with the seconds it took from when it was due; None for one that failed."""
    total = int(rate * seconds)
    began = time.monotonic() + 0.2

    def ask(number: int, asked: str) -> tuple[str, float | None]:
        due = began + number / rate
        time.sleep(max(0.0, due - time.monotonic()))
        good = answers(address + asked)
        return asked, time.monotonic() - due if good else None

    with ThreadPoolExecutor(MOST_OUT) as pool:
        return list(pool.map(ask, range(total), islice(wanted, total)))


def publishing(here: Node) -> list[float]:
    """Seconds from publishing a record until the search page shows it."""
    from bench import platform_loading  # noqa: PLC0415  (after the settings were chosen)

    return [platform_loading.publish_one(number, _shows(here)) for number in range(PUBLISHED)]


def _shows(here: Node) -> Callable[[str, str], bool]:
    def shows(words: str, listing_id: str) -> bool:
        said = urllib.parse.urlencode({"q": words})
        return listing_id.encode() in page(f"{here.address}search/offers?{said}")

    return shows


def spread(took: Sequence[float]) -> dict[str, float]:
    cuts = statistics.quantiles(took, n=100)
    return {"p50": cuts[49], "p95": cuts[94], "p99": cuts[98]}


def figures(records: int = RECORDS, seconds: float = SECONDS, port: int = PORT) -> Result:
    """How long pages took, how many failed, and how soon news was found."""
    before = load_of_others()
    ids = loaded(records)
    open_home(home_of(records))
    queries = [need[:60] for need in corpora.needs(QUERIES)]
    with node(home_of(records), port) as here:
        drive(here.address, pages(ids, queries, 1), 10)
        took = drive(here.address, pages(ids, queries, 2), seconds)
        resident = max(mebibytes(worker, "Rss:") for worker in here.workers())
        found = publishing(here)
    good = [one for _, one in took if one is not None]
    kinds = {
        "search": [one for asked, one in took if one and asked.startswith("search/")],
        "detail": [one for asked, one in took if one and not asked.startswith("search/")],
    }
    return {
        "others": before,
        "records": records,
        "pages": len(took),
        "errors": len(took) - len(good),
        "all": spread(good),
        **{name: spread(times) for name, times in kinds.items()},
        "resident": resident,
        "findable": spread(found),
    }


def main() -> None:
    """Measure, or only load, and say it."""
    parser = argparse.ArgumentParser(prog="python -m bench.platform_search", description=__doc__)
    parser.add_argument("--records", type=int, default=RECORDS)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--port", type=int, default=PORT)
    parser.add_argument("--load", action="store_true")
    asked = parser.parse_args()
    if asked.load:
        loaded(asked.records)
        return
    for said, figure in figures(asked.records, asked.seconds, asked.port).items():
        print(said, figure)


if __name__ == "__main__":
    main()
