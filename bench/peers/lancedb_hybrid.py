"""LanceDB: full-text and vector search joined by its default reranker."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import lancedb
import numpy as np
import pyarrow as pa  # type: ignore[import-untyped,import-not-found,unused-ignore]
from lancedb.index import FTS, HnswSq

from bench.peers.protocol import Peer
from bench.peers.worker import work
from duijie.engine.encode import encoder as encoders
from duijie.engine.records import Record
from duijie.engine.text.tokens import terms

TABLE = "records"
# The text is cut already; nothing may be changed once more.
FULL_TEXT = FTS(
    base_tokenizer="whitespace",
    lower_case=False,
    stem=False,
    remove_stop_words=False,
    ascii_folding=False,
    max_token_length=None,
)
BATCH = 2000
# Below this an exhaustive search is fast enough and exact, as its own guide advises.
VECTOR_INDEX_FROM = 50_000


class LanceDbHybrid(Peer):
    """The same tokens and the same vectors as ours; everything else is LanceDB's."""

    name = "LanceDB hybrid"

    def __init__(self) -> None:
        self._encoder = encoders.built_in()

    def index(self, records: Iterable[Record], folder: Path) -> None:
        """Write the rows, then build the full-text index and, from 50,000 on, HNSW."""
        database = lancedb.connect(str(folder))
        table = database.create_table(
            TABLE, data=self._batches(iter(records)), schema=self._schema()
        )
        table.create_index("terms", config=FULL_TEXT)
        if table.count_rows() >= VECTOR_INDEX_FROM:
            table.create_index("vector", config=HnswSq(distance_type="cosine"))
        self.open(folder)

    def _schema(self) -> pa.Schema:
        vector = pa.list_(pa.float32(), self._encoder.dimension)
        return pa.schema([("id", pa.string()), ("terms", pa.string()), ("vector", vector)])

    def _batches(self, records: Iterator[Record]) -> Iterator[pa.RecordBatch]:
        schema = self._schema()
        while batch := list(islice(records, BATCH)):
            texts = [record.text for record in batch]
            vectors = pa.FixedSizeListArray.from_arrays(
                np.asarray(self._encoder.encode(texts), np.float32).ravel(),
                self._encoder.dimension,
            )
            columns = [
                pa.array([record.id for record in batch]),
                pa.array([" ".join(terms(text)) for text in texts]),
                vectors,
            ]
            yield pa.RecordBatch.from_arrays(columns, schema=schema)

    def open(self, folder: Path) -> None:
        """Open the table."""
        self._table = lancedb.connect(str(folder)).open_table(TABLE)

    def search(self, text: str, k: int) -> list[tuple[str, float]]:
        """The best k records by reciprocal rank fusion, the default reranker."""
        words = " ".join(terms(text))
        if not words:  # LanceDB refuses a hybrid search without words
            return []
        vector = self._encoder.encode([text])[0]
        asked = self._table.search(query_type="hybrid", fts_columns="terms").vector(vector)
        found = asked.text(words).limit(k).select(["id"]).to_list()
        return [(row["id"], float(row["_relevance_score"])) for row in found]


if __name__ == "__main__":
    work(LanceDbHybrid())
