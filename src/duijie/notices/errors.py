"""What notices refuse."""

from typing import ClassVar

from duijie.kernel.errors import DomainError, Kind


class NoticeNotFound(DomainError):
    """There is no such notice, or it is somebody else's; facts: none."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "notices.notice_not_found"


class LinkBroken(DomainError):
    """The link of a mail is not one that the node wrote; facts: none."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "notices.link_broken"
