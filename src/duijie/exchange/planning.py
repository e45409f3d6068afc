"""Which row of a file is which record."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from duijie.catalogue.models import Listing
from duijie.catalogue.types.words import ListingKind
from duijie.engine.formats import Cells, Rejected
from duijie.engine.records import Source
from duijie.exchange.cells.assembling import Row, key_of
from duijie.exchange.files import row_of, rows_in
from duijie.exchange.models import Fingerprint
from duijie.exchange.types import Trouble
from duijie.registries.errors import EntryAmbiguous, EntryUnknown
from duijie.registries.queries import resolve_entry
from duijie.registries.types import Register

# Rows that stand in a file for its readers, and are nobody's mistake.
SKIPPED: Final = frozenset({"formats.example_row", "formats.repeated_header"})
_LONGEST_PLACE: Final = 20
_FIRST_HAN: Final = "\u3400"


@dataclass(slots=True)
class Item:
    """One row of a file: what it holds, how it is told from others, what is wrong."""

    place: int
    source: Source
    row: Row = field(default_factory=dict)
    record_id: UUID | None = None
    number: str = ""
    key: str = ""
    trouble: Trouble | None = None

    @property
    def address(self) -> str:
        """Where the row stands, as spreadsheets write it."""
        sheet, row = self.source.sheet, self.source.row
        return f"{sheet}!{row}" if sheet else str(row)


def items_of(cells: Cells, columns: Mapping[str, str], kind: ListingKind) -> Iterator[Item]:
    """Every row of a file; one that repeats an earlier one says so."""
    seen: dict[str, str] = {}
    for place, found in enumerate(rows_in(cells, cells.name)):
        if isinstance(found, Rejected):
            yield Item(place, found.source, trouble=Trouble(found.code, found.facts))
            continue
        item = Item(place, found.source, row_of(found, columns))
        _identify(item, kind)
        if item.trouble is None:
            _check_is_first(item, seen)
        yield item


def _identify(item: Item, kind: ListingKind) -> None:
    item.key = key_of(item.row, kind)
    item.number = next((cell.text for cell in item.row.get("external_id", ())), "")
    given = next((cell.text for cell in item.row.get("id", ())), "")
    try:
        item.record_id = UUID(given) if given else None
    except ValueError:
        item.record_id = None
    if not item.key:
        item.trouble = Trouble("formats.row_without_text")


def _check_is_first(item: Item, seen: dict[str, str]) -> None:
    for name, value in (("id", item.record_id), ("number", item.number), ("key", item.key)):
        if value:
            first = seen.setdefault(f"{name} {value}", item.address)
            if first != item.address:
                code = "formats.duplicate_row" if name == "key" else "exchange.row.number_twice"
                item.trouble = Trouble(code, {"first": first, "given": str(value)})
            return


def known_records(
    organisation_id: UUID, kind: ListingKind, items: Collection[Item]
) -> dict[int, UUID]:
    """The record that each row speaks of, by the place of the row. New ones are left out."""
    own = Listing.objects.filter(owner=organisation_id, kind=kind.value)
    ids = {item.record_id for item in items if item.record_id}
    numbers = {item.number for item in items if item.number}
    keys = {item.key for item in items if item.key and not item.number}
    by_id = set(own.filter(pk__in=ids).values_list("pk", flat=True)) if ids else set()
    numbered = own.filter(external_id__in=numbers).values_list("external_id", "pk")
    by_number = dict(numbered) if numbers else {}
    printed = Fingerprint.objects.filter(
        organisation=organisation_id, kind=kind.value, key__in=keys, listing__owner=organisation_id
    )
    by_key = dict(printed.values_list("key", "listing")) if keys else {}
    found = {}
    for item in items:
        known = item.record_id if item.record_id in by_id else None
        known = (
            known or by_number.get(item.number) or by_key.get(item.key if not item.number else "")
        )
        if known:
            found[item.place] = known
    return found


class Finding:
    """Finds the entries that words of cells stand for, each once."""

    def __init__(self) -> None:
        self._found: dict[tuple[Register, str], str | None] = {}

    def __call__(self, register: Register, text: str) -> str | None:
        """The code of the one entry that a text stands for, or None."""
        asked = (register, text)
        if asked not in self._found:
            self._found[asked] = _entry(register, text) or (
                _place_within(text) if register is Register.REGIONS else None
            )
        return self._found[asked]


def _entry(register: Register, text: str) -> str | None:
    try:
        return resolve_entry(register, text).code
    except (EntryUnknown, EntryAmbiguous):
        return None


def _place_within(text: str) -> str | None:
    """The place that an address such as 江苏苏州 ends with."""
    words = "".join(text.split())
    if not (1 < len(words) <= _LONGEST_PLACE and words[0] >= _FIRST_HAN):
        return None
    endings = (words[start:] for start in range(len(words) - 1))
    tried = (_entry(Register.REGIONS, one + more) for one in endings for more in ("", "市", "省"))
    return next(filter(None, tried), None)
