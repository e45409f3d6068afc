"""Proving who an organisation is: asked for by its members, judged by operators."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated
from uuid import UUID

import typer

from duijie.cli import screen
from duijie.cli.organisations.being import MANY, IdArgument
from duijie.cli.remote.client import open_client
from duijie.cli.remote.showing import NodeOption
from duijie.organisations.types import Evidence

ProofArgument = Annotated[UUID, typer.Argument(metavar="REQUEST", help="organisations.request")]
NoteOption = Annotated[str, typer.Option(metavar="TEXT", help="organisations.note")]


def request_verification(
    organisation: IdArgument,
    statement: Annotated[str, typer.Option(metavar="TEXT", help="organisations.statement")],
    *,
    node: NodeOption = None,
) -> None:
    """Ask an operator to check who the organisation is."""
    body = {"statement": statement}
    open_client(node).send("POST", f"{MANY}/{organisation}/verifications", body)
    screen.tell("organisations.verification_requested")


def grant_verification(
    request: ProofArgument,
    evidence: Annotated[Evidence, typer.Option(help="organisations.evidence")],
    until: Annotated[
        datetime,
        typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="organisations.proof_until"),
    ],
    *,
    note: NoteOption = "",
    node: NodeOption = None,
) -> None:
    """Say as an operator that the evidence shows who the organisation is."""
    until_day = until.date().isoformat()
    body = {"evidence": evidence.value, "note": note, "valid_until": until_day}
    open_client(node).send("POST", f"/verifications/{request}/grant", body)
    screen.tell("organisations.verification_granted", until=until_day)


def refuse_verification(
    request: ProofArgument, note: NoteOption, *, node: NodeOption = None
) -> None:
    """Say as an operator why the evidence does not show it."""
    open_client(node).send("POST", f"/verifications/{request}/refusal", {"note": note})
    screen.tell("organisations.verification_refused")


def revoke_verification(
    request: ProofArgument, note: NoteOption, *, node: NodeOption = None
) -> None:
    """Take a proof back as an operator."""
    open_client(node).send("POST", f"/verifications/{request}/revocation", {"note": note})
    screen.tell("organisations.verification_revoked")


VERBS: dict[str, Callable[..., None]] = {
    "request-verification": request_verification,
    "grant-verification": grant_verification,
    "refuse-verification": refuse_verification,
    "revoke-verification": revoke_verification,
}
