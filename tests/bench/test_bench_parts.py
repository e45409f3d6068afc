from pathlib import Path
from typing import Any

import pytest
from bench.corpora import SETS
from bench.machine import memory, peak_memory, versions
from bench.peers.roster import OURS, PEERS, by_module
from bench.places import ROOT
from bench.tables import number, reached, table, times
from bench.targets import NDCG

from bench import cache


def test_a_result_is_kept_until_what_it_depends_on_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "OUT", tmp_path)
    calls: list[int] = []

    def measure() -> dict[str, Any]:
        calls.append(1)
        return {"value": len(calls)}

    for mark in ("a", "a", "b"):
        last = cache.measured("part", "some", mark, measure)

    assert last["result"] == {"value": 2}
    assert cache.measured("part", "some", "b", measure, fresh=True)["result"] == {"value": 3}
    found = cache.kept("part", "some")
    assert found is not None
    assert found["mark"] == "b"


def test_a_fingerprint_follows_the_files() -> None:
    assert cache.fingerprint(["bench/cache.py"]) == cache.fingerprint(["bench/cache.py"])
    assert cache.fingerprint(["bench/cache.py"]) != cache.fingerprint(["bench/tables.py"])
    assert cache.fingerprint(["bench/cache.py"]) != cache.fingerprint(["bench/cache.py"], "more")


def test_a_fingerprint_overlooks_words_that_do_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "ROOT", tmp_path)
    marks = []
    for text in ('"""A."""\nx = 1\n', '"""B."""\nx = 1  # one\n', '"""A."""\nx = 2\n'):
        (tmp_path / "some.py").write_text(text)
        marks.append(cache.fingerprint(["some.py"]))

    assert marks[0] == marks[1] != marks[2]


def test_every_peer_has_a_module_that_can_be_run() -> None:
    for entry in (OURS, *PEERS):
        source = (ROOT / "bench" / "peers" / f"{entry.module}.py").read_text(encoding="utf-8")
        assert "work(" in source
        assert by_module(entry.module) is entry


def test_a_peer_left_out_of_the_largest_size_says_why() -> None:
    assert all(entry.why for entry in PEERS if entry.largest < 1_000_000)


def test_every_test_set_has_a_target_above_its_floor() -> None:
    assert NDCG.keys() == set(SETS)
    for target in NDCG.values():
        assert target.floor is not None
        assert target.floor < target.must < target.aim


def test_memory_tells_own_from_mapped() -> None:
    before = memory()
    held = bytearray(64 * 1024 * 1024)
    held[::4096] = b"x" * len(held[::4096])

    after = memory()

    assert peak_memory() >= after.anonymous + after.mapped - 1
    assert after.anonymous - before.anonymous == pytest.approx(64, abs=4)
    assert abs(after.mapped - before.mapped) < 8


def test_what_is_not_installed_has_no_version() -> None:
    assert versions(["no-such-package-here"])["no-such-package-here"] == "not installed"


def test_figures_are_shown_with_the_decimals_they_can_bear() -> None:
    assert [number(value) for value in (0.5, 12.34, 1234.5)] == ["0.50", "12.3", "1,234"]
    assert [times(value) for value in (0.5, 1234.5)] == ["0.50×", "1,234×"]


def test_targets_are_judged_in_the_right_direction() -> None:
    assert reached(0.7, 0.68, 0.75) == "target"
    assert reached(0.01, 0.05, 0.02, more_is_better=False) == "aim"
    assert reached(0.06, 0.05, 0.02, more_is_better=False) == "**missed**"


def test_a_table_has_as_many_cells_in_every_line() -> None:
    lines = table(("a", "b"), [("1", "2"), ("3", "4")]).splitlines()

    assert {line.count("|") for line in lines} == {3}
