"""What fields, words and blanks of the catalogue are called, in both languages.

Pages, API, spreadsheets and mails say them with the same words (words.toml).
"""

from enum import StrEnum
from typing import Final

from duijie.catalogue.types.words import ListingKind
from duijie.kernel.catalogue import Catalogue
from duijie.kernel.language import Language

WORDS: Final = Catalogue.of_apps("duijie", "words.toml")


def field_label(name: str, language: Language) -> str:
    """The name of a field, of a group of fields or of a row's column."""
    return WORDS.say(f"field.{name}", language)


def field_help(name: str, language: Language) -> str:
    """What to write in a field; empty where its name says enough."""
    code = f"help.{name}"
    return WORDS.say(code, language) if code in WORDS else ""


def word_label(word: StrEnum, language: Language) -> str:
    """What a word of a closed list is called."""
    return WORDS.say(f"{type(word).__name__}.{word.value}", language)


def why(kind: ListingKind, name: str, language: Language) -> str:
    """Why a blank makes a record worth less."""
    own = f"why.{kind.value}.{name}"
    return WORDS.say(own if own in WORDS else f"why.{name}", language)
