"""What a web server and its typesetter say to each other: each message after its length."""

import select
from typing import IO, Final

LENGTH: Final = 4
# How an answer begins: with what was asked for, or with what went wrong.
DONE: Final = b"+"
FAILED: Final = b"-"


def read_message(stream: IO[bytes], patience: float | None = None) -> bytes | None:
    """The next message; None when there will be none, or none came in time."""
    if patience is not None and not select.select([stream], [], [], patience)[0]:
        return None
    head = stream.read(LENGTH)
    if len(head) < LENGTH:
        return None
    wanted = int.from_bytes(head)
    said = stream.read(wanted)
    return said if len(said) == wanted else None


def write_message(stream: IO[bytes], said: bytes) -> None:
    """Write a message after its length."""
    stream.write(len(said).to_bytes(LENGTH) + said)
    stream.flush()
