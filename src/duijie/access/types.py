"""The words of access that need no table."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Scope(StrEnum):
    """What a token lets a program do in its person's name."""

    READ = "read"
    WRITE = "write"
    OPERATE = "operate"


class Outcome(StrEnum):
    """How the delivery of news stands."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    GIVEN_UP = "given_up"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to a request that carried a key of its own."""

    status: int
    content_type: str
    etag: str
    body: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What a receiver said; status 0 and a trouble when it said nothing."""

    status: int
    trouble: str = ""

    @property
    def is_good(self) -> bool:
        """Whether the news arrived."""
        return 200 <= self.status < 300  # noqa: PLR2004  (the class of good answers, RFC 9110)


@dataclass(frozen=True, slots=True)
class Message:
    """One piece of news as it goes out."""

    id: str
    at: datetime
    topic: str
    subject: str
