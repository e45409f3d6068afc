"""The group of commands: each is loaded only when it is called or listed."""

from importlib import import_module
from typing import Any

import typer
from typer._click import Command, Context, HelpFormatter
from typer.core import TyperCommand, TyperGroup

from duijie.cli import help as help_page
from duijie.cli.messages import say

# The groups of verbs against a node, and the module below duijie.cli that has a group's verbs.
GROUPS = {
    **dict.fromkeys(("offers", "needs", "experts", "labs"), "records"),
    **{name: name for name in ("organisations", "imports", "registries", "tokens", "webhooks")},
}
# The order in which help lists them; each lives in duijie.cli.<name>, "-" written as "_".
COMMANDS = (
    *("match", "need", "index", "search", "evaluate", "bench", "train-encoder"),
    *("up", "demo", "doctor", "backup", "restore", "load-reference"),
    "rebuild-index",
    *("node-login", "node-logout", "whoami", "import", "export", *GROUPS),
)
# A word that Python keeps for itself names no module.
MODULES = {"import": "importing", "export": "exporting"}


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
        if cmd_name in GROUPS:
            return load_group(cmd_name)
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


class VerbGroup(TyperGroup):
    """The verbs of one subject, such as ``duijie offers list``."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Take no verb for the wish to know which there are."""
        return super().parse_args(ctx, args or ["--help"])

    def resolve_command(
        self, ctx: Context, args: list[str]
    ) -> tuple[str | None, Command | None, list[str]]:
        """Find the verb that was meant, or say which there are."""
        known = self.list_commands(ctx)
        if args[0] not in known and not args[0].startswith("-"):
            ctx.fail(say("cli.no_such_command", name=args[0], commands=", ".join(known)))
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the help page."""
        help_page.write(self, ctx, formatter)


def load_group(name: str) -> TyperGroup:
    """Import the verbs of one subject and make a group of them."""
    module = GROUPS[name]
    app = typer.Typer(name=name, cls=VerbGroup, add_completion=False, help=f"{name}.about")
    for verb, function in import_module(f"duijie.cli.{module}").VERBS.items():
        app.command(verb, cls=BilingualCommand, help=f"{module}.{verb}")(function)
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)  # noqa: S101  (several verbs make a group)
    return group


def load(name: str) -> TyperCommand:
    """Import one command's module and make the command of its function."""
    function_name = MODULES.get(name, name.replace("-", "_"))
    about = f"{name.replace('-', '_')}.about"
    module = import_module(f"duijie.cli.{function_name}")
    app = typer.Typer(add_completion=False)
    app.command(name, cls=BilingualCommand, help=about)(getattr(module, function_name))
    command = typer.main.get_command(app)
    assert isinstance(command, TyperCommand)  # noqa: S101  (one function makes one command)
    return command
