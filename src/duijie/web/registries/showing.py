"""Entries as pages show them, in the reader's language."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from django.utils.translation import get_language, gettext

from duijie.kernel.language import Language
from duijie.registries.rules import name_for


class Named(Protocol):
    """What has a code and a name in either language."""

    code: str
    name_zh: str
    name_en: str


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a picker: what is sent, what is read."""

    value: str
    code: str
    label: str


def reader_language() -> Language:
    """The language of the page."""
    return Language.ZH if (get_language() or "").startswith("zh") else Language.EN


def shown_name(named: Named) -> str:
    """The name of an entry; says so when it exists in the other language only."""
    language = reader_language()
    name = name_for(language, zh=named.name_zh, en=named.name_en)
    if not name.is_other_language:
        return name.text
    if language is Language.ZH:
        return gettext("%(name)s (English only)") % {"name": name.text}
    return gettext("%(name)s (Chinese only)") % {"name": name.text}


def options_of(entries: Iterable[Named]) -> list[Option]:
    """Entries as the choices of a picker."""
    return [Option(entry.code, entry.code, shown_name(entry)) for entry in entries]
