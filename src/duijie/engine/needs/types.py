"""The need card and the readings it is made of."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from duijie.engine.records import Field, Record
from duijie.engine.results import Note, Span
from duijie.engine.text.quantities.types import Quantity
from duijie.kernel.language import Language


class Strength(StrEnum):
    """How firmly a limit is asked for."""

    MUST = "must"
    SHOULD = "should"
    STATED = "stated"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words a reading rests on, and where they stand.

    ``span`` points into ``Record.text``; when the words come from a dedicated
    column that is not part of that text (budget, deadline …), ``span`` is None
    and ``field`` names the column.
    """

    words: str
    span: Span | None = None
    field: Field | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing read, as a code of the lexicon, and the words it rests on.

    A reading whose value is an open set (a place, a standard's number) carries it in ``code``.
    """

    code: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Wanted:
    """One function wanted: what is to be done (a code), to what.

    ``object`` is what the verb acts on ("corrosion resistance"), ``owner`` the
    thing or process it belongs to ("magnesium castings") when the text names both.
    """

    function: str
    verb: Evidence
    object: Evidence
    owner: Evidence | None
    weight: float


@dataclass(frozen=True, slots=True)
class Limit:
    """A quantity the need asks for, how firmly, and the word that says so.

    The positions inside ``quantity`` count from the beginning of ``Record.text``.
    """

    quantity: Quantity
    strength: Strength
    evidence: Evidence
    because: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Maturity:
    """The technology readiness asked for, levels 1 to 9."""

    low: int
    high: int
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Budget:
    """What may be spent, in units of ``currency`` (ISO 4217; empty when not said).

    ``low`` or ``high`` is None where the text leaves that end open; both are
    None when the sum is to be negotiated.
    """

    low: float | None
    high: float | None
    currency: str
    negotiable: bool
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when: a day, a number of months from the start, or a word such as "urgent"."""

    day: date | None
    months: float | None
    word: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Question:
    """Something missing that matters; ``weight`` is what it was ranked by.

    ``ask`` is the question, ``why`` the reason it is asked.
    """

    code: str
    weight: float
    ask: Note
    why: Note


@dataclass(frozen=True, slots=True)
class NeedCard:
    """A need as read: what is wanted, under which limits, and what is missing.

    ``kind`` is what sort of need it is (material, software …); it decides which
    questions are useful. ``current`` holds the quantities that describe today's
    state and are not asked for. ``flags`` are notes with the words they rest on.
    """

    record: Record
    language: Language
    kind: str
    wanted: tuple[Wanted, ...]
    subject: Evidence | None
    limits: tuple[Limit, ...]
    current: tuple[Limit, ...]
    materials: tuple[Reading, ...]
    constraints: tuple[Reading, ...]
    maturity: Maturity | None
    budget: Budget | None
    deadline: Deadline | None
    cooperation: tuple[Reading, ...]
    regions: tuple[Reading, ...]
    confidentiality: Reading | None
    missing: tuple[Question, ...]
    flags: tuple[Note, ...]
