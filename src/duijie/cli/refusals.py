"""What went wrong, as one sentence in the reader's language and an exit code."""

import errno
from pathlib import Path

import typer
from typer._click import Parameter
from typer._click.exceptions import (
    BadOptionUsage,
    BadParameter,
    MissingParameter,
    NoSuchOption,
)

from duijie.cli import help as help_page
from duijie.cli.messages import CATALOGUE, say, speaking
from duijie.kernel import refusals as platform
from duijie.kernel.errors import DomainError, Kind

EXIT_CODES: dict[Kind, int] = {
    Kind.INVALID: 2,
    Kind.NOT_FOUND: 2,
    Kind.FORBIDDEN: 2,
    Kind.CONFLICT: 3,
    Kind.UNAVAILABLE: 4,
}
BAD_ARGUMENTS = 2
FILE_TROUBLE = 2
_TROUBLES = {
    errno.ENOENT: "cli.no_such_file",
    errno.EACCES: "cli.no_permission",
    errno.EISDIR: "cli.is_a_folder",
    errno.ENOTDIR: "cli.not_a_folder",
    errno.ENOSPC: "cli.disk_full",
}
INTERRUPTED = 130  # 128 + SIGINT, as shells report it


def refusal(error: DomainError) -> str:
    """A domain refusal in the reader's language."""
    from duijie.engine import messages

    if error.code in CATALOGUE:
        return say(error.code, **error.facts)
    if error.code in platform.sentences():
        return platform.say_refusal(error, speaking())
    return messages.say(error.code, speaking(), **error.facts)


def file_trouble(error: OSError) -> str:
    """What the operating system would not do, and with which file."""
    path = Path(str(error.filename)) if error.filename else Path()
    known = _TROUBLES.get(error.errno or 0)
    if known:
        return say(known, path=path)
    return say("cli.file_trouble", path=path, reason=error.strerror or type(error).__name__)


def usage(error: typer.TyperException) -> str:
    """What does not fit in the arguments given, and where help is."""
    said = _what_is_wrong(error)
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "duijie"
    return f"{said}\n{say('cli.see_help', command=path)}"


def _what_is_wrong(error: typer.TyperException) -> str:
    if isinstance(error, MissingParameter) and error.param:
        name = help_page.name_of(error.param)
        return say("cli.missing_argument", name=name, help=help_page.meaning(error.param))
    if isinstance(error, BadParameter) and error.param:
        return _bad_value(error.param)
    if isinstance(error, NoSuchOption):
        return _no_such_option(error)
    if isinstance(error, BadOptionUsage):
        return say("cli.option_without_value", name=error.option_name)
    # The rest is raised by our own group and commands, in the reader's words already.
    return error.format_message()


def _no_such_option(error: NoSuchOption) -> str:
    if error.possibilities:
        near = ", ".join(sorted(error.possibilities))
        return say("cli.no_such_option_but", name=error.option_name, near=near)
    return say("cli.no_such_option", name=error.option_name)


def _bad_value(parameter: Parameter) -> str:
    name = help_page.name_of(parameter)
    return say("cli.bad_value", name=name, help=help_page.meaning(parameter))
