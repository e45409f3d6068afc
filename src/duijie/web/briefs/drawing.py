"""A brief drawn as PDF: one at a time for each process of the web server, remembered for a while.

It is drawn while its reader waits: an ordinary record takes a second of one
core, one that must be shortened two.
"""

import hashlib
import json
import subprocess
import sys
from collections.abc import Sequence
from threading import BoundedSemaphore
from typing import Final

from django.core.cache import caches

from duijie.node.errors import PrintingBusy, PrintingMissing
from duijie.node.printing import missing_packages

WAIT_SECONDS: Final = 6.0
DRAW_SECONDS: Final = 15.0
KEPT_SECONDS: Final = 3600
TYPESETTER: Final = (sys.executable, "-m", "duijie.web.briefs.typesetting")

_turn: Final = BoundedSemaphore(1)


def drawn(sizes: Sequence[str]) -> tuple[bytes, str]:
    """The PDF of a page, given in several sizes, and a mark that names its content.

    What is remembered is found by all that the page says, so that nobody is
    given what was drawn for another reader's eyes.
    """
    if missing := missing_packages():
        raise PrintingMissing(packages=" ".join(missing))
    mark = hashlib.sha256(sizes[0].encode()).hexdigest()
    kept = caches["briefs"]
    pdf: bytes | None = kept.get(mark)
    if pdf is None:
        pdf = _in_turn(sizes)
        kept.set(mark, pdf, KEPT_SECONDS)
    return pdf, mark


def _in_turn(sizes: Sequence[str]) -> bytes:
    if not _turn.acquire(timeout=WAIT_SECONDS):
        raise PrintingBusy
    try:
        return _typeset(sizes)
    except subprocess.TimeoutExpired as late:
        raise PrintingBusy from late
    finally:
        _turn.release()


def _typeset(sizes: Sequence[str]) -> bytes:
    given = json.dumps(sizes).encode()
    done = subprocess.run(  # noqa: S603  (our own module; what it is given is no command)
        TYPESETTER, input=given, capture_output=True, timeout=DRAW_SECONDS, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace")[-2000:])
    return done.stdout
