"""Who sees what: the one place where visibility is decided."""

from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields, replace
from typing import Any, Final, TypeVar

from duijie.catalogue.rules.groups import FILES, HOUSEHOLD, OWNER, TELLING, groups_of
from duijie.catalogue.types.details import Details
from duijie.catalogue.types.words import Visibility

Said = TypeVar("Said", bound=Details)

WIDEST_FIRST: Final = tuple(Visibility)


@dataclass(frozen=True, slots=True)
class Reader:
    """What of a reader counts for what they may see of one record."""

    is_known: bool = False
    is_named: bool = False
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class Sight:
    """Who sees a record and its groups of fields: all of its details that decide it."""

    visibility: Visibility
    field_visibility: Mapping[str, Visibility]


def stricter(one: Visibility, other: Visibility) -> Visibility:
    """The narrower of two visibilities."""
    return max(one, other, key=WIDEST_FIRST.index)


def may_see_record(visibility: Visibility, reader: Reader) -> bool:
    """Whether a record is there at all for a reader.

    A blind record is shown, without the asker, to people who signed in; an
    organisation that is named sees any record but a private one.
    """
    if reader.is_own:
        return True
    match visibility:
        case Visibility.PUBLIC:
            return True
        case Visibility.REGISTERED | Visibility.BLIND:
            return reader.is_known
        case Visibility.NAMED:
            return reader.is_named
        case Visibility.PRIVATE:
            return False


def may_see_group(group: str, said: Details | Sight, reader: Reader) -> bool:
    """Whether a reader who sees the record sees a group of its fields.

    Blind at a field means: used for matching, shown only to organisations that
    are named. A blind record withholds what tells who asks.
    """
    if reader.is_own:
        return True
    blind = said.visibility is Visibility.BLIND and group in TELLING
    if group in HOUSEHOLD or (blind and not reader.is_named):
        return False
    may = {
        Visibility.PUBLIC: True,
        Visibility.REGISTERED: reader.is_known,
        Visibility.BLIND: reader.is_named,
        Visibility.NAMED: reader.is_named,
        Visibility.PRIVATE: False,
    }
    return may[said.field_visibility.get(group, Visibility.PUBLIC)]


def withheld_from(reader: Reader, details: Details) -> frozenset[str]:
    """The groups that a reader of the record does not see."""
    named = {*groups_of(details.kind), FILES, OWNER}
    return frozenset(group for group in named if not may_see_group(group, details, reader))


def without(details: Said, withheld: frozenset[str]) -> Said:
    """What is left of a record when groups are taken out. They look as if never filled in."""
    gone = {
        name
        for group, names in groups_of(details.kind).items()
        if group in withheld
        for name in names
    }
    blanks = {field.name: blank_of(field) for field in fields(details) if field.name in gone}
    return replace(details, **blanks)


def blank_of(field: "Field[Any]") -> Any:  # noqa: ANN401  (as many types as fields)
    """What a field holds that nobody has filled in."""
    return field.default if field.default_factory is MISSING else field.default_factory()


def usable_for_matching(details: Said) -> Said:
    """What of a record may go into an index that everybody asks.

    That a word finds a record tells that the word is in it. So a field goes in
    when all who can find the record may read it, and when its owner offered it
    blind, which means just this. The owner's name never does.
    """
    left_out = {group for group in groups_of(details.kind) if not _may_be_indexed(group, details)}
    return without(details, frozenset(left_out))


def _may_be_indexed(group: str, details: Details) -> bool:
    if group in HOUSEHOLD or group in {"contacts", "source"}:
        return False
    blind = details.visibility is Visibility.BLIND
    if blind and group in TELLING:
        return False
    own = details.field_visibility.get(group, Visibility.PUBLIC)
    if own is Visibility.BLIND:
        return True
    finders = Visibility.REGISTERED if blind else details.visibility
    return stricter(own, finders) is finders


def readable_levels(*, is_known: bool) -> tuple[Visibility, ...]:
    """The visibilities of a field at which an unnamed reader sees it."""
    known = (Visibility.PUBLIC, Visibility.REGISTERED)
    return known if is_known else known[:1]


def check_mapping(given: Mapping[str, Visibility]) -> Mapping[str, Visibility]:
    """Only what narrows. A field cannot be wider than its record: public says nothing."""
    return {group: own for group, own in given.items() if own is not Visibility.PUBLIC}
