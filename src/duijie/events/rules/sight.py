"""When a participant is named to another: never through a blind need before both agreed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Between:
    """What counts between a reader and the other.

    ``blind`` says that the other brings a blind need which the reader's offer may serve.
    """

    blind: bool = False
    reader_agreed: bool = False
    other_agreed: bool = False


def is_named(between: Between) -> bool:
    """Whether the reader may know with whom they are brought together.

    Who asks blind shows who they are when both sides agreed: by a wish or by
    confirming the meeting.
    """
    return not between.blind or (between.reader_agreed and between.other_agreed)
