"""The commands against a node, run as the shell runs them, against a node that answers."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connections
from tests.foundation.working import do_all_jobs

from duijie.cli import main


@dataclass
class Shell:
    """Somebody at a keyboard who has a token."""

    capsys: pytest.CaptureFixture[str]
    lang: str = "en"

    def run(self, *arguments: str) -> tuple[int, str, str]:
        """One command: exit code, standard output, standard error."""
        self.capsys.readouterr()
        code = main.answer([*arguments, "--lang", self.lang], {})
        out, err = self.capsys.readouterr()
        return code, out, err

    def json(self, *arguments: str) -> Any:
        """What a command that must succeed says to a program; a list for several lines."""
        code, out, err = self.run(*arguments, "--json")
        assert code == 0, err
        lines = [json.loads(line) for line in out.splitlines()]
        return lines[0] if len(lines) == 1 else lines


@contextmanager
def working() -> Iterator[None]:
    """A worker beside the command, as a node has one, that does what is queued."""
    over = threading.Event()

    def work() -> None:
        while not over.wait(0.2):
            do_all_jobs()
        connections.close_all()

    beside = threading.Thread(target=work)
    beside.start()
    try:
        yield
    finally:
        over.set()
        beside.join()
