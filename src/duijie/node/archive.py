"""A backup file: a ZIP with a manifest, one member per table, and the uploaded files."""

import json
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from duijie.node.errors import FileExists, NotABackup

MANIFEST: Final = "manifest.json"
TABLES: Final = "tables"
UPLOADS: Final = "uploads"
SECRET: Final = "secret-key"  # noqa: S105  (the name of a member)
FORM: Final = 1
PIECE: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds: its version, migrations, and columns by table."""

    form: int
    version: str
    made_at: str
    migrations: list[tuple[str, str]]
    columns: dict[str, list[str]]


def write_manifest(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    """Put the manifest in, last: a file without one was not finished."""
    archive.writestr(MANIFEST, json.dumps(asdict(manifest), ensure_ascii=False, indent=1))


def read_manifest(archive: zipfile.ZipFile, file: Path) -> Manifest:
    """The manifest; refuses what is no backup, or is damaged."""
    try:
        read = json.loads(archive.read(MANIFEST))
        read["migrations"] = [(app, name) for app, name in read["migrations"]]
        manifest = Manifest(**read)
    except (KeyError, ValueError, TypeError, zipfile.BadZipFile) as trouble:
        raise NotABackup(file=file, reason=MANIFEST) from trouble
    if manifest.form != FORM:
        raise NotABackup(file=file, reason=f"form {manifest.form}")
    return manifest


@contextmanager
def new_archive(file: Path) -> Iterator[zipfile.ZipFile]:
    """A backup to write, for its owner's eyes; it has its name only once it is whole."""
    if file.exists():
        raise FileExists(file=file)
    unfinished = file.with_name(f"{file.name}.unfinished")
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(handle, "wb") as raw:
            with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
                yield archive
            raw.flush()
            os.fsync(raw.fileno())
        unfinished.rename(file)
    finally:
        unfinished.unlink(missing_ok=True)


@contextmanager
def open_archive(file: Path) -> Iterator[zipfile.ZipFile]:
    """A backup to read, every byte of it checked before anything is changed."""
    try:
        with zipfile.ZipFile(file) as archive:
            damaged = archive.testzip()
            if damaged:
                raise NotABackup(file=file, reason=damaged)
            yield archive
    except zipfile.BadZipFile as trouble:
        raise NotABackup(file=file, reason="zip") from trouble


def put_files(archive: zipfile.ZipFile, folder: Path) -> int:
    """Put every uploaded file in; how many there were."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    for path in files:
        archive.write(path, f"{UPLOADS}/{path.relative_to(folder).as_posix()}")
    return len(files)


def take_files(archive: zipfile.ZipFile, folder: Path, file: Path) -> int:
    """Take every uploaded file out; a name that leads out of the folder is refused."""
    names = [name for name in archive.namelist() if name.startswith(f"{UPLOADS}/")]
    for name in names:
        inside = PurePosixPath(name).relative_to(UPLOADS)
        if inside.is_absolute() or ".." in inside.parts:
            raise NotABackup(file=file, reason=name)
        target = folder / inside
        target.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(name) as packed, target.open("wb") as unpacked:
            while piece := packed.read(PIECE):
                unpacked.write(piece)
    return len(names)
