"""A need that holds several, taken apart: a proposal that the person edits."""

from itertools import pairwise
from typing import Final

from duijie.clinic.types import Flag, Sheet

COMPOSITE: Final = "composite"
MOST_PARTS: Final = 8
MARKS: Final = "、.)）】 \t0123456789一二三四五六七八九十(（【①②③④⑤⑥⑦⑧⑨-*•第项条:："
STOPS: Final = "。！？；\n;!?"


def parts_of(sheet: Sheet) -> tuple[str, ...]:
    """The texts that a composite need could become; empty for one that is not."""
    flag = next((one for one in sheet.flags if one.code == COMPOSITE), None)
    if flag is None or len(flag.places) < 2:  # noqa: PLR2004  (one place is no list)
        return ()
    cuts = _cuts(sheet.text, flag)
    before = sheet.text[: cuts[0]].strip(MARKS + "\n ")
    pieces = [sheet.text[start:end].strip().rstrip(MARKS) for start, end in pairwise(cuts)]
    # What stands before a list is said of all its items.
    opening = f"{before}\n" if before and cuts[0] > 0 else ""
    return tuple(f"{opening}{piece}" for piece in pieces if piece)[:MOST_PARTS]


def _cuts(text: str, flag: Flag) -> list[int]:
    """Where the parts begin, and the end of the text."""
    starts = sorted(start for start, _ in flag.places)
    listed = all(_begins_item(text, start) for start in starts)
    if listed:
        return [*starts, len(text)]
    second = starts[1]
    at = max(text.rfind(stop, 0, second) for stop in (*STOPS, "，", ","))
    return [0, at + 1 if at >= 0 else second, len(text)]


def _begins_item(text: str, start: int) -> bool:
    """Whether a number or a bullet stands right before."""
    before = text[:start].rstrip(" \t")
    return bool(before) and before[-1] in MARKS
