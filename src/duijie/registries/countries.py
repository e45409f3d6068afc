"""The names of countries and areas by their ISO 3166-1 code."""

import tomllib
from functools import cache
from importlib.resources import files

from duijie.kernel.language import Language


@cache
def _names() -> dict[str, list[str]]:
    text = files("duijie.registries").joinpath("countries.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def country_name(code: str, language: Language) -> str:
    """What a country is called; a code without a name stays a code."""
    zh, en = _names().get(code, (code, code))
    return zh if language is Language.ZH else en
