"""Write the pages of docs/reference that the code itself can write (``make docs``)."""

import json
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import typer
from typer._click import Command

from duijie.cli import help as help_page
from duijie.cli import node
from duijie.cli.group import COMMANDS, GROUPS, load, load_group
from duijie.cli.main import app
from duijie.cli.messages import CATALOGUE as COMMAND_LINE
from duijie.cli.messages import speak, speaking
from duijie.cli.refusals import EXIT_CODES
from duijie.config.variables import VARIABLES
from duijie.engine.messages import CATALOGUE as ENGINE
from duijie.kernel.errors import DomainError
from duijie.kernel.language import Language
from duijie.kernel.refusals import sentences as platform_sentences

HERE = Path(__file__).parent

PLATFORM = platform_sentences()

GENERATED = "<!-- written by docs/generate.py: run “make docs”, do not edit -->"


def command_line(language: Language) -> str:
    """All commands with their arguments and options in one language."""
    before = speaking()
    speak(language)
    try:
        chapters = [chapter(typer.main.get_command(app), "duijie", level=1)]
        for name in COMMANDS:
            chapters += command_chapters(name)
    finally:
        speak(before)
    return "\n".join([GENERATED, "", *chapters])


def command_chapters(name: str) -> list[str]:
    """A command's chapter; of a group, also one for each verb that no group before it has."""
    if name not in GROUPS:
        return [chapter(load(name), f"duijie {name}", level=2)]
    group = load_group(name)
    shown = [chapter(group, f"duijie {name}", level=2)]
    if name == next(one for one, module in GROUPS.items() if module == GROUPS[name]):
        shown += [
            chapter(command, f"duijie {name} {verb}", level=3)
            for verb, command in group.commands.items()
        ]
    return shown


def chapter(command: Command, name: str, level: int) -> str:
    """One command: what it does, how to call it, its tables."""
    context = command.make_context(name, [], resilient_parsing=True)
    usage = " ".join([name, *command.collect_usage_pieces(context)])
    lines = [f"{'#' * level} {name}", "", help_page.sentence(command.help), ""]
    lines += ["```", usage, "```", ""]
    for title, rows in help_page.sections(command, context):
        lines += [f"**{title}**", "", *table(rows), ""]
    return "\n".join(lines)


def table(rows: Iterable[tuple[str, str]]) -> list[str]:
    """A two-column table whose first column is code."""
    return ["| | |", "|---|---|", *(f"| `{cell(name)}` | {cell(said)} |" for name, said in rows)]


def cell(text: str) -> str:
    """A text that cannot break out of its table cell."""
    return text.replace("|", "\\|").replace("\n", " ")


def errors() -> str:
    """Every refusal: its code, its exit code and what it says in both languages."""
    lines = [
        GENERATED,
        "",
        "# Refusals · 拒绝信息",
        "",
        "Every refusal has a code that never changes and a sentence in both languages.",
        "每条拒绝信息都有固定的代码和中英文两种说法。",
        "",
        "| code | exit | English | 中文 |",
        "|---|---|---|---|",
    ]
    for refusal in sorted(refusals(), key=lambda one: one.code):
        said = sentences(refusal.code)
        row = (f"`{refusal.code}`", str(EXIT_CODES[refusal.kind]), cell(said["en"]))
        lines.append(f"| {' | '.join(row)} | {cell(said['zh'])} |")
    return "\n".join([*lines, ""])


def refusals() -> list[type[DomainError]]:
    """Every refusal the program has."""
    load_everything()
    found, waiting = [], [DomainError]
    while waiting:
        below = waiting.pop().__subclasses__()
        waiting += below
        found += [one for one in below if hasattr(one, "code") and "duijie." in one.__module__]
    return found


def load_everything() -> None:
    """Import the modules that declare refusals, so that they are known."""
    source = HERE.parent / "src"
    places = [*source.rglob("errors.py"), *source.glob("duijie/kernel/*.py")]
    for path in sorted(places):
        __import__(".".join(path.relative_to(source).with_suffix("").parts))


def sentences(code: str) -> dict[str, str]:
    """Both sentences of a code."""
    catalogue = next(one for one in (COMMAND_LINE, ENGINE, PLATFORM) if code in one)
    return catalogue.templates(code)


def settings() -> str:
    """Every variable of the environment: what it takes, its default, what it is for."""
    lines = [
        GENERATED,
        "",
        "# Settings · 设置",
        "",
        "A node is set up by variables of the environment; it runs without any.",
        "节点通过环境变量设置；全部不设也能运行。",
        "",
        "| variable | takes | default | English | 中文 |",
        "|---|---|---|---|---|",
    ]
    for one in VARIABLES:
        default = f"`{one.default}`" if one.default else ""
        row = (f"`{one.name}`", cell(one.wanted), default, cell(one.english), cell(one.chinese))
        lines.append(f"| {' | '.join(row)} |")
    return "\n".join([*lines, ""])


def openapi() -> str:
    """The description of the REST interface."""
    node.open_node()
    from duijie.api.root import api  # noqa: PLC0415  (only when Django is ready)

    described = json.dumps(api.get_openapi_schema(path_prefix="/api/v1/"), default=str)
    return f"{json.dumps(json.loads(described), ensure_ascii=False, indent=1)}\n"


# Every generated page: its path below docs/ and what writes it.
PAGES: dict[str, Callable[[], str]] = {
    **{f"reference/cli.{language}.md": partial(command_line, language) for language in Language},
    "reference/errors.md": errors,
    "reference/openapi.json": openapi,
    "reference/settings.md": settings,
}

if __name__ == "__main__":
    for page, write in PAGES.items():
        (HERE / page).write_text(write(), encoding="utf-8")
