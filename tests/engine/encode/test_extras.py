"""What is not installed is asked for in one sentence."""

import sys
from pathlib import Path

import pytest

from duijie.cli.main import answer
from duijie.engine.encode.errors import TorchMissing, TransformersMissing
from duijie.engine.encode.opening import open_encoder
from duijie.engine.encode.training import require_torch


def test_training_without_torch_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)

    with pytest.raises(TorchMissing):
        require_torch()


def test_the_command_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)

    code = answer(["train-encoder", str(tmp_path), "-o", str(tmp_path / "m"), "--lang", "zh"], {})

    assert code == 4
    assert "pip install 'duijie[train]'" in capsys.readouterr().err


def test_a_sentence_transformers_folder_without_the_extra_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    (tmp_path / "modules.json").write_text("[]", encoding="utf-8")

    with pytest.raises(TransformersMissing):
        open_encoder(tmp_path)
