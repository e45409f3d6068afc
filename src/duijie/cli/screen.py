"""What a person sees while a command runs: sentences, tables, a progress bar."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol, TypeVar

import typer

from duijie.cli.messages import say

if TYPE_CHECKING:
    from rich.console import Console

Item = TypeVar("Item")

# A pipe or a file has no width of its own; lines as long as this are rarely broken.
WIDTH_WITHOUT_TERMINAL = 160


class Step(Protocol):
    """What moves a progress bar on."""

    def __call__(self, done: int = 1) -> None:
        """So many more are done."""


def tell(code: str, **facts: object) -> None:
    """Say one sentence on standard output."""
    typer.echo(say(code, **facts))


def paragraph(title: str, text: str) -> None:
    """Show a text, indented and broken to the width of the terminal, below its title."""
    from rich.padding import Padding

    if title:
        typer.echo(title)
    _console().print(Padding(text, (0, 0, 0, 2)))


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Show a table as wide as the terminal."""
    from rich import box
    from rich.table import Table

    shown = Table(*headings, box=box.SIMPLE_HEAD, header_style="bold", show_edge=False)
    for row in rows:
        shown.add_row(*row)
    _console().print(shown)


def _console() -> "Console":
    from rich.console import Console

    width = None if sys.stdout.isatty() else WIDTH_WITHOUT_TERMINAL
    return Console(width=width, highlight=False, markup=False)


@contextmanager
def progress(code: str, total: int | None, **facts: object) -> Iterator[Step]:
    """A bar on standard error while work goes on; nothing when that is no terminal."""
    from rich import progress as bars
    from rich.console import Console

    bar = bars.Progress(
        bars.TextColumn("{task.description}", markup=False),
        bars.BarColumn(),
        bars.MofNCompleteColumn(),
        bars.TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=not sys.stderr.isatty(),
    )
    with bar:
        task = bar.add_task(say(code, **facts), total=total)

        def step(done: int = 1) -> None:
            bar.advance(task, done)

        yield step


def stepping(items: Iterable[Item], step: Step) -> Iterator[Item]:
    """The items, moving a bar on with each."""
    for item in items:
        step()
        yield item
