import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from bench.corpora import Text, write_records
from bench.places import ROOT

TEXTS = [
    Text("sbir", "Pump", "A small pump that moves hot sea water through a pipe."),
    Text("csl", "海水淡化", "用于海水淡化的反渗透膜，截留率高。"),
    Text("sbir", "Paint", "A coating that keeps rust away from steel bridges."),
    Text("csl", "轴承", "用于风力发电机的大型滚动轴承。"),
]


def _run(module: str, *words: str, out: Path) -> dict[str, float]:
    done = subprocess.run(  # noqa: S603 our own modules
        [sys.executable, "-m", f"bench.peers.{module}", *words, "--out", str(out)],
        cwd=ROOT,
        env={"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, float] = json.loads(out.read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("module", ["bm25_same", "bm25_plain", "tfidf"])
def test_a_peer_is_indexed_in_one_process_and_asked_in_another(tmp_path: Path, module: str) -> None:
    pytest.importorskip({"tfidf": "sklearn"}.get(module, "bm25s"))
    corpus, folder, needs = tmp_path / "c.jsonl", tmp_path / "index", tmp_path / "needs.json"
    write_records(corpus, TEXTS)
    needs.write_text(json.dumps(["a pump for sea water", "风力发电机的轴承", "xyzzy"]))

    indexed = _run(module, "index", str(corpus), str(folder), out=tmp_path / "1.json")
    asked = _run(module, "query", str(folder), str(needs), out=tmp_path / "2.json")

    assert indexed["seconds"] > 0
    assert indexed["disk_mib"] > 0
    assert asked["needs"] == 3
    assert 0 < asked["p50_ms"] <= asked["p95_ms"]


PROGRAM = """
import json, sys
from pathlib import Path
from bench.corpora import read_records
from bench.peers.{module} import {name}
peer = {name}()
Path(sys.argv[2]).mkdir()
peer.index(read_records(Path(sys.argv[1])), Path(sys.argv[2]))
print(json.dumps([peer.search(text, 3) for text in sys.argv[3:]]))
"""


@pytest.mark.parametrize(
    ("module", "name"),
    [("bm25_same", "Bm25sSameTokens"), ("bm25_plain", "Bm25sPlainTokens"), ("tfidf", "Tfidf")],
)
def test_a_peer_finds_the_record_a_need_speaks_of(tmp_path: Path, module: str, name: str) -> None:
    pytest.importorskip({"tfidf": "sklearn"}.get(module, "bm25s"))
    write_records(tmp_path / "c.jsonl", TEXTS)
    asked = ["a pump for sea water", "风力发电机的轴承", "xyzzy"]

    found = _answers(tmp_path, PROGRAM.format(module=module, name=name), asked)

    assert [answer[0][0] for answer in found[:2]] == ["r0000000", "r0000003"]
    assert found[2] == []


def _answers(folder: Path, program: str, asked: Sequence[str]) -> list[list[tuple[str, float]]]:
    done = subprocess.run(  # noqa: S603 our own modules
        [sys.executable, "-c", program, str(folder / "c.jsonl"), str(folder / "index"), *asked],
        cwd=ROOT,
        env={"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: list[list[tuple[str, float]]] = json.loads(done.stdout)
    return found
