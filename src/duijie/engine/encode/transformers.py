"""Any local sentence-transformers model as an encoder (extra ``duijie[transformers]``)."""

import zlib
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from duijie.engine.encode.encoder import Vectors, unit
from duijie.engine.encode.errors import TransformersMissing, UnreadableEncoder

# Every sentence-transformers folder lists its parts here.
MARK = "modules.json"


class TransformersEncoder:
    """A sentence-transformers model folder on disk; the network is never asked."""

    def __init__(self, folder: Path) -> None:
        """Open the model of a folder."""
        if find_spec("sentence_transformers") is None:
            raise TransformersMissing(path=folder)
        # Imported here because it takes seconds and most runs use the built-in encoder.
        library = import_module("sentence_transformers")
        try:
            self._model = library.SentenceTransformer(
                str(folder), device="cpu", local_files_only=True
            )
        except (OSError, ValueError, KeyError, TypeError, ImportError, RuntimeError) as error:
            raise UnreadableEncoder(path=folder) from error
        self._name = f"{folder.resolve().name}-{_fingerprint(folder):08x}"
        self._dimension = int(self.encode(["1"]).shape[1])

    @property
    def name(self) -> str:
        """The folder's name and a fingerprint of what it holds."""
        return self._name

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        return self._dimension

    def encode(self, texts: Sequence[str], cut: Sequence[Sequence[str]] | None = None) -> Vectors:
        """Unit vectors, one row per text; blank texts are all zeros."""
        del cut  # the model has a tokeniser of its own
        if not texts:
            return np.zeros((0, self._dimension), np.float32)
        made = self._model.encode(list(texts), show_progress_bar=False, convert_to_numpy=True)
        found = unit(np.asarray(made, np.float32))
        found[[not text.strip() for text in texts]] = 0
        return found


def _fingerprint(folder: Path) -> int:
    """A checksum of file names and sizes: models of gigabytes are not read for a name."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    listing = (f"{path.relative_to(folder).as_posix()} {path.stat().st_size}" for path in files)
    return zlib.crc32("\n".join(listing).encode("utf-8"))
