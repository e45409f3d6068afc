"""The words of the records: Tantivy, told by number which documents exist.

Tantivy commits by itself, a moment before the manifest does. So it may hold
documents that the manifest does not know yet (numbers from ``next_number``
on), and it forgets a deleted document only one commit later, when no manifest
that still shows it can be read any more. Whoever searches says which numbers live.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import tantivy

from duijie.engine.index.errors import BeingWritten, Damaged, writing
from duijie.engine.index.types import AnyArray, Floats, Numbers

BODY: Final = "body"
TITLE: Final = "title"
_NUMBER: Final = "number"

# Measured on two cores (docs/algorithms/index.md): one thread already takes documents
# faster than Python hands them over, and leaves fewer segments to search.
_THREADS: Final = 1
_BUDGET: Final = 96_000_000
# Fetched beyond what is asked, so that equal scores at the end are cut by number.
_MARGIN: Final = 16
_TIES: Final = 20

# Terms whose frequencies are kept, some ten megabytes: needs share most of their terms.
_REMEMBERED: Final = 100_000

Alive = Callable[[Numbers], AnyArray]


def joined(terms: Sequence[str]) -> str:
    """Terms as Tantivy's whitespace tokenizer will take them apart again."""
    text = " ".join(terms)
    if len(text.split()) == len(terms):
        return text
    return " ".join(map(_one_word, terms))


def _one_word(term: str) -> str:
    """A term without blanks inside, for blanks are what parts terms."""
    return "_".join(term.split())


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field(_NUMBER, indexed=True, fast=True)
    for name in (BODY, TITLE):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    return builder.build()


class LexicalWriter:
    """Adds and deletes documents; holding one is what makes a writer the only one."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._schema = _schema()
        with writing(path.parent):
            path.mkdir(exist_ok=True)
        try:
            self._index = tantivy.Index(self._schema, str(path))
            self._writer = self._index.writer(_BUDGET, _THREADS)
        except ValueError as error:
            if "LockBusy" in str(error):
                raise BeingWritten(path=path.parent) from None
            raise Damaged(path=path.parent, file=path.name) from error

    def add(self, number: int, body: str, title: str) -> None:
        """Add one document; ``body`` and ``title`` are joined terms."""
        document = tantivy.Document()
        document.add_unsigned(_NUMBER, number)
        document.add_text(BODY, body)
        document.add_text(TITLE, title)
        self._writer.add_document(document)

    def delete(self, numbers: Numbers) -> None:
        """Delete documents by number."""
        if len(numbers):
            # By query, not by term: the binding makes a signed term, which finds nothing.
            these = tantivy.Query.term_set_query(self._schema, _NUMBER, numbers.tolist())
            self._writer.delete_documents_by_query(these)

    def forget_from(self, number: int) -> None:
        """Delete what a crash left behind: every document from this number on."""
        ahead = tantivy.Query.range_query(
            self._schema, _NUMBER, tantivy.FieldType.Unsigned, lower_bound=number
        )
        self._index.config_reader("manual")
        self._index.reload()
        if self._index.searcher().search(ahead, 1).hits:
            self._writer.delete_documents_by_query(ahead)
            self.commit()

    def commit(self) -> None:
        """Make everything added and deleted so far durable."""
        with writing(self._path.parent):
            self._writer.commit()

    def close(self) -> None:
        """Wait for merges under way and let the next writer in."""
        with writing(self._path.parent):
            self._writer.wait_merging_threads()


def open_lexical(path: Path) -> tantivy.Index:
    """Open the words of an index for reading, to make readers of."""
    try:
        index = tantivy.Index.open(str(path))
    except ValueError as error:
        raise Damaged(path=path.parent, file=path.name) from error
    index.config_reader("manual")
    return index


class LexicalReader:
    """Searches the documents as they were when it was made."""

    def __init__(self, path: Path, index: tantivy.Index) -> None:
        self._schema = index.schema
        try:
            index.reload()
        except ValueError as error:
            raise Damaged(path=path.parent, file=path.name) from error
        self._searcher = index.searcher()
        self._frequencies: dict[str, int] = {}

    @property
    def documents(self) -> int:
        """How many documents Tantivy holds, those to be ignored included."""
        return self._searcher.num_docs

    def document_frequency(self, term: str) -> int:
        """In how many texts a term occurs; deleted ones count until Tantivy merges."""
        known = self._frequencies.get(term)
        if known is None:
            if len(self._frequencies) >= _REMEMBERED:
                self._frequencies.clear()
            known = self._searcher.doc_freq(BODY, _one_word(term))
            self._frequencies[term] = known
        return known

    def search(
        self,
        weighted: Sequence[tuple[str, float]],
        boosts: Mapping[str, float],
        k: int,
        alive: Alive,
    ) -> tuple[Numbers, Floats]:
        """The k best living documents by weighted BM25, equal scores by number."""
        query = self._query(weighted, boosts)
        limit = k + _MARGIN
        while True:
            numbers, scores = self._search(query, limit)
            everything = len(numbers) < limit
            worst = scores[-1] if len(scores) else 0.0
            living = alive(numbers)
            numbers, scores = numbers[living], scores[living]
            # Enough once something worse than the k-th was seen too: no tie is cut blindly.
            # Where nearly all are equal, looking on would read the whole index for nothing.
            enough = len(scores) >= k and (scores[k - 1] > worst or limit > _TIES * k)
            if everything or enough:
                order = np.lexsort((numbers, -scores))[:k]
                return numbers[order], scores[order]
            limit *= 4

    def _query(
        self, weighted: Sequence[tuple[str, float]], boosts: Mapping[str, float]
    ) -> tantivy.Query:
        weights: dict[str, float] = {}
        for term, weight in weighted:
            weights[term] = weights.get(term, 0.0) + weight
        # One flat list of term queries: Tantivy skips whole blocks only in that shape.
        parts = [
            (tantivy.Occur.Should, self._term(field, term, weight * boost))
            for field, boost in boosts.items()
            for term, weight in weights.items()
            if weight * boost > 0
        ]
        return tantivy.Query.boolean_query(parts)

    def _term(self, field: str, term: str, weight: float) -> tantivy.Query:
        query = tantivy.Query.term_query(self._schema, field, _one_word(term), "freq")
        return tantivy.Query.boost_query(query, weight)

    def _search(self, query: tantivy.Query, limit: int) -> tuple[Numbers, Floats]:
        hits: list[tuple[Any, tantivy.DocAddress]]
        hits = self._searcher.search(query, limit, count=False).hits
        addresses = [address for _, address in hits]
        numbers = self._searcher.fast_field_values(_NUMBER, addresses)
        scores = np.array([score for score, _ in hits], dtype=np.float32)
        return np.array(numbers, dtype=np.int64), scores
