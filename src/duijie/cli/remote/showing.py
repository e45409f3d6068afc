"""What the commands against a node show: tables for people, JSON for programs."""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Annotated, Any

import typer

from duijie.cli import screen
from duijie.cli.messages import say, speaking
from duijie.kernel.language import Language

JsonOption = Annotated[bool, typer.Option("--json", help="node.json")]
NodeOption = Annotated[str | None, typer.Option("--node", metavar="ADDRESS", help="node.option")]
MostOption = Annotated[int, typer.Option("--most", min=1, metavar="N", help="node.most")]
VersionOption = Annotated[int | None, typer.Option("--version", min=1, help="node.version")]

MOST = 50
Item = dict[str, Any]
Column = tuple[str, Callable[[Item], str]]


def items(found: Iterable[Item], columns: Sequence[Column], *, as_json: bool) -> None:
    """Show a list: JSON lines, or a table with a heading for each column."""
    if as_json:
        for one in found:
            data(one)
        return
    rows = [[cell(one) for _, cell in columns] for one in found]
    if rows:
        screen.table([say(heading) for heading, _ in columns], rows)
    else:
        screen.tell("node.nothing_found")


def data(value: object) -> None:
    """Write one value as a line of JSON."""
    typer.echo(json.dumps(value, ensure_ascii=False))


def done(value: object, code: str, *, as_json: bool, **facts: object) -> None:
    """Say what was done: the node's own answer, or a sentence."""
    if as_json:
        data(value)
    else:
        screen.tell(code, **facts)


def facts(pairs: Iterable[tuple[str, str]]) -> None:
    """Show names and values below each other; the blank ones are left out."""
    shown = [(name, value) for name, value in pairs if value]
    screen.table((say("node.fact"), say("node.value")), shown)


def in_own_language(one: Item, name: str) -> str:
    """A text in the reader's language if it is written in it, else in the other."""
    own, other = ("zh", "en") if speaking() is Language.ZH else ("en", "zh")
    return str(one.get(f"{name}_{own}") or one.get(f"{name}_{other}") or "")


def day(written: str | None) -> str:
    """The day of a moment, as it is written in both languages alike."""
    return datetime.fromisoformat(written).astimezone().strftime("%Y-%m-%d") if written else ""


def seen_of(version: int | None) -> str:
    """The version that a change is for: a number, or whatever is there."""
    return "*" if version is None else f'"{version}"'
