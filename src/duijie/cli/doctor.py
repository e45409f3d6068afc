"""``duijie doctor``: what is wrong with the node, and how to mend it."""

import json as json_module
from typing import Annotated

import typer

from duijie.cli import node, screen
from duijie.cli.messages import say, speaking

SOMETHING_BAD = 1
JsonOption = Annotated[bool, typer.Option("--json", help="node.json")]


def doctor(*, json: JsonOption = False) -> None:
    """Check settings, files, disk, mail, database, index, jobs and clock."""
    node.open_node()
    from django.conf import settings

    from duijie.kernel.refusals import sentences
    from duijie.node.doctor import Finding, Verdict, examine
    from duijie.node.embedded import available

    def sentence(finding: Finding) -> str:
        return sentences().say(finding.code, speaking(), **finding.facts)

    with available(settings.HOME, wanted=settings.EMBEDDED_DATABASE):
        findings = list(examine())
    if json:
        rows = [{"code": one.code, "verdict": one.verdict.value} for one in findings]
        typer.echo(json_module.dumps(rows))
    else:
        shown = [(say(f"doctor.{one.verdict.value}"), sentence(one)) for one in findings]
        screen.table((say("doctor.verdict"), say("doctor.finding")), shown)
    if any(one.verdict is Verdict.BAD for one in findings):
        raise typer.Exit(SOMETHING_BAD)
