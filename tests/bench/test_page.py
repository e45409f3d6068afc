import json
from pathlib import Path
from typing import Any

import pytest
from bench.corpora import SETS
from bench.peers.roster import OURS, PEERS
from bench.ratios import all_ratios

from bench import abstention, cache, growth, page, quality, reading, speed

SIZE = 10_000


def _keep(folder: Path, part: str, key: str, result: dict[str, Any]) -> None:
    entry = {"mark": "m", "when": "2030-01-02 03:04 UTC", "commit": "abc", "result": result}
    (folder / part).mkdir(exist_ok=True)
    (folder / part / f"{key}.json").write_text(json.dumps(entry))


def _quality(value: float) -> dict[str, Any]:
    values = [value, value / 2]
    queries = ["q1", "q2"]
    return {"queries": queries, "ndcg": values, "recall": values, "mrr": values, "records": 9}


def _speed(scale: float) -> dict[str, Any]:
    names = (
        "records_per_second", "peak_mib", "disk_mib", "open_seconds", "first_ms", "ids_p50_ms",
        "ids_p95_ms", "p50_ms", "p95_ms", "processor_seconds", "records",
    )  # fmt: skip
    held = {"anonymous": scale, "mapped": scale}
    return {**dict.fromkeys(names, scale), "after_queries": held, "threads": 2}


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(cache, "OUT", tmp_path)
    return tmp_path


def _write(folder: Path) -> str:
    place = folder / "docs" / "benchmarks.md"
    page.write([SIZE], [growth.section([SIZE]), reading.section()], place)
    return place.read_text(encoding="utf-8")


def test_the_page_says_so_where_nothing_was_measured(kept: Path) -> None:
    written = _write(kept)

    measured = ("Quality", "Nothing fits", "Speed and size", "The index alone", "Quantities")
    assert all(f"## {heading}\n\n{page.UNMEASURED}" in written for heading in measured)
    assert "nan" not in written


def test_the_page_shows_ratios_to_the_best_peer(kept: Path) -> None:
    for name in SETS:
        _keep(kept, quality.PART, quality.key(name, OURS.module), _quality(0.8))
        _keep(kept, quality.PART, quality.key(name, PEERS[0].module), _quality(0.4))
        _keep(kept, quality.PART, quality.key(name, PEERS[1].module), _quality(0.2))
    _keep(kept, speed.PART, speed.key(SIZE, OURS.module), _speed(10.0))
    _keep(kept, speed.PART, speed.key(SIZE, PEERS[2].module), _speed(20.0))

    written = _write(kept)

    assert f"| npl-en | 2.00× ({PEERS[0].name}) | +0.300 " in written
    assert f"0.50× ({PEERS[2].name})" in written  # records per second
    assert f"2.00× ({PEERS[2].name})" in written  # everything of which less is better
    assert "2030-01-02 03:04 UTC" in written
    assert all(ratio.value in (2.0, 0.5) for ratio in all_ratios((SIZE,)).values())


def test_abstention_is_held_against_its_target(kept: Path) -> None:
    odds = {"ece_equal_mass": 0.03, "ece_equal_width": 0.02, "brier": 0.1, "said": 0.5}
    result = {
        "auroc": 1.0, "ece": 0.1, "brier": 0.1, "present": [0.9, 0.8], "absent": [0.2, 0.1],
        "matches": {**odds, "seen": 0.4, "matches": 20},
    }  # fmt: skip
    _keep(kept, abstention.PART, abstention.SETS[0], result)

    written = _write(kept)

    assert f"| {abstention.SETS[0]} | 1.000 [1.000, 1.000] | 0.80 | 0.90 | aim | 0.100 |" in written
    assert f"| {abstention.SETS[0]} | 0.030 | 0.020 | 0.05 | 0.02 | target |" in written


def test_what_was_not_measured_again_stays_and_says_so(kept: Path) -> None:
    file = kept / speed.PART / f"{speed.key(SIZE, OURS.module)}.json"
    _keep(kept, speed.PART, speed.key(SIZE, OURS.module), _speed(77.5))
    first = _write(kept)
    file.unlink()

    second, third = _write(kept), _write(kept)

    assert page.KEPT not in first
    assert second == third
    assert second.count(page.KEPT) == 1
    assert first.count("77.5") == second.count("77.5") > 0


def test_every_table_of_the_page_is_whole(kept: Path) -> None:
    _keep(kept, quality.PART, quality.key(SETS[0], OURS.module), _quality(0.8))

    block: list[int] = []
    for line in [*_write(kept).splitlines(), ""]:
        if line.startswith("|"):
            block.append(line.count("|"))
        else:
            assert len(set(block)) <= 1
            block = []
