"""Identifiers in what people paste: an identifier alone, or the address of a page."""

import re
from collections.abc import Iterable
from typing import Final
from uuid import UUID

WRITTEN: Final = re.compile(
    r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"
)
LONGEST: Final = 500


def identifier_in(text: str) -> UUID | None:
    """The first identifier that a text holds."""
    found = WRITTEN.search(text[:LONGEST])
    return UUID(found.group()) if found else None


def identifiers_in(texts: Iterable[str]) -> list[UUID]:
    """The identifiers of several texts, each once."""
    found = (identifier_in(text) for text in texts)
    return list(dict.fromkeys(one for one in found if one is not None))
