"""Which words may stand in a reason: terms that name something, not figures or filler."""

import tomllib
from functools import cache
from importlib.resources import files

from duijie.engine.text.quantities.units import unit_table
from duijie.engine.text.tokens import Token, stem

_SHORTEST = 2


@cache
def fillers() -> frozenset[str]:
    """Index terms that name nothing (``words.toml``), and the signs of units."""
    source = files(__package__).joinpath("words.toml").read_text(encoding="utf-8")
    lists = tomllib.loads(source)["names_nothing"]
    units = {name.lower() for name in (*unit_table().exact, *unit_table().money)}
    english = {stem(word) for word in lists["en"].split()}
    return frozenset(english | set(lists["zh"].split()) | units)


def names_something(term: str) -> bool:
    """Whether an index term may be quoted: no number, no unit, no filler."""
    return len(term) >= _SHORTEST and not term[0].isdigit() and term not in fillers()


def cover(tokens: list[Token]) -> list[Token]:
    """Tokens in order that do not overlap, of those that begin together the longest."""
    kept: list[Token] = []
    end = 0
    for token in sorted(tokens, key=lambda one: (one.start, -one.end)):
        if token.start >= end:
            kept.append(token)
            end = token.end
    return kept


def touching(left: tuple[int, int], right: tuple[int, int], text: str) -> bool:
    """Whether two places make one expression: side by side, a blank or hyphen between."""
    gap = right[0] - left[1]
    return gap == 0 or (gap == 1 and text[left[1]] in " -‐‑–")


def quoted(text: str, place: tuple[int, int]) -> str:
    """The words at a place; the capital that only begins a sentence is made small."""
    words = text[place[0] : place[1]]
    before = text[max(place[0] - 2, 0) : place[0]].rstrip(" ")
    opens = not before or before[-1] in "\n.;:!?。；：！？"
    ordinary = words[:1].isupper() and words[1:] == words[1:].lower() and words[1:].isalpha()
    return words[0].lower() + words[1:] if opens and ordinary else words
