"""Where the index lies, and the one small file that says how far it has come."""

import os
import uuid
from pathlib import Path
from typing import Final

import msgspec

from duijie.catalogue.types.words import ListingKind
from duijie.engine.rank.weights import Weights, read_weights
from duijie.matching.types import Audience

STATE: Final = "state.json"
LOCK: Final = "lock"
BUILDS: Final = "builds"
WEIGHTS: Final = "weights"
# Stands there from when somebody asks for a new index until it is made.
DROPPED: Final = "dropped"
# Raise it whenever documents are made otherwise; every copy is then made anew.
LAYOUT: Final = 4


class State(msgspec.Struct, frozen=True):
    """Which build is in use, and the outbox entry up to which it holds everything.

    The entry's id and subject are kept beside its number, so that an index that
    followed another history (a database put back from a backup) is recognised.
    """

    build: str
    number: int = 0
    entry: int = 0
    subject: str = ""
    encoder: str = ""
    layout: int = LAYOUT
    # The name of the weights to answer with; none are those that ship with the program.
    weights: str = ""


def read_state(root: Path) -> State | None:
    """How far the index has come; None when there is none that can be used."""
    try:
        state = msgspec.json.decode((root / STATE).read_bytes(), type=State)
    except (FileNotFoundError, msgspec.DecodeError):
        return None
    return state if (root / BUILDS / state.build).is_dir() else None


def write_state(root: Path, state: State) -> None:
    """Put the file in place of the old one at one stroke, flushed to disk."""
    fresh = root / f"{STATE}.new"
    with fresh.open("wb") as file:
        file.write(msgspec.json.encode(state))
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(root / STATE)


def put_weights(root: Path, name: str, text: str) -> None:
    """Lay a table of weights beside the builds, whole or not at all."""
    folder = root / WEIGHTS
    folder.mkdir(exist_ok=True)
    fresh = folder / f"{name}.new"
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(folder / f"{name}.toml")


def weights_at(root: Path, name: str) -> Weights | None:
    """The weights of a name; None stands for those that ship with the program."""
    if not name:
        return None
    return read_weights((root / WEIGHTS / f"{name}.toml").read_text(encoding="utf-8"))


def new_build(root: Path) -> str:
    """The name of a folder for an index made anew."""
    name = uuid.uuid4().hex[:12]
    (root / BUILDS / name).mkdir(parents=True)
    return name


def folder_of(root: Path, build: str, kind: ListingKind, audience: Audience) -> Path:
    """The folder of one index: one kind of record as one audience may read it."""
    return root / BUILDS / build / f"{kind}-{audience}"
