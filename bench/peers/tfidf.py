"""scikit-learn TF-IDF with the engine's own tokens and the cosine."""

import json
from collections.abc import Iterable
from pathlib import Path

import joblib  # type: ignore[import-untyped,import-not-found,unused-ignore]
import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from bench.peers.protocol import Peer
from bench.peers.worker import work
from duijie.engine.records import Record
from duijie.engine.text.tokens import terms


class Tfidf(Peer):
    """TfidfVectorizer with sublinear term frequency, better for long texts."""

    name = "scikit-learn TF-IDF"

    def index(self, records: Iterable[Record], folder: Path) -> None:
        """Fit, and keep the matrix by terms, so that a search touches its own terms only."""
        ids: list[str] = []

        def texts() -> Iterable[str]:
            for record in records:
                ids.append(record.id)
                yield record.text

        vectoriser = TfidfVectorizer(analyzer=terms, sublinear_tf=True, dtype=np.float32)
        matrix = vectoriser.fit_transform(texts()).T.tocsr()
        joblib.dump(vectoriser, folder / "vectoriser.joblib")
        joblib.dump(matrix, folder / "matrix.joblib")
        (folder / "ids.json").write_text(json.dumps(ids), encoding="utf-8")
        self.open(folder)

    def open(self, folder: Path) -> None:
        """Open the saved matrix, its arrays mapped into memory."""
        self._vectoriser = joblib.load(folder / "vectoriser.joblib")
        self._matrix = joblib.load(folder / "matrix.joblib", mmap_mode="r")
        self._ids: list[str] = json.loads((folder / "ids.json").read_text(encoding="utf-8"))

    def search(self, text: str, k: int) -> list[tuple[str, float]]:
        """The best k records by cosine; those without a term in common are left out."""
        found = self._vectoriser.transform([text]) @ self._matrix
        best = np.argsort(-found.data, kind="stable")[:k]
        return [(self._ids[found.indices[place]], float(found.data[place])) for place in best]


if __name__ == "__main__":
    work(Tfidf())
