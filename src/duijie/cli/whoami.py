"""``duijie whoami``: whose token this is, and for whom they act."""

from duijie.cli import screen
from duijie.cli.messages import say
from duijie.cli.remote import showing
from duijie.cli.remote.client import open_client
from duijie.cli.remote.showing import JsonOption, NodeOption


def whoami(*, node: NodeOption = None, json: JsonOption = False) -> None:
    """Say who one is to the node, and which organisations one acts for."""
    client = open_client(node)
    me = client.get("/me")
    if json:
        showing.data(me)
        return
    screen.tell("whoami.person", name=me["name"], email=me["email"], address=client.address)
    if me["is_operator"]:
        screen.tell("whoami.operator")
    showing.items(
        me["organisations"],
        (
            ("node.id", lambda one: one["id"]),
            ("node.name", lambda one: showing.in_own_language(one, "name")),
            ("whoami.role", lambda one: say(f"whoami.{one['role']}")),
        ),
        as_json=False,
    )
