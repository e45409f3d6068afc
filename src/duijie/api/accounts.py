"""Who is calling, for programs that act for a person."""

from uuid import UUID

from ninja import Router

from duijie.accounts.errors import NotSignedIn
from duijie.accounts.queries import get_account
from duijie.api.auth import ActorRequest
from duijie.api.shapes import Schema
from duijie.kernel.language import Language
from duijie.organisations import queries
from duijie.organisations.types import Role

router = Router(tags=["account"])


class OwnOrganisationOut(Schema):
    """An organisation that the caller acts for."""

    id: UUID
    name_zh: str
    name_en: str
    role: Role


class MeOut(Schema):
    """The person behind a token or a session."""

    user_id: UUID
    name: str
    email: str
    language: Language
    is_operator: bool
    organisations: list[OwnOrganisationOut]


@router.get("/me", response=MeOut, url_name="me")
def me(request: ActorRequest) -> MeOut:
    """Who the caller is, and the organisations that they act for."""
    actor = request.actor
    if actor.user_id is None:
        raise NotSignedIn
    account = get_account(actor, actor.user_id)
    return MeOut(
        user_id=actor.user_id,
        name=account.display_name,
        email=account.email,
        language=actor.language,
        is_operator=actor.is_operator,
        organisations=[
            OwnOrganisationOut(
                id=one.pk,
                name_zh=one.name_zh,
                name_en=one.name_en,
                role=Role.MANAGER if actor.is_manager_of(one.pk) else Role.MEMBER,
            )
            for one in queries.organisations_of(actor)
        ],
    )
