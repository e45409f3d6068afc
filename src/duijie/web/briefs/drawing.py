"""A brief drawn as PDF: one at a time for each process of the web server, remembered for a while.

It is drawn while its reader waits, by a process that stays for the next one:
an ordinary record takes a third of a second of one core, one that must be
shortened a second; the first one waits a second longer until it runs.
"""

import hashlib
import json
from collections.abc import Sequence
from threading import BoundedSemaphore
from typing import Final

from django.core.cache import caches

from duijie.node.errors import PrintingBusy, PrintingMissing
from duijie.node.printing import missing_packages
from duijie.web.briefs.messages import DONE
from duijie.web.briefs.press import Press

WAIT_SECONDS: Final = 6.0
DRAW_SECONDS: Final = 15.0
KEPT_SECONDS: Final = 3600

_turn: Final = BoundedSemaphore(1)
_PRESS: Final = Press()


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


def drawn_whole(html: str) -> bytes:
    """The PDF of a text of several pages, such as badges or letters; not remembered."""
    if missing := missing_packages():
        raise PrintingMissing(packages=" ".join(missing))
    return _in_turn(html)


def _in_turn(sizes: Sequence[str] | str) -> bytes:
    if not _turn.acquire(timeout=WAIT_SECONDS):
        raise PrintingBusy
    try:
        return _typeset(sizes)
    finally:
        _turn.release()


def _typeset(sizes: Sequence[str] | str) -> bytes:
    given = json.dumps(sizes).encode()
    # One that waited may have ended because nobody printed; a new one has not.
    said = _PRESS.ask(given, DRAW_SECONDS) or _PRESS.ask(given, DRAW_SECONDS)
    if said is None:
        raise PrintingBusy
    if not said.startswith(DONE):
        raise RuntimeError(said[len(DONE) :].decode(errors="replace"))
    return said[len(DONE) :]
