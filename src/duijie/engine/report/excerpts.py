"""Cut a long text down to the words that reasons rest on, with each reason's marks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from duijie.engine.results import Span
from duijie.engine.text.language import language_of, segments
from duijie.engine.text.sentences import sentences
from duijie.kernel.language import Language

# In characters. A quote must be readable beside its twin in half of an A4 page's width.
BUDGET = 360
LONG_SENTENCE = 180
AROUND = 40
LONGEST_MARK = 400
LONGEST_WORD = 30
OPENING = 160
CLAUSE = 10


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text that reason ``number`` rests on."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an excerpt that is shown in one way.

    ``marks`` are the reasons that rest on it, the tightest first; ``closes``
    those whose stretch ends here. ``language`` is set where it differs from
    the whole text's. A ``gap`` is an ellipsis for words left out.
    """

    text: str
    marks: tuple[int, ...] = ()
    closes: tuple[int, ...] = ()
    language: Language | None = None
    gap: bool = False


GAP = Piece(" … ", gap=True)


def excerpt(text: str, marks: Iterable[Mark], budget: int = BUDGET) -> tuple[Piece, ...]:
    """The sentences that hold the marks, or the opening of the text without any."""
    kept = _usable(marks, len(text))
    windows = _choose(_windows(text, kept), kept, budget) if kept else [_opening(text)]
    return tuple(_pieces(text, windows, kept))


def around(text: str, span: Span) -> str:
    """The words around a stretch, at most a short clause; empty for one outside."""
    if not 0 <= span.start < span.end <= len(text):
        return ""
    bounds = [(a, b) for a, b in sentences(text) if a < span.end and span.start < b]
    if not bounds:
        return ""
    first, last = bounds[0][0], bounds[-1][1]
    start = max(first, _word_start(text, max(first, span.start - CLAUSE)))
    end = min(last, _word_end(text, min(last, span.end + CLAUSE)))
    return f"{'…' if start > first else ''}{text[start:end].strip()}{'…' if end < last else ''}"


def _usable(marks: Iterable[Mark], length: int) -> list[Mark]:
    clipped = (
        Mark(m.number, max(0, m.start), min(m.end, length, m.start + LONGEST_MARK)) for m in marks
    )
    return sorted({m for m in clipped if m.start < m.end}, key=lambda m: (m.start, m.end, m.number))


def _opening(text: str) -> tuple[int, int]:
    end = min(len(text), OPENING)
    return 0, _word_end(text, end) if end < len(text) else end


def _windows(text: str, marks: Sequence[Mark]) -> list[tuple[int, int]]:
    """Disjoint stretches in reading order that together hold every mark."""
    found: list[tuple[int, int]] = []
    spans = sentences(text)
    for mark in marks:
        touched = [(a, b) for a, b in spans if a < mark.end and mark.start < b]
        for start, end in touched or [(mark.start, mark.end)]:
            if end - start > LONG_SENTENCE:
                left = _word_start(text, max(start, mark.start - AROUND))
                right = _word_end(text, min(end, mark.end + AROUND))
                found.append((max(start, left), min(end, right)))
            else:
                found.append((start, end))
    return _merged(sorted(found))


def _merged(windows: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in windows:
        if not merged or start > merged[-1][1]:
            merged.append((start, end))
        elif end - merged[-1][0] <= BUDGET:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif end > merged[-1][1]:  # too long to be one: goes on in a window of its own
            merged.append((merged[-1][1], end))
    return merged


def _choose(
    windows: Sequence[tuple[int, int]], marks: Sequence[Mark], budget: int
) -> list[tuple[int, int]]:
    """Every reason keeps at least one window; the rest are taken while there is room."""
    numbers = {window: _numbers(window, marks) for window in windows}
    missing = {mark.number for mark in marks}
    chosen: list[tuple[int, int]] = []
    left = list(windows)
    while left:
        best = max(left, key=lambda w: (len(set(numbers[w]) & missing), len(numbers[w]), -w[0]))
        fresh = set(numbers[best]) & missing
        used = sum(end - start for start, end in chosen)
        left.remove(best)
        if fresh or used + best[1] - best[0] <= budget:
            chosen.append(best)
            missing -= fresh
    return sorted(chosen)


def _numbers(window: tuple[int, int], marks: Sequence[Mark]) -> list[int]:
    return [m.number for m in marks if m.start < window[1] and window[0] < m.end]


def _pieces(
    text: str, windows: Sequence[tuple[int, int]], marks: Sequence[Mark]
) -> Iterable[Piece]:
    whole = language_of(text)
    position = 0
    for start, end in windows:
        between = text[position:start]
        if between.strip():
            yield GAP
        elif between:
            yield Piece("\n" if "\n" in between else " ")
        yield from _window_pieces(text, (start, end), marks, whole)
        position = end
    if text[position:].strip():
        yield GAP


def _window_pieces(
    text: str, window: tuple[int, int], marks: Sequence[Mark], whole: Language
) -> Iterable[Piece]:
    start, end = window
    inside = [m for m in marks if m.start < end and start < m.end]
    tongues = [(start + s.start, start + s.end, s.language) for s in segments(text[start:end])]
    cuts = {start, end}
    cuts.update(edge for m in inside for edge in (m.start, m.end) if start < edge < end)
    cuts.update(edge for a, b, _ in tongues for edge in (a, b))
    ordered = sorted(cuts)
    for a, b in pairwise(ordered):
        covering = sorted(
            (m for m in inside if m.start <= a and b <= m.end), key=lambda m: m.end - m.start
        )
        language = next((t for s, e, t in tongues if s <= a and b <= e), whole)
        yield Piece(
            text[a:b],
            tuple(dict.fromkeys(m.number for m in covering)),
            tuple(dict.fromkeys(m.number for m in covering if min(m.end, end) == b)),
            None if language is whole else language,
        )


def _word_start(text: str, position: int) -> int:
    """Step back to where a Latin word begins, so that no excerpt starts inside one."""
    edge = max(0, position - LONGEST_WORD)
    while position > edge and _joined(text, position):
        position -= 1
    return position


def _word_end(text: str, position: int) -> int:
    edge = min(len(text), position + LONGEST_WORD)
    while position < edge and _joined(text, position):
        position += 1
    return position


def _joined(text: str, position: int) -> bool:
    if not 0 < position < len(text):
        return False
    before, after = text[position - 1], text[position]
    return before.isascii() and after.isascii() and before.isalnum() and after.isalnum()
