"""What accounts refuse."""

from typing import ClassVar

from duijie.kernel.errors import DomainError, Kind


class NotSignedIn(DomainError):
    """Only somebody who signed in can do this; facts: none."""

    kind: ClassVar[Kind] = Kind.FORBIDDEN
    code: ClassVar[str] = "accounts.not_signed_in"


class NotAnOperator(DomainError):
    """Only an operator of the node can do this; facts: none."""

    kind: ClassVar[Kind] = Kind.FORBIDDEN
    code: ClassVar[str] = "accounts.not_an_operator"


class AccountNotFound(DomainError):
    """There is no such account, or the actor may not know; facts: none."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "accounts.account_not_found"


class AddressTaken(DomainError):
    """There is an account with this address; facts: email."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "accounts.address_taken"


class LastOperator(DomainError):
    """The only operator cannot leave or step down; facts: none."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "accounts.last_operator"


class UnknownTimeZone(DomainError):
    """There is no such time zone; facts: given."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "accounts.unknown_time_zone"


class ExportNotFound(DomainError):
    """There is no such copy of one's data, or it is gone; facts: none."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "accounts.export_not_found"


class NeededConsent(DomainError):
    """Without this consent there is no account; facts: kind."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "accounts.needed_consent"
