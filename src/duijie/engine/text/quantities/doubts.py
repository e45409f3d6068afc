"""Letters that may or may not be a unit: what the characters around them tell."""

import re
from dataclasses import dataclass

# Letters that name types, sizes and plugs far more often than units.
_NEVER = frozenset({"P", "b", "B", "H", "u"})
_MULTIPLE = re.compile(
    r"\s(?:higher|more|greater|faster|larger|longer|lower|smaller|better|the|that|as|than|over|its)"
)


@dataclass(frozen=True, slots=True)
class Before:
    """What decides in doubt: the number's value, the script, the blank in front."""

    value: float
    year: bool
    chinese: bool
    glued: bool
    opened: bool = False


def plausible(letters: str, following: str, before: Before) -> bool:
    """Whether letters that could be a unit are one here, going by what follows."""
    if letters in _NEVER or (before.year and letters in {"s", "a"}) or _SUM.match(following):
        return False
    check = _DOUBTS.get(letters)
    if check:
        return check(following, before)
    if len(letters) == 1 and before.glued and _PART_MARK.match(following):
        return False
    if following[:1].isdigit():
        return following[0] in "234" and not _alnum(following[1:2])
    return True


_PART_MARK = re.compile(r"\)|-[A-Z]")
_SUM = re.compile(r"\s[+=]|=")


def _alnum(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _article(following: str, before: Before) -> bool:
    return before.chinese and not _alnum(following[:1]) and not _mark(following, before)


def _mark(following: str, before: Before) -> bool:
    """Whether number and letter are the mark of a part in a drawing: (48a)."""
    listed = before.opened and following.startswith(("、", ","))
    return before.glued and (listed or following.startswith(")"))


def _day(following: str, before: Before) -> bool:
    spelt = before.chinese or not before.glued
    return spelt and not _alnum(following[:1]) and not _mark(following, before)


def _ampere(following: str, before: Before) -> bool:
    """A part mark (112A) is a whole number with a capital glued to it."""
    mark = before.glued and before.value >= _MARKS_FROM and before.value.is_integer()
    return not mark and not _mark(following, before) and not _alnum(following[:1])


_MARKS_FROM = 100


def _newton(following: str, before: Before) -> bool:
    """15 N is nitrogen far more often than a force."""
    isotope = before.value in {14, 15}
    return not isotope and not following[:1].isdigit() and not _mark(following, before)


def _siemens(following: str, before: Before) -> bool:
    """Alone, S is sulphur or a size; S/cm is a unit."""
    return following[:1] in {"/", "·"} or (before.chinese and following.startswith(" ·"))


def _big_litre(following: str, before: Before) -> bool:
    """316L is a steel."""
    steel = before.glued and before.value in {304, 316, 317}
    return not steel and not _alnum(following[:1])


def _second(following: str, _before: Before) -> bool:
    return not following.startswith(" of ") and not _alnum(following[:1])


def _litre(following: str, before: Before) -> bool:
    return (before.chinese or not before.glued) and not _alnum(following[:1])


def _turn(following: str, before: Before) -> bool:
    """A revolution is told by its rate (r/min); 4r alone is a part."""
    return following[:1] in {"/", "·"} or (before.chinese and not before.glued)


def _inch(following: str, _before: Before) -> bool:
    return bool(
        re.match(r"[.)×x,;23]|$|\s(?:[xX×(]|diameter|long|wide|thick|deep|high|tall|by)", following)
    )


def _celsius(following: str, before: Before) -> bool:
    cold = 15
    isotope = 13
    spelt = (not before.glued or before.value > cold) and before.value != isotope
    return (before.chinese or before.value > cold) and spelt and not _alnum(following[:1])


def _kelvin(_following: str, before: Before) -> bool:
    return not (before.glued and before.value in {2, 4, 8})


def _compound_only(following: str, before: Before) -> bool:
    return following[:1] in {"/", "·"} or (not before.glued and not _alnum(following[:1]))


def _multiple(following: str, before: Before) -> bool:
    return before.glued and not re.match(r"\s?[\dA-Za-z]", following)


def _repeated(following: str, _before: Before) -> bool:
    return bool(_MULTIPLE.match(following))


def _turned(following: str, _before: Before) -> bool:
    return not re.match(r"[\s-]of[\s-]free", following)


_DOUBTS = {
    "a": _article,
    "d": _day,
    "A": _ampere,
    "N": _newton,
    "l": _litre,
    "r": _turn,
    "in": _inch,
    "C": _celsius,
    "K": _kelvin,
    "k": _kelvin,
    "U": _compound_only,
    "S": _siemens,
    "L": _big_litre,
    "x": _multiple,
    "X": _multiple,
    "s": _second,
    "times": _repeated,
    "degree": _turned,
    "degrees": _turned,
    "Degrees": _turned,
    "DEGREES": _turned,
}
