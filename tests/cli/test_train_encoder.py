"""``duijie train-encoder`` on a made data folder."""

from pathlib import Path

import pytest
from tests.engine.encode.made_data import write_data

from duijie.cli.main import answer
from duijie.engine.encode.opening import open_encoder
from duijie.engine.encode.translation import TermTable
from duijie.kernel.language import Language


def test_a_model_is_trained_that_can_be_opened(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("torch", reason="training needs PyTorch: pip install 'duijie[train]'")
    data, folder = str(write_data(tmp_path / "data")), tmp_path / "model"

    code = answer(["train-encoder", data, "-o", str(folder), "--size", "tiny", "--steps", "20"], {})

    assert code == 0
    assert str(folder) in capsys.readouterr().out
    encoder = open_encoder(folder)
    assert encoder.dimension == 64
    assert encoder.encode(["电池"]).any()
    assert TermTable.load(folder).of("激光", Language.ZH)[0].term == "laser"


def test_a_folder_without_the_data_is_refused_with_the_file_it_lacks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("torch", reason="training needs PyTorch: pip install 'duijie[train]'")

    code = answer(["train-encoder", str(tmp_path), "-o", str(tmp_path / "m"), "--lang", "en"], {})

    assert code == 2
    assert "lacks reference/nsfc-taxonomy/nsfc.jsonl" in capsys.readouterr().err
    assert not (tmp_path / "m").exists()


def test_the_list_of_words_is_gathered_without_training(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, folder = write_data(tmp_path / "data"), tmp_path / "words"

    assert answer(["train-encoder", str(data), "-o", str(folder), "--lexicon"], {}) == 0

    assert "lexicon.bin" in capsys.readouterr().out
    assert [path.name for path in folder.iterdir()] == ["lexicon.bin"]
