"""``duijie train-encoder``: make the encoder and the term table anew from text."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from duijie.cli import screen

if TYPE_CHECKING:
    from duijie.engine.encode.training.making import Stage
    from duijie.engine.encode.training.recipe import Recipe

OutputOption = Annotated[
    Path, typer.Option("--output", "-o", metavar="FOLDER", help="train_encoder.output")
]
SeedOption = Annotated[int, typer.Option(min=0, metavar="N", help="train_encoder.seed")]
StepsOption = Annotated[
    int | None, typer.Option(min=1, metavar="N", help="train_encoder.steps", show_default=False)
]


class Size(StrEnum):
    """How large a model to train."""

    FULL = "full"
    TINY = "tiny"


SizeOption = Annotated[Size, typer.Option(help="train_encoder.size")]
LexiconOption = Annotated[bool, typer.Option("--lexicon", help="train_encoder.lexicon")]


def train_encoder(
    data: Annotated[Path, typer.Argument(metavar="DATA", help="train_encoder.data")],
    *,
    output: OutputOption,
    seed: SeedOption = 0,
    steps: StepsOption = None,
    size: SizeOption = Size.FULL,
    lexicon: LexiconOption = False,
) -> None:
    """Train the encoder and its term table, or gather the list of words."""
    if lexicon:
        _gather_words(data, output)
        return
    from duijie.engine.encode.training import require_torch

    require_torch()
    from duijie.engine.encode.training.making import train_encoder as train

    train(data, output, _recipe(size, seed, steps), _watch)
    screen.tell("train_encoder.written", folder=output)


def _recipe(size: Size, seed: int, steps: int | None) -> "Recipe":
    from duijie.engine.encode.training.recipe import TINY, Recipe

    recipe = replace(TINY if size is Size.TINY else Recipe(), seed=seed)
    return recipe if steps is None else replace(recipe, steps=steps)


def _watch(stage: "Stage", steps: int) -> AbstractContextManager[Callable[[], None]]:
    return screen.progress(f"train_encoder.{stage}", steps)


def _gather_words(data: Path, folder: Path) -> None:
    from duijie.engine.encode.training.field_words import build_words
    from duijie.engine.text.lexicon import save_words

    words = build_words(data)
    path = save_words(words, folder)
    screen.tell("train_encoder.words_written", path=path, count=f"{len(words):,}")
