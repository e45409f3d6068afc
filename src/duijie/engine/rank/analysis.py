"""A record made ready for the index."""

from collections.abc import Iterable, Iterator
from itertools import islice

from duijie.engine.encode.encoder import Encoder
from duijie.engine.features.profile import pack_profile
from duijie.engine.index import Entry
from duijie.engine.records import Field, Record
from duijie.engine.text.language import language_of
from duijie.engine.text.tokens import term_of, words

# Records encoded together: enough for a batching encoder, little enough to stay in cache.
_BATCH = 64


def entries(records: Iterable[Record], encoder: Encoder) -> Iterator[Entry]:
    """Records with their terms, vectors and profiles, in the order given."""
    flow = iter(records)
    while batch := list(islice(flow, _BATCH)):
        texts = [record.text for record in batch]
        cut = [words(text) for text in texts]
        vectors = encoder.encode(texts, cut)
        for record, text, own, vector in zip(batch, texts, cut, vectors, strict=True):
            terms = index_terms(own)
            title = index_terms(words(record.get(Field.TITLE)))
            yield Entry(
                record=record,
                language=language_of(text),
                terms=terms,
                title_terms=title,
                vector=vector,
                payload=pack_profile(terms, len(title)),
            )


def index_terms(cut: Iterable[str]) -> list[str]:
    """The index terms of words, stop words left out."""
    return [term for term in map(term_of, cut) if term is not None]
