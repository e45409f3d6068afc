import json
import os
from pathlib import Path

import numpy as np
import pytest
from bench.cache import fingerprint
from bench.gathered import HALVES, SOURCES
from bench.peers.ours import Duijie
from bench.targets import NDCG

from bench import fold_tables
from duijie.engine.evaluate.folds import FOLDS, fold_of
from duijie.engine.evaluate.sets import Query
from duijie.engine.rank.weights import built_in_weights
from duijie.engine.records import Field, Record


@pytest.fixture
def learned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Tables as learning leaves them; that of fold n weighs every kind of evidence n."""
    monkeypatch.setattr(fold_tables, "OUT", tmp_path)
    (tmp_path / "evidence").mkdir()
    for name in (*NDCG, *(half[0] for half in HALVES)):
        (tmp_path / "evidence" / f"{name}-{fingerprint(SOURCES)}.npz").touch()
    shipped = built_in_weights()
    for fold, name in enumerate(fold_tables.NAMES):
        tables = {
            "evidence": np.full(shipped.evidence.shape, float(fold)).tolist(),
            "calibration": shipped.calibration.tolist(),
            "presence": shipped.presence.tolist(),
        }
        (tmp_path / name).write_text(json.dumps(tables), encoding="utf-8")
    return tmp_path


def test_each_fold_has_its_own_table(learned: Path) -> None:
    assert fold_tables.fault() is None
    assert [table.evidence.max() for table in fold_tables.read_tables()] == list(range(FOLDS))
    assert learned.is_dir()


def test_missing_tables_are_refused_with_what_to_do(learned: Path) -> None:
    (learned / "weights-3.json").unlink()

    with pytest.raises(fold_tables.NotLearned, match=r"weights-3\.json.*--only learn"):
        fold_tables.read_tables()


def test_tables_of_other_features_are_refused(learned: Path) -> None:
    next((learned / "evidence").glob("*.npz")).unlink()

    with pytest.raises(fold_tables.NotLearned, match="other features"):
        fold_tables.read_tables()


def test_tables_older_than_their_evidence_are_refused(learned: Path) -> None:
    os.utime(learned / "weights-0.json", (1, 1))

    assert fold_tables.fault() is not None


def test_a_table_of_another_shape_is_refused(learned: Path) -> None:
    tables = {"evidence": [[1.0]], "calibration": [[1.0]], "presence": [[1.0]]}
    (learned / "weights-1.json").write_text(json.dumps(tables), encoding="utf-8")

    with pytest.raises(fold_tables.NotLearned, match="shape"):
        fold_tables.read_tables()


def test_a_table_that_does_not_say_whether_anything_fits_is_refused(learned: Path) -> None:
    path = learned / "weights-1.json"
    tables = json.loads(path.read_text(encoding="utf-8"))
    del tables["presence"]
    path.write_text(json.dumps(tables), encoding="utf-8")

    with pytest.raises(fold_tables.NotLearned, match="--only presence"):
        fold_tables.read_tables()


def test_a_query_is_answered_by_the_weights_that_never_saw_it(
    learned: Path, tmp_path: Path
) -> None:
    peer = Duijie()
    peer.index(
        [Record("a", {Field.TITLE: "sea water pump"}), Record("b", {Field.TITLE: "steel paint"})],
        tmp_path / "index",
    )
    found, blank = peer.ask(_query(2)), peer.ask(_query(0))

    assert found[0][0] == "a"
    assert found[0][1] > found[1][1]
    assert len({score for _, score in blank}) == 1
    assert learned.is_dir()


def _query(fold: int) -> Query:
    """A query that is held out with the given fold."""
    names = (f"q{number}" for number in range(100))
    return Query(next(name for name in names if fold_of(name) == fold), "a pump for sea water")
