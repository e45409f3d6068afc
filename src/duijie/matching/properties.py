"""What measured properties are called in the other language, by the engine's lexicon."""

import re
from functools import cache

from duijie.engine.text.quantities.properties import lexicon
from duijie.kernel.language import Language

HAN = re.compile(r"[\u3400-\u9fff]")


def property_in(name: str, language: Language) -> str:
    """The name of a property in a language; empty where the lexicon does not know it.

    Only whole names count: of a longer one, the ending would say too little.
    """
    concept = lexicon().concepts.get(name.strip().lower())
    if concept is None or HAN.search(concept.key):
        return ""
    return concept.key if language is Language.EN else _chinese_names().get(concept.key, "")


@cache
def _chinese_names() -> dict[str, str]:
    """The first Chinese name of each concept."""
    names: dict[str, str] = {}
    for name, concept in lexicon().concepts.items():
        if HAN.search(name):
            names.setdefault(concept.key, name)
    return names
