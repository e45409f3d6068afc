"""The naive floor: BM25 over the engine's tokens and nothing else."""

from collections import Counter
from collections.abc import Iterable

import tantivy

from duijie.engine.evaluate.sets import Query
from duijie.engine.records import Record
from duijie.engine.text.tokens import terms

FIELD = "terms"
PLACE = "place"
# Bytes the writer may hold before it flushes a segment; one segment for most test sets.
WRITER_MEMORY = 256_000_000


class NaiveFloor:
    """BM25 (Tantivy, k1 1.2, b 0.75) in memory; an ``Answerer`` to compare with.

    It shares the tokens with the engine and no feature, weight or vector, so what
    the engine scores above it is what all of those are worth.
    """

    def __init__(self, records: Iterable[Record]) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_text_field(FIELD, tokenizer_name="whitespace", index_option="freq")
        builder.add_unsigned_field(PLACE, stored=True)
        self._schema = builder.build()
        self._ids: list[str] = []
        index = tantivy.Index(self._schema)
        # One thread: ties are then broken by the order of the records, every time alike.
        writer = index.writer(WRITER_MEMORY, 1)
        for record in records:
            values = {FIELD: " ".join(terms(record.text)), PLACE: len(self._ids)}
            writer.add_document(tantivy.Document.from_dict(values, self._schema))
            self._ids.append(record.id)
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self._searcher = index.searcher()

    def __call__(self, query: Query) -> list[tuple[str, float]]:
        """The best records for a query's text, ``query.depth`` at most."""
        return self.search(query.text, query.depth)

    def search(self, text: str, top: int) -> list[tuple[str, float]]:
        """The best records for a text with their BM25 scores."""
        clauses = [
            (tantivy.Occur.Should, tantivy.Query.boost_query(self._term(term), float(count)))
            for term, count in Counter(terms(text)).items()
        ]
        if not clauses:
            return []
        found = self._searcher.search(tantivy.Query.boolean_query(clauses), top).hits
        return [(self._ids[self._searcher.doc(at)[PLACE][0]], float(value)) for value, at in found]

    def _term(self, term: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, FIELD, term, index_option="freq")
