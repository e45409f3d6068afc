"""An encoder from a folder, wherever a command compares texts."""

import json
from pathlib import Path

import numpy as np
import pytest

from duijie.cli.main import answer
from duijie.engine.encode.encoder import save_model

OFFERS = "成果名称,成果简介\n固态电池隔膜,一种陶瓷涂覆的电池隔膜\n轴承钢,一种高纯净轴承钢\n"


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A small encoder of one's own."""
    words = ["电池", "隔膜", "轴承", "c:钢"]
    save_model(tmp_path / "model", "own", words, np.eye(4, 16, dtype=np.float32))
    return tmp_path / "model"


@pytest.fixture
def offers(tmp_path: Path) -> Path:
    """A spreadsheet of two offers."""
    path = tmp_path / "offers.csv"
    path.write_text(OFFERS, encoding="utf-8")
    return path


def test_an_index_is_made_and_asked_with_an_encoder_of_ones_own(
    tmp_path: Path, model: Path, offers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place, chosen = str(tmp_path / "index"), ["--encoder", str(model)]

    assert answer(["index", str(offers), "-i", place, *chosen], {}) == 0
    capsys.readouterr()
    assert answer(["search", place, "电池隔膜", "--json", *chosen], {}) == 0

    first = json.loads(capsys.readouterr().out.splitlines()[0])
    assert first["title"] == "固态电池隔膜"


def test_an_index_is_not_asked_with_another_encoder(
    tmp_path: Path, model: Path, offers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = str(tmp_path / "index")
    answer(["index", str(offers), "-i", place, "--encoder", str(model)], {})

    assert answer(["search", place, "电池隔膜", "--lang", "en"], {}) in {2, 3}
    assert "encoder" in capsys.readouterr().err


def test_a_folder_without_an_encoder_is_refused_before_anything_is_written(
    tmp_path: Path, offers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "index"
    asked = ["index", str(offers), "-i", str(place), "--encoder", str(tmp_path), "--lang", "en"]

    assert answer(asked, {}) == 2
    assert "holds no encoder" in capsys.readouterr().err
    assert not place.exists()
