"""Files of the pages: named after their content and compressed, once per version."""

import hashlib
from pathlib import Path
from typing import Any, Final
from urllib.parse import urldefrag

import brotli
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage

STAMP: Final = "packed"
# The highest quality, 11, takes fifteen times as long and saves one byte in eleven; whoever
# starts a node for the first time waits for it.
QUALITY: Final = 6


class Packer(Compressor):  # type: ignore[misc]
    """Compresses quickly enough to be done while a node starts."""

    @staticmethod
    def compress_brotli(data: bytes) -> bytes:
        """The bytes, compressed for browsers that read Brotli."""
        return bytes(brotli.compress(data, quality=QUALITY))


class Assets(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Files under the names of their content. Under their own where nothing was packed."""

    def create_compressor(self, **options: Any) -> Compressor:  # noqa: ANN401  (the library's)
        """What packs one file."""
        return Packer(**options)

    def stored_name(self, name: str) -> str:
        """The name that browsers may keep for ever, where there is one."""
        path, fragment = urldefrag(name)
        packed = self.hashed_files.get(self.hash_key(self.clean_name(path)), path)
        return f"{packed}#{fragment}" if fragment else packed


def pack() -> None:
    """Copy and compress the files of the pages, unless they are packed already."""
    stamp = Path(settings.STATIC_ROOT) / STAMP
    wanted = _print_of_all()
    if stamp.exists() and stamp.read_text("ascii") == wanted:
        return
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(wanted, "ascii")


def _print_of_all() -> str:
    """What changes when any of the files does: names, sizes, times."""
    found = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            known = Path(storage.path(name)).stat()
            found.update(f"{name} {known.st_size} {known.st_mtime_ns}\n".encode())
    return found.hexdigest()
