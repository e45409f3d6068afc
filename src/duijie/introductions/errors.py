"""What introductions refuse."""

from typing import ClassVar

from duijie.kernel.errors import DomainError, Kind


class IntroductionNotFound(DomainError):
    """There is no such introduction for whoever asks; facts: none."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "introductions.not_found"


class NotYourSide(DomainError):
    """Only who owns one side of a match asks to meet the other; facts: none."""

    kind: ClassVar[Kind] = Kind.FORBIDDEN
    code: ClassVar[str] = "introductions.not_your_side"


class BothYours(DomainError):
    """Both records of the match belong to those who ask; facts: none."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "introductions.both_yours"


class AskedAlready(DomainError):
    """The same introduction waits for an answer or was agreed; facts: stage."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "introductions.asked_already"


class ManagerAnswers(DomainError):
    """Only managers of the side that was asked agree or decline; facts: none."""

    kind: ClassVar[Kind] = Kind.FORBIDDEN
    code: ClassVar[str] = "introductions.manager_answers"


class MessageMissing(DomainError):
    """Nobody is asked without a word; facts: none."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "introductions.message_missing"


class NobodyToReach(DomainError):
    """A contact needs a name and a mail address or telephone number; facts: none."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "introductions.nobody_to_reach"
