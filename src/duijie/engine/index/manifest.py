"""The manifest: the one small file whose renaming is the commit."""

from pathlib import Path
from typing import Final

import msgspec

import duijie
from duijie.engine.index.disk import Seal, replace_file, seal_of
from duijie.engine.index.errors import Damaged, NotAnIndex, OtherVersion

NAME: Final = "MANIFEST.json"
LEXICAL: Final = "lexical"
SEGMENTS: Final = "segments"
KIND: Final = "duijie-index"

# Raise it whenever a folder written before could be misread; say how to go on in CHANGELOG.
FORMAT: Final = 1


class SegmentEntry(msgspec.Struct, frozen=True):
    """One segment of the commit: its folder, length, probes and sealed files."""

    name: str
    count: int
    probes: int
    files: dict[str, Seal]


class DeadEntry(msgspec.Struct, frozen=True):
    """The file of dead numbers of the commit."""

    name: str
    seal: Seal


class Manifest(msgspec.Struct, frozen=True):
    """Everything that belongs to one commit; what it does not name does not exist.

    ``next_number`` is the first number not given out: the lexical index may be
    ahead of the manifest after a crash, and what it holds from there on is ignored.
    """

    generation: int
    dimension: int
    encoder: str
    next_number: int = 0
    next_segment: int = 0
    segments: tuple[SegmentEntry, ...] = ()
    dead: DeadEntry | None = None
    kind: str = KIND
    format: int = FORMAT
    made_by: str = duijie.__version__


class _Heading(msgspec.Struct):
    kind: str = ""
    format: int = 0
    made_by: str = "?"


def is_index(path: Path) -> bool:
    """Whether a folder holds an index, of whatever version."""
    try:
        heading = msgspec.json.decode((path / NAME).read_bytes(), type=_Heading)
    except (OSError, msgspec.DecodeError):
        return False
    return heading.kind == KIND


def read_manifest(path: Path) -> Manifest:
    """The folder's last commit; refuses what is no index or of another version."""
    try:
        content = (path / NAME).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise NotAnIndex(path=path) from None
    try:
        heading = msgspec.json.decode(content, type=_Heading)
        if heading.kind != KIND:
            raise NotAnIndex(path=path)
        if heading.format != FORMAT:
            raise OtherVersion(
                path=path, found=heading.format, known=FORMAT, made_by=heading.made_by
            )
        return msgspec.json.decode(content, type=Manifest)
    except msgspec.DecodeError:
        raise Damaged(path=path, file=NAME) from None


def write_manifest(path: Path, manifest: Manifest) -> None:
    """Commit: from the rename inside on, this is what the folder holds."""
    replace_file(path / NAME, msgspec.json.format(msgspec.json.encode(manifest), indent=1))


def sealed_files(manifest: Manifest) -> dict[str, Seal]:
    """Every file the commit names, by its path inside the folder."""
    files = {
        f"{SEGMENTS}/{segment.name}/{name}": seal
        for segment in manifest.segments
        for name, seal in segment.files.items()
    }
    if manifest.dead:
        files[manifest.dead.name] = manifest.dead.seal
    return files


def check_lengths(path: Path, manifest: Manifest) -> None:
    """Refuse a folder of which a file is missing or cut short."""
    for name, seal in sealed_files(manifest).items():
        file = path / name
        if not file.exists() or file.stat().st_size != seal.size:
            raise Damaged(path=path, file=name)


def check_content(path: Path, manifest: Manifest) -> None:
    """Refuse a folder of which any byte changed since it was written."""
    for name, seal in sealed_files(manifest).items():
        if seal_of(path / name) != seal:
            raise Damaged(path=path, file=name)
