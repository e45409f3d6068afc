"""Who acts for an organisation: members, their roles, invitations."""

from collections.abc import Callable
from typing import Annotated
from uuid import UUID

import typer

from duijie.cli import screen
from duijie.cli.messages import say
from duijie.cli.organisations.being import MANY, IdArgument
from duijie.cli.remote import showing
from duijie.cli.remote.client import open_client
from duijie.cli.remote.showing import JsonOption, NodeOption
from duijie.organisations.types import Role

PersonArgument = Annotated[UUID, typer.Argument(metavar="PERSON", help="organisations.person")]
RoleOption = Annotated[Role, typer.Option(help="organisations.role")]


def members(organisation: IdArgument, *, node: NodeOption = None, json: JsonOption = False) -> None:
    """List who acts for an organisation."""
    columns = (
        ("node.id", lambda one: one["user_id"]),
        ("node.name", lambda one: one["name"]),
        ("whoami.role", lambda one: say(f"whoami.{one['role']}")),
    )
    found = open_client(node).get(f"{MANY}/{organisation}/members")
    showing.items(found, columns, as_json=json)


def invite(
    organisation: IdArgument,
    email: Annotated[str, typer.Argument(metavar="EMAIL", help="organisations.email")],
    *,
    role: RoleOption = Role.MEMBER,
    node: NodeOption = None,
    json: JsonOption = False,
) -> None:
    """Invite whoever reads the mail of an address."""
    body = {"email": email, "role": role.value}
    made = open_client(node).ask_for_secret(f"{MANY}/{organisation}/invitations", body)
    showing.done(made, "organisations.invited", as_json=json, email=email, invitation=made["id"])


def withdraw_invitation(
    organisation: IdArgument,
    invitation: Annotated[
        UUID, typer.Argument(metavar="INVITATION", help="organisations.invitation")
    ],
    *,
    node: NodeOption = None,
) -> None:
    """Make an invitation useless."""
    open_client(node).send("DELETE", f"{MANY}/{organisation}/invitations/{invitation}")
    screen.tell("organisations.invitation_withdrawn")


def accept_invitation(
    token: Annotated[str, typer.Argument(metavar="TOKEN", help="organisations.invitation_token")],
    *,
    node: NodeOption = None,
    json: JsonOption = False,
) -> None:
    """Become a member by an invitation sent to one's own address."""
    made = open_client(node).send("POST", "/invitations/acceptance", {"token": token})
    showing.done(made, "organisations.joined", as_json=json)


def change_role(
    organisation: IdArgument,
    person: PersonArgument,
    role: RoleOption,
    *,
    node: NodeOption = None,
    json: JsonOption = False,
) -> None:
    """Make a member a manager, or a manager a member."""
    path, body = f"{MANY}/{organisation}/members/{person}/role", {"role": role.value}
    made = open_client(node).send("PUT", path, body)
    role_now = say(f"whoami.{made['role']}")
    showing.done(made, "organisations.role_changed", as_json=json, name=made["name"], role=role_now)


def remove_member(
    organisation: IdArgument, person: PersonArgument, *, node: NodeOption = None
) -> None:
    """End a membership: one's own, or as a manager somebody else's."""
    open_client(node).send("DELETE", f"{MANY}/{organisation}/members/{person}")
    screen.tell("organisations.member_removed")


VERBS: dict[str, Callable[..., None]] = {
    "members": members,
    "invite": invite,
    "withdraw-invitation": withdraw_invitation,
    "accept-invitation": accept_invitation,
    "change-role": change_role,
    "remove-member": remove_member,
}
