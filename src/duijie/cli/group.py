"""The group of commands: each is loaded only when it is called or listed."""

from importlib import import_module
from typing import Any

import typer
from typer._click import Command, Context, HelpFormatter
from typer.core import TyperCommand, TyperGroup

from duijie.cli import help as help_page
from duijie.cli.messages import say

# The order in which help lists them; each lives in duijie.cli.<name>, "-" written as "_".
COMMANDS = (
    *("match", "need", "index", "search", "evaluate", "bench", "train-encoder"),
    *("up", "demo", "doctor", "backup", "restore", "load-reference"),
    "rebuild-index",
)


class BilingualCommand(TyperCommand):
    """A command whose help and refusals speak the reader's language."""

    # Typer would refuse surplus arguments in English; ``invoke`` does it in the reader's words.
    allow_extra_args = True

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the help page."""
        help_page.write(self, ctx, formatter)

    def invoke(self, ctx: Context) -> Any:  # noqa: ANN401  (whatever the command returns)
        """Run the command, unless there are arguments it has no place for."""
        if ctx.args:
            ctx.fail(say("cli.surplus_arguments", arguments=" ".join(ctx.args)))
        return super().invoke(ctx)


class BilingualGroup(TyperGroup):
    """All commands, loaded one at a time."""

    def list_commands(self, ctx: Context) -> list[str]:
        """The names of all commands, in the order of the work."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:
        """The command of a name, None when there is none."""
        del ctx
        return load(cmd_name) if cmd_name in COMMANDS else None

    def resolve_command(
        self, ctx: Context, args: list[str]
    ) -> tuple[str | None, Command | None, list[str]]:
        """Find the command that was meant, or say which there are."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            ctx.fail(say("cli.no_such_command", name=args[0], commands=", ".join(COMMANDS)))
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the help page."""
        help_page.write(self, ctx, formatter)


def load(name: str) -> TyperCommand:
    """Import one command's module and make the command of its function."""
    function_name = name.replace("-", "_")
    module = import_module(f"duijie.cli.{function_name}")
    app = typer.Typer(add_completion=False)
    app.command(name, cls=BilingualCommand, help=f"{function_name}.about")(
        getattr(module, function_name)
    )
    command = typer.main.get_command(app)
    assert isinstance(command, TyperCommand)  # noqa: S101  (one function makes one command)
    return command
