"""What the API itself refuses, before any service is asked."""

from typing import ClassVar

from duijie.kernel.errors import DomainError, Kind


class UnreadableInput(DomainError):
    """What was sent cannot be read; facts: one sentence for each place that is wrong."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "api.unreadable_input"


class VersionNotNamed(DomainError):
    """A change must say which version was looked at; facts: none."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "api.version_not_named"


class ForgeryPossible(DomainError):
    """A write by session came without the token against forgery; facts: none."""

    kind: ClassVar[Kind] = Kind.FORBIDDEN
    code: ClassVar[str] = "api.forgery_possible"


class NoSuchAddress(DomainError):
    """The API has no such address; facts: none."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "api.no_such_address"


class MethodNotOffered(DomainError):
    """The address does not offer this method; facts: method, offered."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "api.method_not_offered"


class BodyTooLarge(DomainError):
    """More is sent than the node takes at once; facts: megabytes, limit."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "api.body_too_large"
