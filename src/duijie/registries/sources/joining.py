"""Rows on their way into the tables: completed, placed in their tree, sieved."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from duijie.registries.types import EntryRow, Skipped, SkipReason

# Enough to see what is wrong with a file; the count is always whole.
MOST_SKIPPED_SHOWN = 200
ARROW = ">"


def completed(rows: Iterable[EntryRow], known: Iterable[EntryRow]) -> Iterator[EntryRow]:
    """Rows of a folder with the built-in names, then what only that set has.

    The built-in names were read by a person in both languages; a folder's are as found.
    """
    waiting: dict[str, EntryRow] = {row.code: row for row in known}
    for row in rows:
        ours = waiting.pop(row.code, None)
        yield row if ours is None else _both(row, ours)
    yield from waiting.values()


def _both(row: EntryRow, ours: EntryRow) -> EntryRow:
    others = [row.name_zh, row.name_en, *ours.aliases, *row.aliases]
    kept = dict.fromkeys(name for name in others if name not in {"", ours.name_zh, ours.name_en})
    return replace(row, name_zh=ours.name_zh, name_en=ours.name_en, aliases=tuple(kept))


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row with its place in the tree."""

    row: EntryRow
    path: str
    level: int


class Sieve:
    """Places rows below their parents; what cannot be used is named with its reason."""

    def __init__(self) -> None:
        self._paths: dict[str, str] = {}
        self.skipped: list[Skipped] = []

    def placed(self, rows: Iterable[EntryRow]) -> Iterator[PlacedRow]:
        """The usable rows, each with its path and level."""
        for row in rows:
            reason = self._unusable(row)
            if reason:
                self.skipped.append(Skipped(row.code, reason))
            else:
                yield self._place(row)

    def _unusable(self, row: EntryRow) -> SkipReason | None:
        if not row.code:
            return SkipReason.NO_CODE
        if row.code in self._paths:
            return SkipReason.TWICE
        return None if row.name_zh or row.name_en else SkipReason.NO_NAME

    def _place(self, row: EntryRow) -> PlacedRow:
        above = self._paths.get(row.parent, "")
        if row.parent and not above:
            self.skipped.append(Skipped(row.code, SkipReason.NO_PARENT))
            row = replace(row, parent="")
        path = f"{above}{ARROW}{row.code}" if above else row.code
        self._paths[row.code] = path
        return PlacedRow(row, path, path.count(ARROW) + 1)


def counted(skipped: Iterable[Skipped]) -> Mapping[SkipReason, int]:
    """How many rows were left out, by reason."""
    counts: dict[SkipReason, int] = {}
    for each in skipped:
        counts[each.reason] = counts.get(each.reason, 0) + 1
    return counts
