"""Plain documents for tests of the indexer: the last news of a record says what it holds."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from uuid import UUID

from tests.make import make_record

from duijie.catalogue.types.words import ListingKind
from duijie.engine.index import Index
from duijie.foundation import outbox
from duijie.foundation.models import OutboxEntry
from duijie.kernel.ids import new_id
from duijie.matching.indexing.copies import Source
from duijie.matching.indexing.places import folder_of, read_state
from duijie.matching.types import Audience, Document

OFFER = ListingKind.OFFER


def tell(text: str, subject: UUID | None = None) -> UUID:
    """Write news of a record; without text it is gone."""
    subject = subject or new_id()
    outbox.announce(topic="offer.changed", subject=subject, text=text)
    return subject


def truth() -> dict[str, str]:
    """What every record says by the last news of it."""
    entries = OutboxEntry.objects.filter(topic="offer.changed").order_by("id")
    said = {str(entry.subject_id): entry.facts["text"] for entry in entries}
    return {subject: text for subject, text in said.items() if text}


def _documents(kind: ListingKind, ids: Iterable[UUID]) -> Mapping[UUID, Document | None]:
    said = truth() if kind is OFFER else {}
    return {one: _document(one, said.get(str(one), "")) for one in ids}


def _document(subject: UUID, text: str) -> Document | None:
    if not text:
        return None
    record = make_record(str(subject), text)
    return Document(dict.fromkeys(Audience, (record,)))


def _everything(kind: ListingKind) -> Iterator[list[UUID]]:
    if kind is OFFER:
        yield [UUID(subject) for subject in truth()]


NEWS = Source(_documents, _everything)


def held(root: Path, audience: Audience = Audience.PUBLIC) -> dict[str, str]:
    """What the index below a folder holds, text by record."""
    state = read_state(root)
    assert state
    with Index.open(folder_of(root, state.build, OFFER, audience)) as index:
        records = [index.record(int(number)) for number in index.numbers()]
    assert len(records) == len({record.id for record in records})
    return {record.id: record.text for record in records}
