"""Refusals: what the caller can act on, with a code and facts, never a sentence."""

from enum import StrEnum
from typing import ClassVar


class Kind(StrEnum):
    """The kind of a refusal; interfaces map it to a status, exit code or page."""

    INVALID = "invalid"
    FORBIDDEN = "forbidden"
    NOT_FOUND = "not_found"
    CONFLICT = "conflict"
    UNAVAILABLE = "unavailable"


class DomainError(Exception):
    """A refusal the caller can act on. Bugs are never DomainErrors.

    ``code`` names an entry of a message catalogue, which holds the sentence in
    both languages; ``facts`` fill it in. The interface chooses the language.
    """

    kind: ClassVar[Kind]
    code: ClassVar[str]

    def __init__(self, **facts: object) -> None:
        super().__init__(self.code, facts)
        self.facts = facts
