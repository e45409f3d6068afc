"""The needs in a file that somebody brings; it is read by a child process within bounds."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from charset_normalizer import from_bytes

from duijie.clinic.errors import PaperTooLarge, PaperUnreadable
from duijie.clinic.rules.changing import LONGEST_TEXT
from duijie.clinic.types import Paper

MEGABYTES: Final = 10
LARGEST: Final = MEGABYTES << 20
# The child ends itself after fifteen seconds of work; a busy machine needs longer to give them.
SECONDS: Final = 60
READER: Final = "duijie.clinic.paper_reader"
PLAIN: Final = frozenset({".txt", ".md"})
NOT_PLAIN: Final = (b"%PDF", b"PK", b"\xd0\xcf")
# Four bytes hold any character.
LONGEST_PLAIN: Final = 4 * LONGEST_TEXT


def papers_in(name: str, chunks: Iterable[bytes]) -> list[Paper]:
    """The needs of a file, each as its text and what stood in columns of its own."""
    with tempfile.TemporaryDirectory(prefix="duijie-paper-") as folder:
        place = Path(folder) / "paper"
        size = 0
        with place.open("wb") as file:
            for chunk in chunks:
                size += len(chunk)
                if size > LARGEST:
                    raise PaperTooLarge(megabytes=MEGABYTES)
                file.write(chunk)
        return _plain(name, place) or _read_by_child(name, place)


def _plain(name: str, place: Path) -> list[Paper]:
    """A file of plain words, which needs no reader of its own; none for any other."""
    if Path(name).suffix.lower() not in PLAIN:
        return []
    with place.open("rb") as file:
        head = file.read(LONGEST_PLAIN)
    text = "" if head.startswith(NOT_PLAIN) else str(from_bytes(head).best() or "")
    text = text.replace("\0", "").strip()[:LONGEST_TEXT]
    return [Paper(text)] if text else []


def _read_by_child(name: str, place: Path) -> list[Paper]:
    command = [sys.executable, "-m", READER, str(place), Path(name).suffix.lower()]
    try:
        done = subprocess.run(  # noqa: S603  (our own module)
            command, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise PaperTooLarge(megabytes=MEGABYTES) from None
    if done.returncode != 0:
        raise PaperUnreadable(name=name[:100])
    found = [Paper(one["text"], one["columns"]) for one in json.loads(done.stdout)]
    if not found:
        raise PaperUnreadable(name=name[:100])
    return found
