"""The needs in a file that somebody brings; it is read by a child process within bounds."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from duijie.clinic.errors import PaperTooLarge, PaperUnreadable
from duijie.clinic.types import Paper

MEGABYTES: Final = 10
LARGEST: Final = MEGABYTES << 20
# A PDF of a hundred pages takes two seconds; what takes longer was made to.
SECONDS: Final = 20
READER: Final = "duijie.clinic.paper_reader"


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
        return _read_by_child(name, place)


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
