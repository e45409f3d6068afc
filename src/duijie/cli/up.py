"""``duijie up``: run a node until Ctrl-C."""

from collections.abc import Callable
from typing import Annotated

import typer

from duijie.cli import node, screen
from duijie.cli.messages import speaking

HostOption = Annotated[str, typer.Option("--host", metavar="HOST", help="up.host")]
PortOption = Annotated[int, typer.Option("--port", metavar="PORT", help="up.port")]

OPERATOR = "operator@localhost.localdomain"


def up(*, host: HostOption = "127.0.0.1", port: PortOption = 8000) -> None:
    """Start database, pages, jobs and indexer, and stop them all at the end."""
    node.choose_settings()
    run(host, port, prepare=fill_new_node)


def run(host: str, port: int, prepare: Callable[[], None]) -> None:
    """Run the node that the settings describe, saying what happens."""
    from duijie.node.beginning import begin

    def tell_ready(address: str) -> None:
        screen.tell("up.ready", address=address)

    with begin(host, port) as begun:
        node.make_apps_ready()
        from duijie.node.running import Steps, run_node

        run_node(begun, Steps(prepare=prepare, tell_ready=tell_ready))
    screen.tell("up.stopped")


def fill_new_node() -> None:
    """Bring in what every node has: small registries, and somebody to run it."""
    from duijie.kernel.actors import SYSTEM
    from duijie.registries.services import load_built_in

    load_built_in(actor=SYSTEM)
    make_operator()


def make_operator() -> None:
    """Make the first operator account when there is none, and say how to sign in."""
    from duijie.accounts.services import make_first_operator
    from duijie.kernel.actors import SYSTEM

    made = make_first_operator(actor=SYSTEM, email=OPERATOR, language=speaking())
    if made:
        screen.tell("up.operator", email=made.email, password=made.password)
