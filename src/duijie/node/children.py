"""Child processes that end with their parent, and come back when they die."""

import ctypes
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.synchronize import Event
from typing import TYPE_CHECKING

from django.db import connections

from duijie.node.errors import ProcessKeepsDying
from duijie.node.processes import Role

if TYPE_CHECKING:
    from multiprocessing.context import ForkProcess

# More deaths than this within the time mean that starting it again does not help.
MOST_DEATHS = 5
DEATHS_SECONDS = 60.0
STOP_SECONDS = 25.0
TURN_SECONDS = 0.5
# From <sys/prctl.h>.
PR_SET_PDEATHSIG = 1

_FORK = multiprocessing.get_context("fork")


def gate() -> Event:
    """Something that processes wait at until another opens it."""
    return _FORK.Event()


class Children:
    """The running processes of a node."""

    def __init__(self, roles: Sequence[Role], inherited: Sequence[int]) -> None:
        self._roles = {role.name: role for role in roles}
        self._inherited = tuple(inherited)
        self._running: dict[str, ForkProcess] = {}
        self._deaths: dict[str, deque[float]] = {
            role.name: deque(maxlen=MOST_DEATHS) for role in roles
        }
        # Nobody ever writes: the pipe closes when the parent dies, whatever killed it.
        self._life, self._parent = _FORK.Pipe(duplex=False)

    def start(self, *names: str) -> None:
        """Start the processes of these names, or those that do not run yet."""
        for name in names or [one for one in self._roles if one not in self._running]:
            self._start(name)

    def _start(self, name: str) -> None:
        # A connection must not be used on both sides of a fork.
        connections.close_all()
        child = _FORK.Process(target=self._live, args=(self._roles[name].work,), name=name)
        child.start()
        self._running[name] = child

    def _live(self, work: Callable[[], None]) -> None:
        # A Ctrl-C at the terminal goes to the parent alone, which stops all in order.
        os.setsid()
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        self._parent.close()
        for handle in self._inherited:
            os.close(handle)
        end_with_parent(self._life)
        work()

    def look_after(self) -> None:
        """Wait a moment; start again what died meanwhile."""
        wait([child.sentinel for child in self._running.values()], timeout=TURN_SECONDS)
        for name, child in list(self._running.items()):
            if not child.is_alive():
                self._note_death(name)
                self._start(name)

    def _note_death(self, name: str) -> None:
        print(f"duijie: {name} ended ({self._running[name].exitcode})", file=sys.stderr)  # noqa: T201
        deaths = self._deaths[name]
        deaths.append(time.monotonic())
        if len(deaths) == MOST_DEATHS and deaths[-1] - deaths[0] < DEATHS_SECONDS:
            raise ProcessKeepsDying(name=name)

    def close(self) -> None:
        """Tell all to finish, and end those that do not; nothing happens the second time."""
        for child in self._running.values():
            child.terminate()
        until = time.monotonic() + STOP_SECONDS
        for child in self._running.values():
            child.join(max(0.0, until - time.monotonic()))
            if child.is_alive():
                child.kill()
                child.join()
        self._running.clear()


def end_with_parent(life: Connection) -> None:
    """See that this process is told to stop when its parent dies, whatever killed it."""
    if sys.platform == "linux":
        # No thread here: one that runs while the web server forks may leave a lock held for ever.
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if not wait([life], timeout=0):
            return
        os.kill(os.getpid(), signal.SIGTERM)
    else:
        threading.Thread(target=_watch, args=(life,), daemon=True).start()


def _watch(life: Connection) -> None:
    wait([life])
    os.kill(os.getpid(), signal.SIGTERM)
