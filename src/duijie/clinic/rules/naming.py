"""Values that stand without a name: what they limit is asked, and kept as a person says it."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from duijie.clinic.errors import NotUnderstood
from duijie.clinic.types import Item, Part, Status
from duijie.engine.needs.types import Limit, Strength
from duijie.engine.text.quantities.likely import measured_in, told_of
from duijie.engine.text.quantities.properties import lexicon
from duijie.engine.text.quantities.types import Quantity
from duijie.kernel.language import Language

LONGEST_NAME: Final = 60
MOST_NAMES: Final = 6
HAN: Final = re.compile(r"[\u3400-\u9fff]")


def is_nameless(item: Item) -> bool:
    """Whether it is not known what a limit limits."""
    if item.part is not Part.LIMIT or not isinstance(item.read, Limit):
        return False
    return not item.read.quantity.property.strip()


def can_be_named(item: Item) -> bool:
    """Whether a person can say it on the card; an answer is written anew instead."""
    return is_nameless(item) and item.status is not Status.ANSWERED


def asks_for_name(item: Item) -> bool:
    """Whether it is worth asking; what a text only states is mostly a condition."""
    limit = item.read
    return can_be_named(item) and isinstance(limit, Limit) and limit.strength is not Strength.STATED


def likely_names(item: Item, told: Iterable[Quantity] = ()) -> tuple[str, ...]:
    """Keys of what a value may be: what others state, then what is measured so."""
    if not is_nameless(item) or not isinstance(item.read, Limit):
        return ()
    asked = item.read.quantity
    every = dict.fromkeys((*told_of(asked, told), *measured_in(asked)))
    return tuple(key for key in every if all(name_of(key, one) for one in Language))[:MOST_NAMES]


def name_of(key: str, language: Language) -> str:
    """What a property is called."""
    return lexicon().usual_name(key, language)


def checked_name(name: str) -> str:
    """A name as it is kept; refuses one that says nothing or holds a number."""
    name = " ".join(name.replace("\0", "").split())[:LONGEST_NAME]
    if not any(letter.isalpha() for letter in name):
        raise NotUnderstood(given=name)
    return name


def with_name(words: str, name: str) -> str:
    """A value with its name, which Chinese puts before it and English behind it."""
    return f"{name}{words}" if HAN.search(name) else f"{words} {name}"


def under_name(limit: Limit, name: str) -> Limit:
    """The same limit of what a person says it limits."""
    return replace(limit, quantity=replace(limit.quantity, property=name))
