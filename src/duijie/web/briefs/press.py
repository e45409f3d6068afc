"""The process that sets briefs: started when it is first needed, and again when it has ended."""

import atexit
import subprocess
import sys
from contextlib import suppress
from threading import Timer
from typing import IO, Final

from duijie.web.briefs.messages import read_message, write_message

TYPESETTER: Final = (sys.executable, "-m", "duijie.web.briefs.typesetting")
START_SECONDS: Final = 30.0


class Press:
    """One process of this one's own, used by one thread at a time."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, given: bytes, patience: float) -> bytes | None:
        """What it answers; None when it ended before, or took too long and was ended."""
        process = self._running()
        try:
            write_message(_pipe(process.stdin), given)
        except BrokenPipeError:
            return None
        return _answer(process, patience)

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process is None or self._process.poll() is not None:
            self._forget()
            atexit.register(self._forget)
            self._process = subprocess.Popen(  # noqa: S603  (our own module)
                TYPESETTER, stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
            # It says so when it has loaded all it needs, which is not the time of any page.
            _answer(self._process, START_SECONDS)
        return self._process

    def _forget(self) -> None:
        """Let go of a process: it ends when nobody can ask it any more."""
        atexit.unregister(self._forget)
        if self._process is not None:
            for pipe in (self._process.stdin, self._process.stdout):
                with suppress(BrokenPipeError):
                    _pipe(pipe).close()


def _answer(process: "subprocess.Popen[bytes]", patience: float) -> bytes | None:
    """What it says next; one that says nothing for too long is ended."""
    late = Timer(patience, process.kill)
    late.start()
    try:
        said = read_message(_pipe(process.stdout))
    finally:
        late.cancel()
    if said is None:
        process.wait()
    return said


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None  # noqa: S101  (it was asked for when the process was started)
    return pipe
