import json
import subprocess
import sys
from pathlib import Path

import pytest
from bench.corpora import Text, read_records, write_records
from bench.places import ROOT

TEXTS = [
    Text("sbir", "Pump", "A small pump that moves hot sea water through a pipe."),
    Text("csl", "海水淡化", "用于海水淡化的反渗透膜，截留率高。"),
    Text("sbir", "Paint", "A coating that keeps rust away from steel bridges."),
    Text("csl", "轴承", "用于风力发电机的大型滚动轴承。"),
]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    write_records(tmp_path / "corpus.jsonl", TEXTS)
    return tmp_path / "corpus.jsonl"


def _run(*words: str, out: Path) -> dict[str, float]:
    done = subprocess.run(  # noqa: S603 our own module
        [sys.executable, "-m", "bench.peers.bm25_plain", *words, "--out", str(out)],
        cwd=ROOT,
        env={"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, float] = json.loads(out.read_text(encoding="utf-8"))
    return found


def test_a_peer_is_indexed_in_one_process_and_asked_in_another(
    tmp_path: Path, corpus: Path
) -> None:
    pytest.importorskip("bm25s")
    needs = tmp_path / "needs.json"
    needs.write_text(json.dumps(["a pump for sea water", "风力发电机的轴承", "xyzzy"]))

    indexed = _run("index", str(corpus), str(tmp_path / "index"), out=tmp_path / "1.json")
    asked = _run("query", str(tmp_path / "index"), str(needs), out=tmp_path / "2.json")

    assert indexed["seconds"] > 0
    assert indexed["disk_mib"] > 0
    assert asked["needs"] == 3
    assert 0 < asked["p50_ms"] <= asked["p95_ms"]
    assert asked["p50_ms"] == asked["ids_p50_ms"]


@pytest.mark.parametrize(
    ("module", "name"),
    [("bm25_same", "Bm25sSameTokens"), ("bm25_plain", "Bm25sPlainTokens"), ("tfidf", "Tfidf")],
)
def test_a_peer_finds_the_record_a_need_speaks_of(
    tmp_path: Path, corpus: Path, module: str, name: str
) -> None:
    peer = getattr(pytest.importorskip(f"bench.peers.{module}"), name)()
    folder = tmp_path / "index"
    folder.mkdir()

    peer.index(read_records(corpus), folder)

    assert peer.search("a pump for sea water", 3)[0][0] == "r0000000"
    assert peer.search("风力发电机的轴承", 3)[0][0] == "r0000003"
    assert peer.search("xyzzy", 3) == []
