"""Where the header of a grid stands, and what its columns mean."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from duijie.engine.formats.columns import JOINED, Column, Header
from duijie.engine.formats.grids import Merge, Row, column_number
from duijie.engine.formats.guessing import by_letters_only
from duijie.engine.formats.headers import EXACT, Meaning, meaning_of, plain_header
from duijie.engine.records import Field

# The rows at the top of a grid among which the header is looked for.
SAMPLE_ROWS = 25

_NAMED = 5.0
_LONGEST_SUBHEADER = 30
# What makes two rows that fit together win over the upper one alone.
_TWO_LEVELS = 0.5
_FEWEST_GROUPS = 2
_COLUMN_LETTERS = re.compile(r"[A-Za-z]{1,3}")
# So many known headers make a header row, however many unknown ones stand beside them.
_ENOUGH = 3


@dataclass(frozen=True, slots=True)
class _Label:
    text: str
    meaning: Meaning | None


def find_header(
    sample: Sequence[Row], merges: Sequence[Merge], named: Mapping[Field, str], *, keyed: bool
) -> Header | None:
    """The header among the first rows of a grid, or None when no row looks like one."""
    if keyed:
        return _header(sample[0].number, _labels(sample[0].cells), named) if sample else None
    filled = [_filled(row, merges) for row in sample]
    found = [
        _header(row.number, _labels(cells), named)
        for row, cells in zip(sample, filled, strict=True)
    ]
    for lower, (above, below) in zip(tuple(found)[1:], pairwise(filled), strict=True):
        if _is_subheader(above, below):
            both = _header(lower.row, _joined(above, below), named, extra=_TWO_LEVELS)
            # A line of words above a full header (填报单位, 日期) adds nothing to it.
            if both.score > lower.score + 2 * _TWO_LEVELS:
                found.append(both)
    good = [header for header in found if _acceptable(header, named)]
    best = max(good, key=lambda header: header.score, default=None)
    return by_letters_only(sample, best, named) if best and named else best


def _filled(row: Row, merges: Sequence[Merge]) -> list[str]:
    """A row's cells with the text of merged ranges in every cell; only rows' own ranges."""
    cells = list(row.cells)
    for merge in merges:
        if merge.top == row.number and merge.left < len(cells):
            right = min(merge.right, merge.left + 500)
            cells.extend([""] * (right + 1 - len(cells)))
            cells[merge.left : right + 1] = [cells[merge.left]] * (right + 1 - merge.left)
    return cells


def _labels(cells: Sequence[str]) -> list[_Label]:
    """The headers of one row; a text merged over several cells counts once."""
    labels = []
    before = ""
    for cell in cells:
        meaning = meaning_of(cell)
        if cell == before and meaning and meaning.field not in JOINED:
            meaning = None
        labels.append(_Label(cell, meaning))
        before = cell
    return labels


def _is_subheader(above: Sequence[str], below: Sequence[str]) -> bool:
    """Whether the lower row only names the parts of groups in the row above.

    A row of values has cells below headers of their own; a second header row
    has cells only where the first has one text (or blanks) over several columns.
    """
    tops = [*above, *[""] * (len(below) - len(above))]
    # One text over everything is the table's title.
    if len({top for top in tops if top}) < _FEWEST_GROUPS:
        return False
    for index, cell in enumerate(below):
        if cell and (len(cell) > _LONGEST_SUBHEADER or _is_own_header(tops, index)):
            return False
    return any(meaning_of(cell) for cell in below)


def _is_own_header(tops: Sequence[str], index: int) -> bool:
    """Whether a header stands over one column only."""
    top = tops[index]
    begins = not index or tops[index - 1] != top
    ends = index + 1 == len(tops) or tops[index + 1] not in ("", top)
    return bool(top) and begins and ends


def _joined(above: Sequence[str], below: Sequence[str]) -> list[_Label]:
    """Two header rows as one: 联系方式 over 姓名 and 电话."""
    labels = []
    group = ""
    for index in range(max(len(above), len(below))):
        top = above[index] if index < len(above) else ""
        sub = below[index] if index < len(below) else ""
        group = top or group
        labels.append(_join(top or (group if sub else ""), sub))
    return labels


def _join(top: str, sub: str) -> _Label:
    if not sub or not top or top == sub:
        return _Label(top or sub, meaning_of(top or sub))
    together, alone = meaning_of(top + " " + sub), meaning_of(sub)
    if together is None or (together.score < EXACT and alone and alone.score == EXACT):
        together = alone or together
    return _Label(f"{top} / {sub}", together or meaning_of(top))


def _header(
    row: int, labels: Sequence[_Label], named: Mapping[Field, str], *, extra: float = 0.0
) -> Header:
    chosen = _named_columns(labels, named)
    taken = set(named)
    ranked = sorted(
        (label.meaning.score, -index, label.meaning.field)
        for index, label in enumerate(labels)
        if label.meaning and label.meaning.field and index not in chosen
    )
    score = extra + _NAMED * len(chosen) - 0.001 * row
    score += sum(0.3 for label in labels if label.meaning and not label.meaning.field)
    for sureness, place, field in reversed(ranked):
        if field not in taken or (field in JOINED and field not in named):
            chosen[-place] = field
            score += sureness if field not in taken else 0.2
            taken.add(field)
    columns = [
        Column(index, label.text, chosen.get(index))
        for index, label in enumerate(labels)
        if label.text or index in chosen
    ]
    return Header(row, tuple(columns), score)


def _named_columns(labels: Sequence[_Label], named: Mapping[Field, str]) -> dict[int, Field]:
    """The columns the reader named, by header or by letter."""
    chosen = {}
    for field, name in named.items():
        index = _place(labels, name)
        if index is not None:
            chosen[index] = field
    return chosen


def _place(labels: Sequence[_Label], name: str) -> int | None:
    wanted = name.strip()
    for index, label in enumerate(labels):
        if label.text and label.text.strip() == wanted:
            return index
    for index, label in enumerate(labels):
        if label.text and plain_header(label.text) == plain_header(wanted):
            return index
    if _COLUMN_LETTERS.fullmatch(wanted):
        index = column_number(wanted.upper())
        return index if index < len(labels) else None
    return None


def _acceptable(header: Header, named: Mapping[Field, str]) -> bool:
    """Whether a row is surely enough a header, not a title or a row of words."""
    known = [column for column in header.columns if column.field]
    if not header.tells:
        return False
    if any(column.field in named for column in known):
        return True
    if len(known) > 1:
        return len(known) >= _ENOUGH or len(known) * 4 >= len(header.columns)
    meaning = meaning_of(known[0].header)
    return meaning is not None and meaning.score == EXACT
