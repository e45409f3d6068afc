"""Closed lists as Django wants them."""

from enum import StrEnum


def choices_of(words: type[StrEnum]) -> list[tuple[str, str]]:
    """The words of a list; what they are called is for the interfaces to say."""
    return [(word.value, word.value) for word in words]
