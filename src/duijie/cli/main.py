"""The command ``duijie``: choose the language, run one command, end with a clear word."""

import os
import sys
from collections.abc import Mapping, Sequence
from typing import Annotated

import typer

from duijie import __version__
from duijie.cli import refusals
from duijie.cli.group import BilingualGroup
from duijie.cli.messages import reader_language, say, speak
from duijie.kernel.errors import DomainError
from duijie.kernel.language import Language

LANG = "--lang"

app = typer.Typer(cls=BilingualGroup, add_completion=False, help="cli.about")


def _show_version(wanted: bool) -> None:  # noqa: FBT001  (Typer hands it over so)
    if wanted:
        typer.echo(f"duijie {__version__}")
        raise typer.Exit


@app.callback()
def root(
    *,
    version: Annotated[
        bool,
        typer.Option("--version", help="cli.version", callback=_show_version, is_eager=True),
    ] = False,
) -> None:
    """Hold the options that stand before a command."""
    del version


def run() -> None:
    """Run the command line as the shell calls it."""
    sys.exit(answer(sys.argv[1:], os.environ))


def answer(arguments: Sequence[str], environment: Mapping[str, str]) -> int:
    """Run one command and say how it ended; never a traceback for bad input."""
    rest, asked = take_language(arguments)
    speak(reader_language(asked, environment))
    if asked is not None and asked not in set(Language):
        return _end(say("cli.bad_choice", name=LANG, choices="zh, en"), refusals.BAD_ARGUMENTS)
    try:
        code = typer.main.get_command(app)(rest or ["--help"], "duijie", standalone_mode=False)
    except DomainError as error:
        return _end(refusals.refusal(error), refusals.EXIT_CODES[error.kind])
    except typer.TyperException as error:
        return _end(refusals.usage(error), refusals.BAD_ARGUMENTS)
    except OSError as error:
        return _end(refusals.file_trouble(error), refusals.FILE_TROUBLE)
    if code == refusals.INTERRUPTED:
        typer.echo(say("cli.interrupted"), err=True)
    return int(code or 0)


def take_language(arguments: Sequence[str]) -> tuple[list[str], str | None]:
    """The arguments without ``--lang``, wherever it stood, and what it asked for."""
    rest: list[str] = []
    asked: str | None = None
    left = list(arguments)
    while left and left[0] != "--":
        here = left.pop(0)
        if here == LANG:
            asked = left.pop(0) if left else ""
        elif here.startswith(f"{LANG}="):
            asked = here.partition("=")[2]
        else:
            rest.append(here)
    return rest + left, asked


def _end(sentence: str, code: int) -> int:
    typer.echo(say("cli.error", sentence=sentence), err=True)
    return code
