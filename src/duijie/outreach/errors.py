"""What reverse push refuses."""

from typing import ClassVar

from duijie.kernel.errors import DomainError, Kind


class PushNotFound(DomainError):
    """There is no such record in a digest of the person; facts: none."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "outreach.push_not_found"


class LinkBroken(DomainError):
    """The link of a mail is not one that the node wrote; facts: none."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "outreach.link_broken"
