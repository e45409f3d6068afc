"""``duijie need``: what a need asks, what is missing from it, what looks wrong with it."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from duijie.cli import screen
from duijie.cli.messages import say, speaking
from duijie.engine.formats import Rejected, read
from duijie.engine.needs import words
from duijie.engine.needs.card import read_need
from duijie.engine.needs.types import NeedCard
from duijie.engine.records import Record
from duijie.kernel.language import Language

_PLAIN = {".txt", ".md"}
# A file name longer than this cannot be one; asking the system about it is an error.
_LONGEST_NAME = 255
_COLOURS = {
    "wanted": "bold green",
    "limit": "bold cyan",
    "current": "dim cyan",
    "material": "magenta",
    "constraint": "yellow",
}
_OTHER_COLOUR = "blue"


def need(
    given: Annotated[str, typer.Argument(metavar="FILE_OR_TEXT", help="need.given")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="need.json")] = False,
) -> None:
    """Read one need, or every need of a file, and show its card."""
    count = 0
    for item in _needs(given):
        if isinstance(item, Rejected):
            _tell_rejected(item)
            continue
        count += 1
        card = read_need(item)
        if as_json:
            typer.echo(json.dumps(words.to_json(card), ensure_ascii=False))
        else:
            show(card, speaking())
    if not count:
        screen.tell("need.nothing")
        raise typer.Exit(2)


def _needs(given: str) -> Iterator[Record | Rejected | str]:
    """The needs of a file, or the text given itself."""
    path = Path(given) if len(given) <= _LONGEST_NAME and "\n" not in given else None
    if path is None or not _is_file(path, given):
        if given.strip():
            yield given
    elif path.suffix.lower() in _PLAIN:
        text = path.read_text(encoding="utf-8-sig", errors="replace")
        if text.strip():
            yield text
    else:
        yield from read(path)


def _is_file(path: Path, given: str) -> bool:
    """Whether a file is meant: it is there, or the words look like nothing but a file's name."""
    if path.is_file():
        return True
    if path.suffix and " " not in given.strip() and given.isascii() and path.suffix[1:].isalpha():
        raise FileNotFoundError(2, say("need.no_such_file"), given)
    return False


def _tell_rejected(item: Rejected) -> None:
    from duijie.engine import messages

    reason = messages.say(item.code, speaking(), **item.facts)
    typer.echo(say("need.rejected", row=item.source.row or "", reason=reason), err=True)


def show(card: NeedCard, language: Language) -> None:
    """Print one card: the marked text, what was read, flags and questions."""
    width = None if sys.stdout.isatty() else screen.WIDTH_WITHOUT_TERMINAL
    console = Console(width=width, highlight=False, markup=False)
    rows = words.describe(card, language)
    title = card.record.id or say("need.text")
    console.print(Panel(marked(card), title=Text(title), title_align="left"))
    console.print(_table(rows))
    _print_flags(console, card, language)
    _print_questions(console, card, language)


def marked(card: NeedCard) -> Text:
    """The need's text with the words that readings rest on in colour."""
    text = Text(card.record.text)
    for name, row in _coloured(card):
        if row.span is not None:
            text.stylize(_COLOURS.get(name, _OTHER_COLOUR), row.span.start, row.span.end)
    return text


def _coloured(card: NeedCard) -> Iterator[tuple[str, words.Row]]:
    """The rows with the name of their kind; labels differ by language, names do not."""
    from duijie.engine import messages

    names = ("wanted", "limit", "current", "material", "constraint")
    by_label = {messages.say(f"needs.label.{name}", Language.EN): name for name in names}
    for row in words.describe(card, Language.EN):
        yield by_label.get(row.label, ""), row


def _table(rows: list[words.Row]) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold", no_wrap=True)
    table.add_column()
    last = ""
    for row in rows:
        table.add_row("" if row.label == last else row.label, row.value)
        last = row.label
    return table


def _print_flags(console: Console, card: NeedCard, language: Language) -> None:
    if card.flags:
        console.print(Text(f"\n{say('need.flags')}", style="bold red"))
    for note in card.flags:
        console.print(Text(f"  ! {words.flag(note, language)}"))


def _print_questions(console: Console, card: NeedCard, language: Language) -> None:
    if card.missing:
        console.print(Text(f"\n{say('need.questions')}", style="bold"))
    for number, question in enumerate(card.missing, start=1):
        asked, why = words.ask(question, language)
        console.print(Text.assemble(f"  {number}. {asked}\n", (f"     {why}", "dim")))
    console.print()
