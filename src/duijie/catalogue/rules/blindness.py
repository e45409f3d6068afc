"""A blind record must not tell in its own words who asks."""

import unicodedata
from collections.abc import Iterable
from dataclasses import fields
from typing import Final

from duijie.catalogue.errors import NamesTheAsker
from duijie.catalogue.rules.groups import HOUSEHOLD, OWNER, TELLING, group_of
from duijie.catalogue.types.details import Details
from duijie.catalogue.types.words import Visibility

# A name of two characters stands in too many texts to tell anybody apart.
SHORTEST_TELLING_NAME: Final = 3


def check_does_not_name(details: Details, names: Iterable[str]) -> None:
    """Refuse to publish blind what names its asker."""
    hidden = details.visibility is Visibility.BLIND
    if not hidden and details.field_visibility.get(OWNER, Visibility.PUBLIC) is Visibility.PUBLIC:
        return
    telling = [name for name in names if len(name) >= SHORTEST_TELLING_NAME]
    for field in fields(details):
        value = getattr(details, field.name)
        if isinstance(value, str) and group_of(field.name) not in HOUSEHOLD | TELLING:
            for name in telling:
                if _folded(name) in _folded(value):
                    raise NamesTheAsker(field=field.name, found=name)


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
