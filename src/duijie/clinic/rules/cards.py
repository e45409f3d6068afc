"""The card of a draft: what the engine reads, and over it what the person said."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from duijie.clinic.rules.naming import asks_for_name
from duijie.clinic.rules.parts import said_of, understood
from duijie.clinic.types import (
    Both,
    Correction,
    Deed,
    Demand,
    Flag,
    Item,
    Open,
    Part,
    Read,
    Said,
    Sheet,
    Status,
)
from duijie.engine.needs import words as wording
from duijie.engine.needs.card import read_need
from duijie.engine.needs.flags import BARE, VAGUE
from duijie.engine.needs.questions import NAMING, naming_question
from duijie.engine.needs.types import Evidence, Limit, NeedCard, Question, Reading, Strength, Wanted
from duijie.engine.records import TEXT_FIELDS, Field, Record
from duijie.engine.results import Note, Span
from duijie.kernel.language import Language

# More questions than these nobody answers on one visit.
MOST_QUESTIONS: Final = 5
# A wish longer than this is shown by its verb alone.
LONGEST_MARK: Final = 80
# The questions that a part of the card answers, whoever filled it in.
PART_OF_QUESTION: Final = {
    "object": Part.SUBJECT,
    "function": Part.WANTED,
    "limit": Part.LIMIT,
    "current": Part.CURRENT,
    "substrate": Part.MATERIAL,
    "maturity": Part.MATURITY,
    "budget": Part.BUDGET,
    "deadline": Part.DEADLINE,
    "cooperation": Part.COOPERATION,
    "locality": Part.REGION,
}
NARROWING: Final = {Part.LIMIT, Part.MATERIAL, Part.CONSTRAINT}


def record_of(said: Said) -> Record:
    """What a person wrote, the text first, so that places agree."""
    columns = {
        Field(name): words
        for name, words in said.columns.items()
        if name in set(Field) and Field(name) not in TEXT_FIELDS
    }
    answers = "\n".join(one.words for one in said.answers if one.words and not one.on_card)
    fields = columns | {Field.DESCRIPTION: said.text, Field.APPLICATION: answers}
    return Record("", {name: words for name, words in fields.items() if words})


def sheet_of(said: Said) -> Sheet:
    """The card of a draft as a person sees it."""
    card = read_need(record_of(said))
    read = {item.key: item for item in _items(card, said.text)}
    own = {one.key: one for one in said.corrections if one.deed is not Deed.ADD}
    items = [_corrected(item, own.get(item.key)) for item in read.values()]
    items += [_added(one) for one in said.corrections if one.deed is Deed.ADD]
    left = [item for item in items if item is not None]
    left.sort(key=lambda item: tuple(Part).index(item.part))
    parts = {item.part for item in left}
    removed = (one for one in own.values() if one.deed is Deed.REMOVE and one.key in read)
    return Sheet(
        text=said.text,
        language=card.language,
        kind=card.kind,
        items=tuple(left),
        removed=tuple(removed),
        flags=tuple(_flags(card.flags, said.text, parts)),
        open=tuple(_open(card, said, left)),
    )


def _items(card: NeedCard, text: str) -> Iterator[Item]:
    for part, read, evidence in _readings(card):
        place = _place(read, evidence, text)
        beyond = evidence.span is not None and place is None
        status = Status.ANSWERED if beyond else Status.READ
        yield Item(
            key=_key(part, evidence, place),
            part=part,
            said=said_of(part, read),
            words=text[slice(*place)] if place and isinstance(read, Wanted) else evidence.words,
            status=status,
            read=read,
            place=place,
            code=read.code if isinstance(read, Reading) else getattr(read, "function", ""),
            demand=_demand(read),
        )


def _readings(card: NeedCard) -> Iterator[tuple[Part, Read, Evidence]]:
    if card.subject:
        yield Part.SUBJECT, card.subject, card.subject
    yield from ((Part.WANTED, one, one.verb) for one in card.wanted)
    yield from ((Part.LIMIT, one, one.evidence) for one in card.limits)
    yield from ((Part.CURRENT, one, one.evidence) for one in card.current)
    yield from ((Part.MATERIAL, one, one.evidence) for one in card.materials)
    yield from ((Part.CONSTRAINT, one, one.evidence) for one in card.constraints)
    yield from ((Part.COOPERATION, one, one.evidence) for one in card.cooperation)
    yield from ((Part.REGION, one, one.evidence) for one in card.regions)
    if card.maturity:
        yield Part.MATURITY, card.maturity, card.maturity.evidence
    if card.budget:
        yield Part.BUDGET, card.budget, card.budget.evidence
    if card.deadline:
        yield Part.DEADLINE, card.deadline, card.deadline.evidence
    if card.confidentiality:
        yield Part.CONFIDENTIALITY, card.confidentiality, card.confidentiality.evidence


def _place(read: Read, evidence: Evidence, text: str) -> tuple[int, int] | None:
    """Where a reading stands in the draft's own text; a wish reaches over its object."""
    spans = [evidence.span]
    if isinstance(read, Wanted):
        spans += [read.object.span, read.owner.span if read.owner else None]
    known = [span for span in spans if span is not None]
    if not known:
        return None
    whole = min(span.start for span in known), max(span.end for span in known)
    if whole[1] - whole[0] > LONGEST_MARK:
        whole = known[0].start, known[0].end
    return whole if 0 <= whole[0] < whole[1] <= len(text) else None


