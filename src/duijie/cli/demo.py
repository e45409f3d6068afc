"""``duijie demo``: run a node with made-up records, marked as such on every page."""

from duijie.cli import node
from duijie.cli.up import HostOption, PortOption

DEMO_COMMAND = "load_demo"


def demo(*, host: HostOption = "127.0.0.1", port: PortOption = 8000) -> None:
    """Start a node of its own for looking around."""
    node.open_demo()
    from duijie.cli.up import fill_new_node, run

    def prepare() -> None:
        fill_new_node()
        load_demo()

    run(host, port, prepare)


def load_demo() -> None:
    """Load the made-up records, where an app brings some."""
    from django.core.management import call_command, get_commands

    if DEMO_COMMAND in get_commands():
        call_command(DEMO_COMMAND)
