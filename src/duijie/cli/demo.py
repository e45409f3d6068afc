"""``duijie demo``: run a node with made-up records, marked as such on every page."""

from duijie.cli import node, screen
from duijie.cli.up import HostOption, PortOption, run

DEMO_COMMAND = "load_demo"


def demo(*, host: HostOption = "127.0.0.1", port: PortOption = 8000) -> None:
    """Start a node of its own for looking around."""
    node.choose_demo()

    def prepare() -> None:
        from duijie.kernel.actors import SYSTEM
        from duijie.registries.services import load_built_in

        # The demonstration brings its own operators.
        load_built_in(actor=SYSTEM)
        load_demo()
        tell_who_is_who()

    run(host, port, prepare)


def load_demo() -> None:
    """Load the made-up records; nothing happens where they are already."""
    from django.core.management import call_command

    from duijie.demo.queries import is_loaded

    if not is_loaded():
        screen.tell("demo.loading")
        call_command(DEMO_COMMAND)


def tell_who_is_who() -> None:
    """Say as whom one can sign in, and with which password."""
    from duijie.cli.messages import speaking
    from duijie.demo.queries import password, who_is_who

    screen.tell("demo.people", password=password())
    for one in who_is_who():
        name, house = one.name.said_in(speaking()), one.house.said_in(speaking())
        screen.tell("demo.person", address=f"{one.address:26}", name=name, house=house)
