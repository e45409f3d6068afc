"""A small world that everybody looks at: a hidden organisation, its draft, and six people."""

from dataclasses import dataclass
from http.cookies import SimpleCookie
from uuid import UUID

from django.test import Client
from tests.catalogue.making import make_draft
from tests.organisations.making import make_manager, make_member, make_organisation, make_person

from duijie.accounts.models import User
from duijie.kernel.actors import Actor
from duijie.organisations import services as organisations
from duijie.organisations.types import Kind, Role

NOWHERE = UUID("01900000-0000-7000-8000-000000000000")
ROLES = ("stranger", "other", "member", "manager", "broker", "operator")


@dataclass(frozen=True)
class World:
    """What is asked for, and the cookies of those who ask."""

    values: dict[str, str]
    cookies: dict[str, str]

    def client(self, role: str) -> Client:
        """A fresh browser of somebody, signed in as they are."""
        client = Client(raise_request_exception=False, headers={"accept-language": "en"})
        if role in self.cookies:
            client.cookies = SimpleCookie({"sessionid": self.cookies[role]})
        return client


def make_world() -> World:
    """Make everything."""
    own = make_organisation("青禾传感器有限公司", listed=False)
    elsewhere = make_organisation("远山水泵有限公司")
    house = make_organisation("同舟技术转移有限公司", kind=Kind.BROKER_HOUSE)
    member, manager = make_member(own.pk), make_manager(own.pk)
    people = {
        "other": make_manager(elsewhere.pk),
        "member": member,
        "manager": manager,
        "broker": make_member(house.pk),
    }
    cookies = {role: _session_of(_user(actor)) for role, actor in people.items()}
    cookies["operator"] = _session_of(make_person(operator=True))
    sent = organisations.invite_member(
        actor=manager, organisation_id=own.pk, email="guest@example.com", role=Role.MEMBER
    )
    asked = organisations.request_verification(
        actor=manager, organisation_id=own.pk, statement="licence"
    )
    draft = make_draft(owner_id=own.pk)
    values = {
        "organisation_id": own.pk,
        "user_id": member.user_id,
        "invitation_id": sent.invitation.pk,
        "verification_id": asked.pk,
        "listing_id": draft.pk,
    }
    return World({name: str(value) for name, value in values.items()}, cookies)


def _user(actor: Actor) -> User:
    return User.objects.get(pk=str(actor.user_id))


def _session_of(user: User) -> str:
    client = Client()
    client.force_login(user)
    return client.cookies["sessionid"].value
