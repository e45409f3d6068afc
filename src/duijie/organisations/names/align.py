"""Pair the parts of two names that mean the same, and weigh what is left over."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

from duijie.organisations.names.lexicon import Role
from duijie.organisations.names.reading import Part
from duijie.organisations.names.sounds import alike, pinyin

# How much a part counts. A firm's own word outweighs its trade and its seat; the legal form
# says nothing. Set by hand on the development half of the labelled pairs.
WEIGHTS = {
    Role.DISTINCTIVE: 3.0,
    Role.HEAD: 1.0,
    Role.SUBJECT: 1.0,
    Role.PLACE: 1.0,
    Role.PARENT: 0.6,
    Role.COUNTRY: 0.5,
    Role.GENERAL: 0.2,
    Role.LEGAL: 0.0,
}
# Beside a distinctive word, the seat is often left out.
_PLACE_OF_A_FIRM = 0.5
# English words that differ but may render the same Chinese word: "laboratory", "lab".
_TWO_RENDERINGS = 0.7
_LEAST_STRENGTH = 0.5
# BYD for 比亚迪; two letters agree too easily.
_LETTERS_OF_AN_ACRONYM, _BY_INITIALS = 3, 0.9


@dataclass(slots=True)
class Alignment:
    """Which parts of two names agree, and which have no counterpart."""

    pairs: list[tuple[str, str, Role, float]] = field(default_factory=list)
    left: list[Part] = field(default_factory=list)
    right: list[Part] = field(default_factory=list)

    @property
    def has_distinctive(self) -> bool:
        """Whether a word of the organisation's own agrees."""
        return any(role is Role.DISTINCTIVE for _, _, role, _ in self.pairs)

    @property
    def is_of_an_institution(self) -> bool:
        """Whether a name says what kind of house it is; there, no word is an empty one."""
        parts = (*self.left, *self.right)
        roles = {part.role for part in parts} | {role for _, _, role, _ in self.pairs}
        return Role.HEAD in roles

    @property
    def roles_left(self) -> frozenset[Role]:
        """What the parts without counterpart in the first name say."""
        return frozenset(part.role for part in self.left)

    @property
    def roles_right(self) -> frozenset[Role]:
        """What the parts without counterpart in the second name say."""
        return frozenset(part.role for part in self.right)

    @property
    def agreeing(self) -> tuple[tuple[str, str], ...]:
        """The parts that agree, as they stand in the names."""
        return tuple((one, other) for one, other, role, _ in self.pairs if WEIGHTS[role])

    @property
    def differing(self) -> tuple[str, ...]:
        """The parts that only one of the names has."""
        return tuple(part.text for part in [*self.left, *self.right] if WEIGHTS[part.role])

    @property
    def share(self) -> float:
        """The weight of what agrees in the weight of all."""
        agreed = [(self._weight(role), strength) for _, _, role, strength in self.pairs]
        alone = sum(self._weight(part.role) for part in [*self.left, *self.right])
        whole = sum(weight for weight, _ in agreed) + alone
        return sum(weight * strength for weight, strength in agreed) / whole if whole else 0.0

    def _weight(self, role: Role) -> float:
        if role is Role.GENERAL and self.is_of_an_institution:
            return WEIGHTS[Role.SUBJECT]
        if role is Role.PLACE and self.has_distinctive:
            return _PLACE_OF_A_FIRM
        return WEIGHTS[role]


def align(one: Sequence[Part], other: Sequence[Part]) -> Alignment:
    """Pair the parts of two names, the surest pairs first."""
    found = Alignment(left=list(one), right=list(other))
    _pair_by_meaning(found)
    _pair_by_sound(found)
    return found


def _pair_by_meaning(found: Alignment) -> None:
    candidates = sorted(
        (
            (strength, -row, -column, role)
            for (row, left), (column, right) in product(
                enumerate(found.left), enumerate(found.right)
            )
            for strength, role in [_same_meaning(left, right)]
            if strength >= _LEAST_STRENGTH
        ),
        reverse=True,
    )
    rows: set[int] = set()
    columns: set[int] = set()
    for strength, row, column, role in candidates:
        if -row not in rows and -column not in columns:
            rows.add(-row)
            columns.add(-column)
            found.pairs.append((found.left[-row].text, found.right[-column].text, role, strength))
    found.left = [part for row, part in enumerate(found.left) if row not in rows]
    found.right = [part for column, part in enumerate(found.right) if column not in columns]


def _same_meaning(one: Part, other: Part) -> tuple[float, Role]:
    if one.text == other.text:
        return 1.0, one.role
    shared = [
        (min(left.strength, right.strength), left.role)
        for left, right in product(one.meanings, other.meanings)
        if left.word == right.word
    ]
    if not shared:
        return 0.0, Role.LEGAL
    strength, role = max(shared)
    both_english = not one.is_han and not other.is_han
    return (min(strength, _TWO_RENDERINGS) if both_english else strength), role


def _pair_by_sound(found: Alignment) -> None:
    """Pair what is spelled in one name with the characters it sounds like in the other."""
    best = max(_spelled_runs(found), key=lambda run: run[0], default=None)
    while best:
        strength, han, latin = best
        role = Role.DISTINCTIVE
        found.pairs.append(("".join(part.text for part in han), latin.text, role, strength))
        found.left = [part for part in found.left if part is not latin and part not in han]
        found.right = [part for part in found.right if part is not latin and part not in han]
        best = max(_spelled_runs(found), key=lambda run: run[0], default=None)


def _spelled_runs(found: Alignment) -> Iterator[tuple[float, list[Part], Part]]:
    for ours, theirs in ((found.left, found.right), (found.right, found.left)):
        han = [part for part in ours if part.is_han]
        spelled = [
            part
            for part in theirs
            if not part.is_han and part.role in {Role.DISTINCTIVE, Role.PLACE}
        ]
        for latin, start in product(spelled, range(len(han))):
            for end in range(start + 1, len(han) + 1):
                run = han[start:end]
                if not any(_may_be_spelled(part) for part in run):
                    continue
                strength = _sounds_like(run, latin)
                if strength >= _LEAST_STRENGTH:
                    yield strength, run, latin


def _may_be_spelled(part: Part) -> bool:
    return part.role in {Role.DISTINCTIVE, Role.PLACE, Role.SUBJECT}


def _sounds_like(run: Sequence[Part], latin: Part) -> float:
    syllables = [syllable for part in run for syllable in pinyin(part.text)]
    letters = latin.text.replace(" ", "")
    known = any(part.meanings for part in run)
    if latin.meanings:
        # Two known words that mean different things only happen to sound alike: 陕西, Shanxi.
        return 0.0 if known else float("".join(syllables) == letters)
    if (
        "".join(syllable[0] for syllable in syllables) == letters
        and len(syllables) >= _LETTERS_OF_AN_ACRONYM
    ):
        return _BY_INITIALS
    return alike("".join(syllables), letters)
