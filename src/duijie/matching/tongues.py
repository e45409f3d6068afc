"""A record written in two languages, taken apart into a text of each.

docs/algorithms/matching.md tells why each language is indexed and asked by itself.
"""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any, Final, TypeVar
from uuid import UUID

from duijie.catalogue.types.details import Details, LabDetails
from duijie.catalogue.types.rows import Equipment
from duijie.kernel.language import Language

Said = TypeVar("Said", bound=Details)

# Below this, as many Latin letters wide, a language only names the record: some ten words.
ENOUGH: Final = 60
_OTHER: Final = {Language.ZH: Language.EN, Language.EN: Language.ZH}
# A Chinese character is as wide as two Latin letters.
_FIRST_WIDE: Final = "\u2e80"
# An identifier of a listing is so long; what follows it in an entry's is the language.
_LENGTH: Final = 36


def by_language(details: Said) -> Mapping[Language | None, Said]:
    """What a record says in each language that says enough; else all of it."""
    if any(_width(details, language) < ENOUGH for language in Language):
        return {None: details}
    return {language: _only(details, language) for language in Language}


def entry_id(listing_id: UUID, language: Language | None) -> str:
    """Under which identifier an index holds what a record says in a language."""
    return f"{listing_id}.{language}" if language else str(listing_id)


def entries_of(listing_id: UUID) -> list[str]:
    """All identifiers under which an index may hold a record."""
    return [entry_id(listing_id, language) for language in (None, *Language)]


def whole(entry: str) -> str:
    """The same identifier for all entries of one record."""
    return entry[:_LENGTH]


def listing_of(entry: str) -> UUID:
    """The record that an entry of an index belongs to."""
    return UUID(whole(entry))


def _only(details: Said, language: Language) -> Said:
    ending = f"_{_OTHER[language]}"
    blank: dict[str, Any] = {one.name: "" for one in fields(details) if one.name.endswith(ending)}
    if isinstance(details, LabDetails):
        blank["equipment"] = tuple(_device(one, f"name{ending}") for one in details.equipment)
    return replace(details, **blank)


def _device(device: Equipment, other: str) -> Equipment:
    """A device without its other name, if it has two; all else belongs to both languages."""
    gone: dict[str, Any] = {other: ""} if device.name_zh and device.name_en else {}
    return replace(device, **gone)


def _width(details: Details, language: Language) -> int:
    """How much a record says in a language beside its title."""
    ending = f"_{language}"
    told = (
        getattr(details, one.name)
        for one in fields(details)
        if one.name.endswith(ending) and not one.name.startswith("title_")
    )
    return sum(2 if letter >= _FIRST_WIDE else 1 for text in told for letter in text)