def _key(part: Part, evidence: Evidence, place: tuple[int, int] | None) -> str:
    if place:
        return f"{part}-{place[0]}-{place[1]}"
    return f"{part}-{evidence.field or 'answer'}-{evidence.span.start if evidence.span else 0}"


def _demand(read: Read) -> Demand:
    # What a text only states it does not demand.
    firm = not isinstance(read, Limit) or read.strength is Strength.MUST
    return Demand.MUST if firm else Demand.SHOULD


def _corrected(item: Item, correction: Correction | None) -> Item | None:
    if correction is None:
        return item
    if correction.deed is Deed.REMOVE:
        return None
    if correction.deed is Deed.CONFIRM:
        return _as(item, Status.CONFIRMED, item.read, item.words)
    read = understood(item.part, correction.given)
    return _as(item, Status.CHANGED, read, correction.words, correction)


def _as(
    item: Item, status: Status, read: Read, words: str, correction: Correction | None = None
) -> Item:
    return Item(
        key=item.key,
        part=item.part,
        said=said_of(item.part, read),
        words=words,
        status=status,
        read=read,
        place=item.place,
        code=correction.code if correction else item.code,
        demand=correction.demand if correction else item.demand,
    )


def _added(one: Correction) -> Item:
    read = understood(one.part, one.given)
    return Item(
        key=one.key,
        part=one.part,
        said=said_of(one.part, read),
        words=one.words,
        status=Status.ADDED,
        read=read,
        code=one.code,
        demand=one.demand,
    )


def _flags(notes: Iterable[Note], text: str, parts: set[Part]) -> Iterator[Flag]:
    """The flags that still hold once the person has added what narrows the need."""
    for note in notes:
        if note.code in {VAGUE, BARE} and parts & NARROWING:
            continue
        said = Both(*(wording.flag(note, language) for language in Language))
        places = tuple((span.start, span.end) for span in note.spans if _within(span, text))
        yield Flag(note.code.rpartition(".")[2], said, places)


def _within(span: Span, text: str) -> bool:
    return 0 <= span.start < span.end <= len(text)


def _open(card: NeedCard, said: Said, items: Sequence[Item]) -> Iterator[Open]:
    """The questions still worth asking; no more than five are asked of one draft."""
    parts = {item.part for item in items}
    asked = {one.code for one in said.answers}
    left = MOST_QUESTIONS - len(asked)
    nameless = next((item for item in items if asks_for_name(item)), None)
    missing = [*card.missing, *([_naming(nameless, items)] if nameless else [])]
    worth = [
        one
        for one in missing
        if one.code not in asked and PART_OF_QUESTION.get(one.code) not in parts
    ]
    worth.sort(key=lambda one: -one.weight)
    for one in worth[: max(left, 0)]:
        spoken = [wording.ask(one, language) for language in Language]
        ask, why = (Both(*pair) for pair in zip(*spoken, strict=True))
        about = nameless.key if nameless and one.code == NAMING else ""
        yield Open(one.code, ask, why, one.weight, about)


def _naming(item: Item, items: Sequence[Item]) -> Question:
    subject = next((one.words for one in items if one.part is Part.SUBJECT), "")
    return naming_question(item.words, subject)
