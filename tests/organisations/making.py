"""Invented organisations and people for tests."""

from uuid import UUID

from duijie.accounts.models import User
from duijie.accounts.queries import actor_of
from duijie.kernel.actors import SYSTEM, Actor
from duijie.kernel.ids import new_id
from duijie.organisations import services
from duijie.organisations.models import Membership, Organisation
from duijie.organisations.types import Details, Kind, Role


def make_person(*, operator: bool = False) -> User:
    """Somebody who signed up."""
    return User.objects.create_user(
        f"{new_id().hex}@example.com", None, is_operator=operator, language="en"
    )


def make_actor(*, operator: bool = False) -> Actor:
    """Somebody who signed in and belongs nowhere yet."""
    return actor_of(make_person(operator=operator))


def make_organisation(
    name_zh: str = "青禾传感器有限公司", *, kind: Kind = Kind.FIRM, listed: bool = True, **more: str
) -> Organisation:
    """An organisation that nobody manages yet."""
    details = Details(kind=kind, name_zh=name_zh, listed=listed, name_en=more.get("name_en", ""))
    return services.register_organisation(actor=SYSTEM, details=details)


def make_member(organisation_id: UUID, role: Role = Role.MEMBER) -> Actor:
    """Somebody who belongs to an organisation."""
    person = make_person()
    Membership.objects.create(organisation_id=organisation_id, user=person, role=role.value)
    return actor_of(person)


def make_manager(organisation_id: UUID) -> Actor:
    """Somebody who decides for an organisation."""
    return make_member(organisation_id, Role.MANAGER)
