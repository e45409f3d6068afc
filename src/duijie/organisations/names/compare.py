"""Score how likely two names are names of one organisation, with the reasons.

The method and its figures: docs/algorithms/organisation-names.md.
"""

from dataclasses import dataclass
from enum import StrEnum

from duijie.organisations.names.align import Alignment, align
from duijie.organisations.names.lexicon import Role
from duijie.organisations.names.reading import plain, read_name
from duijie.organisations.names.shortening import is_acronym_of, is_short_for

# From here on a pair is shown as a likely duplicate; chosen on the development half of
# tests/organisations/name_pairs.csv.
LIKELY = 0.8

SAME, SHORTENED, ACRONYM = 1.0, 0.9, 0.85

# What remains of the score when both names say something of a kind and it differs.
_CONFLICT = {
    Role.DISTINCTIVE: 0.3,
    Role.PLACE: 0.3,
    Role.COUNTRY: 0.5,
    Role.PARENT: 0.3,
    Role.HEAD: 0.5,
    Role.SUBJECT: 0.6,
}
# A part or a house of its own: one name has a head, or a place, that the other lacks.
_ONE_HAS_A_HEAD = 0.7
_ONLY_ONE_HAS_A_PLACE = 0.6
# Where a name says what kind of house it is, one more subject is another house: 东华理工大学.
_ONE_HAS_A_SUBJECT = 0.85
# 联想集团, 联想控股: firms of one house.
_GENERAL_WORDS_DIFFER = 0.85


class Reason(StrEnum):
    """Why a pair was scored as it was; said in both languages by the interfaces."""

    SAME = "same"
    SHORTENED = "shortened"
    ACRONYM = "acronym"
    PARTS_AGREE = "parts_agree"
    PARTS_DIFFER = "parts_differ"


@dataclass(frozen=True, slots=True)
class Likeness:
    """How likely two names mean one organisation, and the parts that say so."""

    score: float
    reason: Reason
    agreeing: tuple[tuple[str, str], ...] = ()
    differing: tuple[str, ...] = ()

    @property
    def is_likely(self) -> bool:
        """Whether a person should be shown the pair as a likely duplicate."""
        return self.score >= LIKELY


def compare(one: str, other: str) -> Likeness:
    """How likely two names, in either script, mean the same organisation."""
    if plain(one).casefold() == plain(other).casefold():
        return Likeness(SAME, Reason.SAME, ((one, other),))
    alignment = align(read_name(one), read_name(other))
    score = alignment.share * _conflicts(alignment)
    if score < LIKELY:
        if is_short_for(one, other) or is_short_for(other, one):
            return Likeness(SHORTENED, Reason.SHORTENED, ((one, other),))
        if is_acronym_of(one, other) or is_acronym_of(other, one):
            return Likeness(ACRONYM, Reason.ACRONYM, ((one, other),))
    return Likeness(
        round(score, 3),
        Reason.PARTS_AGREE if score >= LIKELY else Reason.PARTS_DIFFER,
        alignment.agreeing,
        alignment.differing,
    )


def _conflicts(alignment: Alignment) -> float:
    left, right = alignment.roles_left, alignment.roles_right
    factor = 1.0
    for role, rest in _CONFLICT.items():
        if role in left and role in right:
            factor *= rest
    if (Role.HEAD in left) != (Role.HEAD in right):
        factor *= _ONE_HAS_A_HEAD
    if not alignment.has_distinctive and (Role.PLACE in left) != (Role.PLACE in right):
        factor *= _ONLY_ONE_HAS_A_PLACE
    if alignment.is_of_an_institution and (Role.SUBJECT in left) != (Role.SUBJECT in right):
        factor *= _ONE_HAS_A_SUBJECT
    if alignment.has_distinctive and Role.GENERAL in left and Role.GENERAL in right:
        factor *= _GENERAL_WORDS_DIFFER
    return factor
