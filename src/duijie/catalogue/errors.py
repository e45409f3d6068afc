"""What the catalogue refuses."""

from typing import TYPE_CHECKING, ClassVar

from duijie.kernel.errors import DomainError, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from duijie.catalogue.types.results import Missing, Problem


class ListingNotFound(DomainError):
    """There is no such record, or the actor may not know; facts: none."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "catalogue.listing_not_found"


class FileNotFound(DomainError):
    """There is no such file, or the actor may not know; facts: none."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "catalogue.file_not_found"


class VersionNotFound(DomainError):
    """There is no such version; facts: number."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "catalogue.version_not_found"


class NotTheOwner(DomainError):
    """Only members of the owner can do this; facts: none."""

    kind: ClassVar[Kind] = Kind.FORBIDDEN
    code: ClassVar[str] = "catalogue.not_the_owner"


class ManagerPublishes(DomainError):
    """A member writes, a manager publishes; facts: none."""

    kind: ClassVar[Kind] = Kind.FORBIDDEN
    code: ClassVar[str] = "catalogue.manager_publishes"


class OperatorPublishes(DomainError):
    """The node looks at records of this owner first; facts: none."""

    kind: ClassVar[Kind] = Kind.FORBIDDEN
    code: ClassVar[str] = "catalogue.operator_publishes"


class ConsentLinkUnusable(DomainError):
    """The link is not one of ours, or what it is about is gone; facts: none."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "catalogue.consent_link_unusable"


class AskedOften(DomainError):
    """The person was asked several times already; facts: most, days."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "catalogue.asked_often"


class ListingMalformed(DomainError):
    """What was said cannot be kept as it is; all problems at once, in ``problems``.

    Facts: count, fields.
    """

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "catalogue.listing_malformed"

    def __init__(self, problems: "Sequence[Problem]") -> None:
        self.problems = tuple(problems)
        named = ", ".join(dict.fromkeys(problem.field for problem in problems))
        super().__init__(count=len(problems), fields=named)


class ListingIncomplete(DomainError):
    """A record lacks what nobody can do without; all of it in ``missing``.

    Facts: fields.
    """

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "catalogue.listing_incomplete"

    def __init__(self, missing: "Sequence[Missing]") -> None:
        self.missing = tuple(missing)
        super().__init__(fields=", ".join(one.name for one in missing))


class NamesTheAsker(DomainError):
    """A blind record's own words tell who asks; facts: field, found."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "catalogue.names_the_asker"


class OwnNumberTaken(DomainError):
    """Another record has this number; facts: external_id, listing_id."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "catalogue.own_number_taken"


class NotOpenForChange(DomainError):
    """A closed or withdrawn record is opened again before it is changed; facts: stage."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "catalogue.not_open_for_change"


class ExpiryOutOfRange(DomainError):
    """The end lies in the past or too far ahead; facts: wanted, latest."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "catalogue.expiry_out_of_range"


class KindMixedUp(DomainError):
    """What was said is that of another kind of record; facts: given, expected."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "catalogue.kind_mixed_up"


class NotADraft(DomainError):
    """Only a draft that was never published is thrown away; facts: stage."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "catalogue.not_a_draft"


class FileTooLarge(DomainError):
    """The file is larger than is kept; facts: name, size, most."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "catalogue.file_too_large"


class FileEmpty(DomainError):
    """The file has no content; facts: name."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "catalogue.file_empty"


class FileTypeRefused(DomainError):
    """The content is none of the kinds that are kept; facts: name."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "catalogue.file_type_refused"


class MacrosInside(DomainError):
    """The Office file carries macros; facts: name."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "catalogue.macros_inside"


class ScriptInside(DomainError):
    """The file carries something that would run; facts: name."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "catalogue.script_inside"


class MoreThanOneFileInside(DomainError):
    """The file is two files at once, or cut off; facts: name."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "catalogue.more_than_one_file_inside"


class PictureDamaged(DomainError):
    """A picture cannot be opened; facts: name."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "catalogue.picture_damaged"


class PictureTooLarge(DomainError):
    """The picture has too many pixels; facts: name, most (megapixels)."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "catalogue.picture_too_large"


class SwellsWhenUnpacked(DomainError):
    """The packed file would fill the memory; facts: name."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "catalogue.swells_when_unpacked"


class TooManyFiles(DomainError):
    """The record has as many files as it may; facts: most."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "catalogue.too_many_files"
