"""What the two configurations of bm25s share."""

import json
from abc import abstractmethod
from collections.abc import Iterable
from pathlib import Path

import bm25s

from bench.peers.protocol import Peer
from duijie.engine.records import Record


class Bm25s(Peer):
    """bm25s, Lucene variant, k1 1.2, b 0.75; the tokens are the subclass's."""

    @abstractmethod
    def tokens(self, text: str) -> list[str]:
        """The tokens of a text."""

    def index(self, records: Iterable[Record], folder: Path) -> None:
        """Index, save, and search from memory-mapped files as a server would."""
        ids, rows = [], []
        vocabulary: dict[str, int] = {}
        for record in records:
            ids.append(record.id)
            rows.append(
                [
                    vocabulary.setdefault(token, len(vocabulary))
                    for token in self.tokens(record.text)
                ]
            )
        model = bm25s.BM25(method="lucene", k1=1.2, b=0.75)
        model.index((rows, vocabulary), show_progress=False)
        model.save(str(folder / "bm25"))
        (folder / "ids.json").write_text(json.dumps(ids), encoding="utf-8")
        self.open(folder)

    def open(self, folder: Path) -> None:
        """Open the saved index, its arrays mapped into memory."""
        self._model = bm25s.BM25.load(str(folder / "bm25"), mmap=True, load_vocab=True)
        self._ids: list[str] = json.loads((folder / "ids.json").read_text(encoding="utf-8"))

    def search(self, text: str, k: int) -> list[tuple[str, float]]:
        """The best k records; those without a single term in common are left out."""
        tokens = [token for token in self.tokens(text) if token in self._model.vocab_dict]
        if not tokens:
            return []
        places, scores = self._model.retrieve(
            [tokens], k=min(k, len(self._ids)), show_progress=False, leave_progress=False
        )
        pairs = zip(places[0].tolist(), scores[0].tolist(), strict=True)
        return [(self._ids[place], float(score)) for place, score in pairs if score > 0]
