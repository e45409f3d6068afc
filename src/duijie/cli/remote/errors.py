"""Refusals of the commands that talk to a node."""

from typing import ClassVar

from duijie.kernel.errors import DomainError, Kind


class NoNodeNamed(DomainError):
    """Nobody said which node is meant; facts: none."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "node.none_named"


class NotAnAddress(DomainError):
    """What should name a node is no web address; facts: address."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "node.not_an_address"


class TokenInTheOpen(DomainError):
    """The token would go through the network unencrypted; facts: address."""

    kind: ClassVar[Kind] = Kind.FORBIDDEN
    code: ClassVar[str] = "node.token_in_the_open"


class NoTokenGiven(DomainError):
    """Nothing was typed where the token belongs; facts: none."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "node.no_token_given"


class LoginsUnreadable(DomainError):
    """The file of remembered nodes is damaged; facts: path."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "node.logins_unreadable"


class NodeUnreachable(DomainError):
    """The node does not answer; facts: address, reason."""

    kind: ClassVar[Kind] = Kind.UNAVAILABLE
    code: ClassVar[str] = "node.unreachable"


class NotANode(DomainError):
    """What answers is no node, or not at this address; facts: address, status."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "node.not_a_node"


class RefusedByNode(DomainError):
    """The node refused in its own words; facts: said, reason (its code)."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "node.refused"


class ConflictOnNode(RefusedByNode):
    """What is there now does not allow it; facts: said, reason."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "node.conflict"


class NodeBusy(RefusedByNode):
    """The node cannot do it at the moment; facts: said, reason."""

    kind: ClassVar[Kind] = Kind.UNAVAILABLE
    code: ClassVar[str] = "node.busy"


class NotJson(DomainError):
    """A file that should hold a record as JSON does not; facts: path."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "node.not_json"


class OrganisationNotNamed(DomainError):
    """One acts for several organisations, or for none; facts: count."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "node.organisation_not_named"


class EndingUnknown(DomainError):
    """The ending of a file names no form of records; facts: path, endings."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "node.ending_unknown"


class MalformedColumn(DomainError):
    """A ``--column`` is not of the form header=column; facts: given."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "import.malformed_column"
