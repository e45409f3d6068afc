"""The two languages every word of the product exists in."""

from enum import StrEnum


class Language(StrEnum):
    """Chinese (simplified) or English; mixed text is cut into segments of one each."""

    ZH = "zh"
    EN = "en"
