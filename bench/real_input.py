"""``python -m bench.real_input FOLDER``: real needs and results as files a person would have.

Two jobs for ``make demo-real``: government technology needs against the research that
was funded, and Chinese titles against English abstracts.
"""

import gzip
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.places import shared

NEEDS = 200
TITLES = 100


def rows(test_set: str, name: str) -> Iterator[dict[str, str]]:
    """The lines of one file of a test set."""
    with gzip.open(shared("eval", test_set, name), "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def spread(items: Sequence[dict[str, str]], count: int) -> list[dict[str, str]]:
    """So many items, taken evenly from the whole sequence."""
    return [items[number * len(items) // count] for number in range(min(count, len(items)))]


def write(path: Path, items: Iterator[dict[str, str]] | list[dict[str, str]]) -> None:
    """Write JSON lines with the fields that reading understands."""
    with path.open("w", encoding="utf-8") as out:
        for item in items:
            kept = {"id": item["_id"], "title": item.get("title", ""), "description": item["text"]}
            out.write(json.dumps(kept, ensure_ascii=False) + "\n")


def prepare(folder: Path) -> None:
    """Write the input of both jobs."""
    folder.mkdir(parents=True, exist_ok=True)
    sbir, parallel = "sbir-need2result-en", "chinaxiv-zh2en"
    write(folder / "needs.en.jsonl", spread(list(rows(sbir, "queries.jsonl.gz")), NEEDS))
    write(folder / "results.en.jsonl", rows(sbir, "corpus.jsonl.gz"))
    write(folder / "titles.zh.jsonl", spread(list(rows(parallel, "queries.jsonl.gz")), TITLES))
    write(folder / "abstracts.en.jsonl", rows(parallel, "corpus.jsonl.gz"))


if __name__ == "__main__":
    prepare(Path(sys.argv[1]))
