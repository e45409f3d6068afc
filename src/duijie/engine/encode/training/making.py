"""The whole training: data in, a model folder out."""

import hashlib
from collections.abc import Callable
from contextlib import AbstractContextManager
from enum import StrEnum
from pathlib import Path
from typing import Protocol

import msgspec

from duijie.engine.encode.encoder import save_model
from duijie.engine.encode.training.bags import Floats, fill_bags
from duijie.engine.encode.training.commonness import learn_rarity
from duijie.engine.encode.training.contrastive import train_vectors
from duijie.engine.encode.training.cutting import cut_texts
from duijie.engine.encode.training.pairs import Pairs, read_pairs
from duijie.engine.encode.training.recipe import Recipe
from duijie.engine.encode.training.sources import SOURCES
from duijie.engine.encode.training.term_alignment import learn_terms


class Stage(StrEnum):
    """The stages of a training, in their order."""

    READING = "reading"
    CUTTING = "cutting"
    ALIGNING = "aligning"
    LEARNING = "learning"


class Watch(Protocol):
    """Opens something that is told of every step of a stage, such as a progress bar."""

    def __call__(self, stage: Stage, steps: int, /) -> AbstractContextManager[Callable[[], None]]:
        """Watch one stage of so many steps."""


def train_encoder(data: Path, folder: Path, recipe: Recipe, watch: Watch) -> None:
    """Train on the data folder and write the model folder."""
    with watch(Stage.READING, len(SOURCES)) as step:
        pairs = read_pairs(data, recipe, step)
    train_on(pairs, folder, recipe, watch)


def train_on(pairs: Pairs, folder: Path, recipe: Recipe, watch: Watch) -> None:
    """Train on pairs and write the model folder: encoder, term table and recipe."""
    with watch(Stage.CUTTING, len(pairs.texts)) as step:
        cut = cut_texts(pairs.texts, step)
    with watch(Stage.ALIGNING, 2) as step:
        terms = learn_terms(cut, pairs.by_kind, recipe, step)
    bags = fill_bags(cut, most=recipe.vocabulary, fewest_texts=recipe.fewest_texts)
    with watch(Stage.LEARNING, recipe.steps) as step:
        vectors = train_vectors(bags, pairs.by_kind, recipe, step)
    save_model(folder, _name(vectors), bags.vocabulary, vectors)
    terms.save(folder)
    learn_rarity(cut).save(folder)
    (folder / "recipe.json").write_bytes(_recipe(recipe, pairs))


def _name(vectors: Floats) -> str:
    """A name with a fingerprint, so that an index knows which model made its vectors."""
    fingerprint = hashlib.sha256(vectors.tobytes()).hexdigest()[:8]
    return f"duijie-{vectors.shape[1]}-{fingerprint}"


def _recipe(recipe: Recipe, pairs: Pairs) -> bytes:
    """What the model was made with, for whoever trains the next one."""
    counts = {kind: len(numbers) for kind, numbers in pairs.by_kind.items()}
    about = {"recipe": recipe, "pairs": counts}
    return msgspec.json.format(msgspec.json.encode(about, enc_hook=dict), indent=2)
