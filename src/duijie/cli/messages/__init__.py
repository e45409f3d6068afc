"""Every sentence the command line can say, and the language it says them in."""

from collections.abc import Mapping

from duijie.kernel.catalogue import Catalogue
from duijie.kernel.language import Language

CATALOGUE = Catalogue(__name__)

# DUIJIE_LANG is ours; the rest is the order in which POSIX says a program asks for messages.
LOCALE_VARIABLES = ("DUIJIE_LANG", "LC_ALL", "LC_MESSAGES", "LANG")

_speaking = Language.EN


def reader_language(asked: str | None, environment: Mapping[str, str]) -> Language:
    """The reader's language: as asked, else DUIJIE_LANG, else the system's locale."""
    named = (environment.get(name, "") for name in LOCALE_VARIABLES)
    first = next((name for name in (asked or "", *named) if name), "")
    return Language.ZH if first.lower().startswith("zh") else Language.EN


def speak(language: Language) -> None:
    """Say everything that follows in one language."""
    global _speaking  # noqa: PLW0603  (a process has one reader)
    _speaking = language


def speaking() -> Language:
    """The language that is being spoken."""
    return _speaking


def say(code: str, **facts: object) -> str:
    """The sentence for a code in the reader's language, its facts filled in."""
    return CATALOGUE.say(code, _speaking, **facts)
