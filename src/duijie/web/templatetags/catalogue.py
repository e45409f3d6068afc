"""Filters for pages of the catalogue."""

import re
from enum import StrEnum

from django import template

from duijie.catalogue.rules.readiness import LEVELS, SOURCE
from duijie.catalogue.types.words import Scale
from duijie.catalogue.words import word_label
from duijie.kernel.language import Language
from duijie.matching.properties import property_in
from duijie.web.registries.showing import reader_language

register = template.Library()

HAN = re.compile(r"[\u3400-\u9fff]")
# Signs and abbreviations (TTV, pH) belong to no language.
ENGLISH_WORD = re.compile(r"[A-Za-z]?[a-z]{3}")


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


@register.filter
def other_tongue(text: str) -> str:
    """The language of a short text where it is not the page's; empty where it is."""
    if reader_language() is Language.EN:
        return "zh-Hans" if HAN.search(text) else ""
    return "en" if ENGLISH_WORD.search(text) and not HAN.search(text) else ""


@register.filter
def property_name(text: str) -> str:
    """The reader's word for a measured property; empty where it is unknown."""
    return property_in(text, reader_language())


@register.simple_tag
def readiness_source() -> str:
    """Where the levels and their items come from, and how sure that is."""
    return SOURCE[reader_language().value]
