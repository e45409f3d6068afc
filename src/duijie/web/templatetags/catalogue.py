"""Filters for pages of the catalogue."""

from enum import StrEnum

from django import template

from duijie.catalogue.rules.readiness import LEVELS, SOURCE
from duijie.catalogue.types.words import Scale
from duijie.catalogue.words import word_label
from duijie.web.registries.showing import reader_language

register = template.Library()


@register.filter
def word(value: StrEnum) -> str:
    """What a word of a closed list is called."""
    return word_label(value, reader_language())


@register.filter
def levels(scale: Scale) -> list[int]:
    """The numbers of a scale."""
    return [level.number for level in LEVELS[scale]]


@register.filter
def level_name(scale: Scale, number: int) -> str:
    """What a level of a scale is called."""
    return LEVELS[scale][number - 1].name[reader_language()]


@register.simple_tag
def readiness_source() -> str:
    """Where the levels and their items come from, and how sure that is."""
    return SOURCE[reader_language().value]
