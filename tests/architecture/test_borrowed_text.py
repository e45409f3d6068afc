"""Nothing of the shared data is copied into the repository."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.architecture.sources import ROOT, committed_files, name_of

SHARED = ROOT.parent / "shared" / "data"
# Read of each shared file; a scan of all of it takes minutes and finds the same copiers.
CHARACTERS_READ = 2_000_000
# A stretch so long is no coincidence: about five words of English, a clause of Chinese.
STRETCH = 32
CHINESE_STRETCH = 20
HAN = re.compile("[\u4e00-\u9fff]")
# Titles of classes, terms and names of programs are facts and may be here; sentences may not.
FACTS = ("ipc_zh_en", "term_pairs_zh_en", "cedict", "nasa_software")
# Names of organisations are facts too: long ones stand in papers' addresses as they do here.
NAMES = "tests/organisations/name_pairs.csv"
PROSE = {".jsonl", ".csv", ".toml", ".md", ".py"}


def shared_texts() -> Iterator[tuple[str, str]]:
    """The beginning of every shared file that holds sentences, with its name."""
    for path in sorted(SHARED.rglob("*.jsonl.gz")):
        if {"train", "eval"} & set(path.parts) and not path.name.startswith(FACTS):
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                yield path.name, lines.read(CHARACTERS_READ)


def own_windows(length: int) -> dict[str, Path]:
    """Every stretch of the given length in the repository's prose, with a file it is in."""
    found: dict[str, Path] = {}
    for path in committed_files():
        if path.suffix in PROSE and name_of(path) != NAMES:
            text = path.read_text(encoding="utf-8")
            found.update((text[at : at + length], path) for at in range(len(text) - length + 1))
    return found


def is_telling(window: str, length: int) -> bool:
    """Whether a window is prose of the language its length is meant for."""
    han = len(HAN.findall(window))
    letters = sum(map(str.isalpha, window)) - han
    return han > 0.8 * length if length == CHINESE_STRETCH else letters > 0.7 * length


@pytest.mark.skipif(not SHARED.is_dir(), reason="there is no ../shared/data beside the repository")
@pytest.mark.parametrize("length", [STRETCH, CHINESE_STRETCH])
def test_no_sentence_of_the_shared_data_stands_in_the_repository(length: int) -> None:
    own = own_windows(length)
    borrowed = {
        f"{name_of(own[window])} from {name}: {window}"
        for name, text in shared_texts()
        for window in (text[at : at + length] for at in range(0, len(text), length))
        if window in own and is_telling(window, length)
    }

    assert not borrowed
