"""What organisations refuse."""

from typing import ClassVar

from duijie.kernel.errors import DomainError, Kind


class OrganisationNotFound(DomainError):
    """There is no such organisation, or the actor may not know; facts: none."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "organisations.organisation_not_found"


class NotAManager(DomainError):
    """Only a manager of the organisation can do this; facts: none."""

    kind: ClassVar[Kind] = Kind.FORBIDDEN
    code: ClassVar[str] = "organisations.not_a_manager"


class NameMissing(DomainError):
    """An organisation needs a name in at least one language; facts: none."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "organisations.name_missing"


class CountryUnknown(DomainError):
    """The country is not two capital letters; facts: given."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "organisations.country_unknown"


class WebsiteUnusable(DomainError):
    """The address of the web site is none that a browser opens safely; facts: given."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "organisations.website_unusable"


class IdentifierMalformed(DomainError):
    """A number has not the form of its kind; facts: scheme, given, flaws."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "organisations.identifier_malformed"


class IdentifierTaken(DomainError):
    """Another organisation has this number; facts: number, name, organisation_id."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "organisations.identifier_taken"


class LikelyDuplicate(DomainError):
    """It seems to be here already; facts: name, theirs, organisation_id."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "organisations.likely_duplicate"


class AlreadyAMember(DomainError):
    """The person belongs to the organisation already; facts: none."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "organisations.already_a_member"


class MemberNotFound(DomainError):
    """The person does not belong to the organisation; facts: none."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "organisations.member_not_found"


class LastManager(DomainError):
    """The only manager cannot leave without a successor; facts: none."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "organisations.last_manager"


class StillManages(DomainError):
    """Who alone manages an organisation cannot leave the node; facts: organisation."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "organisations.still_manages"


class InvitationNotFound(DomainError):
    """No open invitation with this token for this person; facts: none."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "organisations.invitation_not_found"


class InvitationExpired(DomainError):
    """The invitation is too old; facts: expired_on."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "organisations.invitation_expired"


class InvitationWaiting(DomainError):
    """The address has an open invitation; facts: email."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "organisations.invitation_waiting"


class VerificationNotFound(DomainError):
    """There is no such request; facts: none."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "organisations.verification_not_found"


class VerificationWaiting(DomainError):
    """A request is open already; facts: none."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "organisations.verification_waiting"


class ProofOutdated(DomainError):
    """The proof would end in the past or too far ahead; facts: valid_until, latest."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "organisations.proof_outdated"


class MergedIntoItself(DomainError):
    """An organisation cannot be merged into itself; facts: none."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "organisations.merged_into_itself"


class NotOpenForChange(DomainError):
    """A closed or merged organisation is not changed; facts: stage."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "organisations.not_open_for_change"
