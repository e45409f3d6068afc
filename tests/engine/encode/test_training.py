"""A tiny training on a made corpus: what must hold of any model."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import numpy as np
import pytest
from tests.engine.encode.made_pairs import PLANTED, RECIPE, made_pairs

pytest.importorskip("torch", reason="training needs PyTorch: pip install 'duijie[train]'")

from duijie.engine.encode.encoder import BuiltInEncoder
from duijie.engine.encode.training.contrastive import learning_rate
from duijie.engine.encode.training.making import Stage, train_on
from duijie.engine.encode.translation import TermTable
from duijie.engine.text.tokens import stem
from duijie.kernel.language import Language

FILES = (
    "encoder.json",
    "vectors.npy",
    "scales.npy",
    "vocabulary.bin",
    "terms.bin",
    "rarity.npy",
    "recipe.json",
)


def unwatched(_stage: Stage, _steps: int) -> AbstractContextManager[Callable[[], None]]:
    """Watch a training without a bar."""
    return nullcontext(lambda: None)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a model trained on the made corpus."""
    folder = tmp_path_factory.mktemp("trained") / "model"
    train_on(made_pairs(), folder, RECIPE, unwatched)
    return folder


def test_texts_that_say_the_same_come_closest(model: Path) -> None:
    encoder = BuiltInEncoder(model)
    unseen = made_pairs(40, seed=99)
    chinese, english = (
        encoder.encode([unseen.texts[at] for at in unseen.by_kind["title_zh-title_en"][:, side]])
        for side in (0, 1)
    )

    nearest = np.argmax(chinese @ english.T, axis=1)

    assert np.mean(nearest == np.arange(len(chinese))) > 0.9


@pytest.mark.parametrize(("chinese", "english"), PLANTED.items())
def test_the_term_table_finds_the_planted_translation(
    model: Path, chinese: str, english: str
) -> None:
    table = TermTable.load(model)

    assert table.of(chinese, Language.ZH)[0].term == stem(english)
    back = table.of(stem(english), Language.EN)
    assert back[0].term == chinese
    assert back[0].probability > 0.5


def test_a_text_without_known_words_is_all_zeros(model: Path) -> None:
    encoder = BuiltInEncoder(model)

    assert not encoder.encode(["zzzqqq", "", "，。", "the of and"]).any()


def test_the_same_seed_gives_the_same_files(model: Path, tmp_path: Path) -> None:
    train_on(made_pairs(), tmp_path / "again", RECIPE, unwatched)

    assert {name for name in FILES if (model / name).is_file()} == set(FILES)
    assert not [
        name
        for name in FILES
        if (model / name).read_bytes() != (tmp_path / "again" / name).read_bytes()
    ]


def test_the_learning_rate_falls_and_never_to_nothing() -> None:
    rates = [learning_rate(RECIPE, number) for number in range(RECIPE.steps)]

    assert rates[0] == RECIPE.learning_rate
    assert rates == sorted(rates, reverse=True)
    assert rates[-1] >= RECIPE.last_learning_rate
