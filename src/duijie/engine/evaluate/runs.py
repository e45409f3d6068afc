"""Run files in the TREC format, read and written by every evaluation tool."""

from collections import defaultdict
from pathlib import Path

from duijie.engine.evaluate.errors import FileUnreadable, RunMalformed, RunUnwritable
from duijie.engine.evaluate.evaluation import Run


def write_trec(path: Path, run: Run, name: str = "duijie") -> None:
    """Write a run: ``query Q0 record rank score name``, one line per result."""
    _check(name)
    lines = []
    for query, ranking in run.items():
        _check(query)
        for rank, (record, score) in enumerate(ranking, start=1):
            _check(record)
            # repr of a float reads back as the same float.
            lines.append(f"{query} Q0 {record} {rank} {float(score)!r} {name}\n")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(lines), encoding="utf-8")


def read_trec(path: Path) -> dict[str, list[tuple[str, float]]]:
    """Read a run: results by query, in the order of their ranks."""
    ranked: defaultdict[str, list[tuple[int, str, float]]] = defaultdict(list)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as damage:
        raise FileUnreadable(path=str(path)) from damage
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            query, rank, record, score = _parsed(path, number, line)
            ranked[query].append((rank, record, score))
    return {
        query: [(record, score) for _, record, score in sorted(results, key=lambda item: item[0])]
        for query, results in ranked.items()
    }


def _parsed(path: Path, number: int, line: str) -> tuple[str, int, str, float]:
    columns = line.split()
    try:
        query, _, record, rank, score, _ = columns
        return query, int(rank), record, float(score)
    except ValueError as problem:
        raise RunMalformed(path=str(path), line=number) from problem


def _check(value: str) -> None:
    if value.split() != [value]:
        raise RunUnwritable(value=value)
