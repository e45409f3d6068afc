"""What a kept match rests on, said in both languages and quoted from both texts."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from duijie.engine.records import Field, Record
from duijie.engine.report.excerpts import Mark, excerpt
from duijie.engine.report.voice import number as written
from duijie.engine.report.voice import sentence
from duijie.engine.results import Note, QuantityRow, Reason, Side
from duijie.engine.text.quantities.reader import read_quantities
from duijie.engine.text.quantities.types import Quantity
from duijie.kernel.language import Language
from duijie.matching.types import LimitRow, ReasonSaid, Said, Stretch

QUOTE: Final = 360
# Names of fields by their codes, in Chinese and in English.
FieldNames = Mapping[str, tuple[str, str]]
# Which codes the notes on fields mention.
FIELD_NOTES: Final[Mapping[str, tuple[Field, ...]]] = MappingProxyType(
    {
        "explain.same_field": (Field.IPC, Field.INDUSTRY),
        "explain.other_industry": (Field.INDUSTRY,),
        "explain.other_ipc": (Field.IPC,),
    }
)
# Below this a factor between two units is that of equal ones, told by rounding.
NOISE: Final = 1e-9


def said(note: Note) -> Said:
    """A note as a sentence in both languages."""
    return Said(sentence(note, Language.ZH), sentence(note, Language.EN))


def all_said(notes: Iterable[Note]) -> tuple[Said, ...]:
    """Notes as sentences in both languages."""
    return tuple(map(said, notes))


def reasons_said(reasons: Sequence[Reason], names: FieldNames) -> tuple[ReasonSaid, ...]:
    """Reasons with their numbers, as they are marked in the texts."""
    return tuple(
        ReasonSaid(number, one.feature, _said_of_field(one.note, names), one.contribution)
        for number, one in enumerate(reasons, start=1)
    )


def _said_of_field(note: Note, names: FieldNames) -> Said:
    """The same as any note, fields by their names in the language of the sentence."""
    if note.code not in FIELD_NOTES:
        return said(note)
    return Said(*(sentence(_named(note, names, place), tongue) for place, tongue in _TONGUES))


def codes_in(note: Note) -> Mapping[str, list[str]]:
    """The codes of fields that each fact of a note mentions."""
    return {
        name: list(map(str, said)) if isinstance(said, list) else str(said).split()
        for name, said in note.facts.items()
    }


def _named(note: Note, names: FieldNames, place: int) -> Note:
    facts: dict[str, object] = {
        name: [names[code][place] or code if code in names else code for code in codes]
        for name, codes in codes_in(note).items()
    }
    return Note(note.code, facts, note.spans)


_TONGUES: Final = ((0, Language.ZH), (1, Language.EN))


def text_of(fields: Any) -> str:  # noqa: ANN401  (as it came out of the database)
    """The text that the spans of a match point into."""
    return Record("", {Field(name): text for name, text in fields.items()}).text


def quoted(text: str, reasons: Sequence[Reason], side: Side) -> tuple[Stretch, ...]:
    """The words of one side that reasons rest on, marked with the reasons' numbers."""
    marks = [
        Mark(number, span.start, span.end)
        for number, reason in enumerate(reasons, start=1)
        for span in reason.note.spans
        if span.side is side
    ]
    pieces = excerpt(text, marks, QUOTE)
    return tuple(Stretch(one.text, one.marks, one.gap) for one in pieces)


def limits_said(rows: Sequence[QuantityRow]) -> tuple[LimitRow, ...]:
    """The table of limits, with what is offered in the unit that was asked."""
    return tuple(
        LimitRow(
            one.property,
            one.asked,
            one.offered or "",
            converted(one.asked, one.offered or ""),
            one.verdict,
        )
        for one in rows
    )


def converted(asked: str, offered: str) -> str:
    """What is offered, in the unit that is asked; empty where it is the same unit."""
    wanted, given = _first(asked), _first(offered)
    if wanted is None or given is None or wanted.unit == given.unit:
        return ""
    factor = _factor(wanted)
    if factor is None or not wanted.dimension or wanted.dimension != given.dimension:
        return ""
    ends = [written(end / factor) for end in (given.base_low, given.base_high) if end is not None]
    value = "–".join(dict.fromkeys(ends))
    return f"{value} {wanted.unit}" if value else ""


def _first(text: str) -> Quantity | None:
    return next(iter(read_quantities(text)), None)


def _factor(one: Quantity) -> float | None:
    """What a value of a unit is multiplied with; None where the scale begins elsewhere."""
    pairs = [(one.low, one.base_low), (one.high, one.base_high)]
    factors = [base / value for value, base in pairs if value and base is not None]
    if not factors or one.unit in {"°C", "°F"}:
        return None
    return factors[0] if abs(factors[0]) > NOISE**2 else None
