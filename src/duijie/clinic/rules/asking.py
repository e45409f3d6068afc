"""What is asked of the index: the text as the person corrected it, and what they added."""

from typing import Final

from duijie.clinic.rules.cards import record_of
from duijie.clinic.types import Correction, Deed, Part, Said
from duijie.engine.records import Field, Record

# Readings that say what is searched for; taking back a budget or a date changes no text.
SEARCHED: Final = {
    Part.SUBJECT, Part.WANTED, Part.LIMIT, Part.CURRENT, Part.MATERIAL, Part.CONSTRAINT,
}  # fmt: skip


def asked_record(said: Said) -> Record:
    """A draft as the index is asked: corrected words in place of those that were read."""
    record = record_of(said)
    added = [one for one in said.corrections if one.deed is Deed.ADD and one.part in SEARCHED]
    limits = [one.words for one in added if one.part is Part.LIMIT]
    others = [one.words for one in added if one.part is not Part.LIMIT]
    whole = [one.words for one in said.answers if one.on_card]
    fields = {
        **record.fields,
        Field.DESCRIPTION: corrected_text(said),
        Field.INDICATORS: "\n".join(limits),
        Field.APPLICATION: "\n".join(
            filter(None, [record.get(Field.APPLICATION), *whole, *others])
        ),
    }
    return Record("", {name: words for name, words in fields.items() if words.strip()})


def corrected_text(said: Said) -> str:
    """The text with changed words put in, and readings that were taken back left out."""
    text, before = said.text, len(said.text) + 1
    placed = [one for one in said.corrections if one.start >= 0 and one.part in SEARCHED]
    for one in sorted(placed, key=lambda one: (-one.start, -one.end)):
        if one.end <= before and said.text[one.start : one.end] == one.old:
            text = text[: one.start] + _instead(one) + text[one.end :]
            before = one.start if one.deed is not Deed.CONFIRM else before
    return text


def problem_text(said: Said) -> str:
    """The text to publish: changes are in it, nothing is cut out."""
    kept = tuple(one for one in said.corrections if one.deed is not Deed.REMOVE)
    return corrected_text(Said(text=said.text, corrections=kept))


def _instead(one: Correction) -> str:
    if one.deed is Deed.CHANGE:
        return one.words
    return " " if one.deed is Deed.REMOVE else one.old
