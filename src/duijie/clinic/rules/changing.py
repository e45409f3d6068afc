"""How what a person said changes: corrections, answers, another text."""

from dataclasses import replace
from typing import Final

from duijie.clinic.errors import NothingWritten, ReadingGone, TooLong, TooManyCorrections
from duijie.clinic.rules.cards import MOST_QUESTIONS, PART_OF_QUESTION, sheet_of
from duijie.clinic.rules.naming import can_be_named, checked_name, with_name
from duijie.clinic.rules.parts import CHOSEN, codes_of, limits_in, understood
from duijie.clinic.types import Answered, Correction, Deed, Given, Item, Part, Said
from duijie.engine.needs.lexicon import table
from duijie.engine.needs.questions import NAMING

LONGEST_TEXT: Final = 20_000
LONGEST_ANSWER: Final = 1_000
MOST_CORRECTIONS: Final = 100


def checked_text(text: str) -> str:
    """A text that can be read, as it is kept."""
    text = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n").strip()
    if not text:
        raise NothingWritten
    if len(text) > LONGEST_TEXT:
        raise TooLong(length=len(text), most=LONGEST_TEXT)
    return text


def corrected(said: Said, key: str, deed: Deed, given: Given) -> Said:
    """What is said after a person confirmed, changed or took back one item."""
    own = next((one for one in said.corrections if one.key == key), None)
    if own is not None and own.deed is Deed.ADD:
        return _own_changed(said, own, deed, given)
    item = next((one for one in sheet_of(_without(said, key)).items if one.key == key), None)
    if item is None:
        raise ReadingGone
    made = _correction(item, deed, given)
    return _with(_without(said, key), made)


def named(said: Said, key: str, name: str) -> Said:
    """What is said after a person said what a value limits; that answers its question."""
    sheet = sheet_of(said)
    item = next((one for one in sheet.items if one.key == key and can_be_named(one)), None)
    if item is None:
        raise ReadingGone
    name = checked_name(name)
    given = Given(with_name(item.words, name), item.code, item.demand, name)
    after = corrected(said, key, Deed.CHANGE, given)
    if key in {one.about for one in sheet.open}:
        return replace(after, answers=_with_answer(after, Answered(code=NAMING, on_card=True)))
    return after


def restored(said: Said, key: str) -> Said:
    """What is said after a person took a correction back."""
    return _without(said, key)


def added(said: Said, part: Part, given: Given) -> Said:
    """What is said after a person added an item to the card."""
    understood(part, given)
    numbers = [int(one.key.rpartition("-")[2]) for one in said.corrections if one.deed is Deed.ADD]
    made = Correction(
        key=f"{part}-own-{1 + max(numbers, default=0)}",
        part=part,
        deed=Deed.ADD,
        words=" ".join(given.words.split()),
        code=given.code,
        demand=given.demand,
        name=given.name,
    )
    return _with(said, made)


def answered(said: Said, code: str, words: str, chosen: str = "") -> Said:
    """What is said after a question was answered; no words pass it over."""
    if code not in table("questions")["question"]:
        raise ReadingGone
    words = " ".join(words.replace("\0", "").split())[:LONGEST_ANSWER]
    part = PART_OF_QUESTION.get(code)
    # What stands on the card need not be said twice; a limit's sentence says what it is about.
    kept = words if part in {None, Part.LIMIT, Part.CURRENT} and code != NAMING else ""
    if part and (words or chosen):
        for piece, piece_code in _pieces(part, words, chosen):
            said = added(said, part, Given(piece, piece_code))
    made = Answered(code=code, words=kept, on_card=part is not None)
    return replace(said, answers=_with_answer(said, made))


def _with_answer(said: Said, made: Answered) -> tuple[Answered, ...]:
    others = tuple(one for one in said.answers if one.code != made.code)
    return (*others, made)[-MOST_QUESTIONS:]


def rewritten(said: Said, text: str) -> Said:
    """What is said with another text: corrections stay where their words still stand."""
    text = checked_text(text)
    kept = [_moved(one, text) for one in said.corrections]
    return replace(said, text=text, corrections=tuple(one for one in kept if one is not None))


def _pieces(part: Part, words: str, chosen: str) -> list[tuple[str, str]]:
    """An answer as items of the card: a limit each, else all of it."""
    if part is Part.LIMIT:
        found = list(limits_in(words))
        return [(one, "") for one in found or [words]]
    if part in CHOSEN:
        return [(words, chosen or codes_of(part)[0])]
    return [(words, chosen)]


def _correction(item: Item, deed: Deed, given: Given) -> Correction:
    if deed is Deed.CHANGE:
        understood(item.part, given)
    start, end = item.place or (-1, -1)
    return Correction(
        key=item.key,
        part=item.part,
        deed=deed,
        start=start,
        end=end,
        old=item.words if item.place else "",
        words=" ".join(given.words.split()) if deed is Deed.CHANGE else "",
        code=given.code,
        demand=given.demand,
        name=given.name,
    )


def _own_changed(said: Said, own: Correction, deed: Deed, given: Given) -> Said:
    if deed is Deed.REMOVE:
        return _without(said, own.key)
    if deed is Deed.CONFIRM:
        return said
    understood(own.part, given)
    words = " ".join(given.words.split())
    new = replace(own, words=words, code=given.code, demand=given.demand, name=given.name)
    return replace(said, corrections=tuple(new if one is own else one for one in said.corrections))


def _with(said: Said, made: Correction) -> Said:
    if len(said.corrections) >= MOST_CORRECTIONS:
        raise TooManyCorrections(most=MOST_CORRECTIONS)
    return replace(said, corrections=(*said.corrections, made))


def _without(said: Said, key: str) -> Said:
    return replace(said, corrections=tuple(one for one in said.corrections if one.key != key))


def _moved(one: Correction, after: str) -> Correction | None:
    """A correction at the new place of its words; a person's own words are never lost."""
    if one.start < 0:
        return one
    places = _places(after, one.old)
    if places:
        start = min(places, key=lambda place: abs(place - one.start))
        end = start + len(one.old)
        return replace(one, key=f"{one.part}-{start}-{end}", start=start, end=end)
    if one.deed is not Deed.CHANGE:
        return None
    return replace(one, key=f"{one.part}-own-{one.start + 1}", deed=Deed.ADD, start=-1, end=-1)


def _places(text: str, words: str) -> list[int]:
    found, at = [], text.find(words) if words else -1
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return found
