"""Writes tiny test sets for the tests of this folder."""

import gzip
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

CORPUS = (
    {"_id": "d1", "lang": "en", "title": "pump", "text": "a pump for hot sea water"},
    {"_id": "d2", "lang": "zh", "title": "", "text": "用于海水淡化的反渗透膜"},
    {"_id": "d3", "lang": "en", "title": "", "text": "membranes that keep salt back"},
)
QUERIES: tuple[dict[str, object], ...] = (
    {"_id": "q1", "lang": "en", "text": "pump for sea water"},
    {"_id": "q2", "lang": "zh", "text": "反渗透膜", "exclude": ["d3"]},
    {"_id": "q3", "lang": "en", "text": "nothing is relevant to this"},
)
JUDGEMENTS = "query-id\tcorpus-id\tscore\nq1\td1\t1\nq1\td3\t1\nq2\td2\t2\nq2\td3\t1\nq3\td1\t0\n"


def write_lines(path: Path, rows: Sequence[Mapping[str, object]]) -> None:
    """Write JSON lines, packed when the name says so."""
    raw = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
    path.write_bytes(gzip.compress(raw) if path.suffix == ".gz" else raw)


def write_set(folder: Path, *, packed: bool = True) -> Path:
    """Write the tiny test set of this module into a folder and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    ending = ".jsonl.gz" if packed else ".jsonl"
    write_lines(folder / f"corpus{ending}", CORPUS)
    write_lines(folder / f"queries{ending}", QUERIES)
    (folder / "qrels.tsv").write_text(JUDGEMENTS)
    return folder
