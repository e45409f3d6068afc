"""Help pages in the reader's language, from the commands and the catalogue."""

from typing import TYPE_CHECKING

from typer._click import Command, Context, HelpFormatter, Parameter
from typer.core import TyperGroup, TyperOption

from duijie.cli.messages import CATALOGUE, say

if TYPE_CHECKING:
    from rich.console import Console

Row = tuple[str, str]

LANG_OPTION = "--lang [zh|en]"


def write(command: Command, context: Context, formatter: HelpFormatter) -> None:
    """Write a command's help page: usage, what it does, arguments, options, commands."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(file=None, highlight=False)
    with console.capture() as captured:
        usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
        console.print(Text.assemble((say("cli.usage"), "bold"), " ", usage))
        console.print(Padding(sentence(command.help), (1, 0, 1, 2)))
        for title, rows in sections(command, context):
            _print_section(console, title, rows)
    formatter.write("\n".join(line.rstrip() for line in captured.get().split("\n")))


def sections(command: Command, context: Context) -> list[tuple[str, list[Row]]]:
    """The titled tables of a help page, empty ones left out."""
    parameters = command.get_params(context)
    options = [_option(one, context) for one in parameters if isinstance(one, TyperOption)]
    options.insert(len(options) - 1, (LANG_OPTION, say("cli.lang")))
    found = [
        (say("cli.arguments"), [_argument(one) for one in parameters if not _is_option(one)]),
        (say("cli.options"), options),
    ]
    if isinstance(command, TyperGroup):
        found.append((say("cli.commands"), _commands(command, context)))
    return [(title, rows) for title, rows in found if rows]


def _commands(group: TyperGroup, context: Context) -> list[Row]:
    """What stands below a group; what it holds already says itself what it is for."""
    codes = {
        name: loaded.help if (loaded := group.commands.get(name)) else None
        for name in group.list_commands(context)
    }
    return [
        (name, sentence(code or f"{name.replace('-', '_')}.about")) for name, code in codes.items()
    ]


def sentence(help_code: str | None) -> str:
    """A help text by its code; Typer's own option says what it does in our words."""
    if help_code and help_code in CATALOGUE:
        return say(help_code)
    return say("cli.help")


def meaning(parameter: Parameter) -> str:
    """What a parameter is for, in the reader's language."""
    return sentence(getattr(parameter, "help", None))


def name_of(parameter: Parameter) -> str:
    """How a reader knows a parameter: an option's spellings, an argument's capitals."""
    if _is_option(parameter):
        return ", ".join(sorted(parameter.opts, key=len))
    return str(parameter.metavar or parameter.name.upper())


def _is_option(parameter: Parameter) -> bool:
    return isinstance(parameter, TyperOption)


def _argument(parameter: Parameter) -> Row:
    return name_of(parameter), meaning(parameter)


def _option(parameter: TyperOption, context: Context) -> Row:
    name = name_of(parameter)
    if not parameter.is_flag:
        name += f" {parameter.display_type_rich(context)}"
    said = [meaning(parameter)]
    if parameter.required:
        said.append(say("cli.required"))
    if parameter.show_default and parameter.default not in (None, False, (), [], ""):
        said.append(say("cli.default", value=parameter.default))
    return name, " ".join(said)


def _print_section(console: "Console", title: str, rows: list[Row]) -> None:
    from rich.table import Table
    from rich.text import Text

    console.print(Text(title, style="bold"))
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column()
    for name, said in rows:
        table.add_row(Text(f"  {name}", style="cyan"), said)
    console.print(table)
    console.print()
