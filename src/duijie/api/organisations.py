"""Organisations, members, invitations, verification and merging over the API."""

from typing import Annotated
from uuid import UUID

from django.http import HttpResponse
from ninja import Header, Query, Router, Status

from duijie.api.auth import ActorRequest
from duijie.api.organisation_schemas import (
    DuplicateOut,
    InvitationIn,
    InvitationOut,
    ListOut,
    MemberOut,
    MergerIn,
    NoteIn,
    OrganisationIn,
    OrganisationOut,
    ProofIn,
    RegistrationIn,
    RoleIn,
    SizeIn,
    StageIn,
    StatementIn,
    TokenIn,
)
from duijie.api.pagination import MOST_ON_A_PAGE, page_of, seen_version
from duijie.organisations import queries, services
from duijie.organisations.sizes import Firm
from duijie.organisations.types import Duplicate, Kind, Proof

router = Router(tags=["organisations"])
Seen = Annotated[str | None, Header(alias="If-Match")]


@router.get("/organisations", response=ListOut)
def list_organisations(
    request: ActorRequest,
    q: str = "",
    kind: Kind | None = None,
    *,
    verified: bool = False,
    cursor: str = "",
    limit: Annotated[int, Query(ge=1, le=MOST_ON_A_PAGE)] = 20,
) -> object:
    """Organisations the caller may see, the newest first."""
    found = queries.organisations_listed_for(request.actor, text=q, kind=kind, verified=verified)
    return page_of(found, cursor, limit)


@router.post("/organisations", response={201: OrganisationOut})
def register_organisation(request: ActorRequest, body: RegistrationIn) -> Status[object]:
    """Register an organisation and become its manager."""
    made = services.register_organisation(
        actor=request.actor, details=body.details(), distinct_from=body.distinct_from
    )
    return Status(201, made)


@router.post("/organisations/duplicates", response=list[DuplicateOut])
def possible_duplicates(request: ActorRequest, body: OrganisationIn) -> list[Duplicate]:
    """Organisations that may be the one described."""
    return queries.possible_duplicates(request.actor, body.details())


@router.get("/organisations/{uuid:organisation_id}", response=OrganisationOut)
def get_organisation(
    request: ActorRequest, response: HttpResponse, organisation_id: UUID
) -> object:
    """One organisation; a merged one answers with the one that stayed."""
    found = queries.get_organisation(request.actor, organisation_id)
    response["ETag"] = f'"{found.version}"'
    return found


@router.put("/organisations/{uuid:organisation_id}", response=OrganisationOut)
def change_organisation(
    request: ActorRequest, organisation_id: UUID, body: OrganisationIn, seen: Seen = None
) -> object:
    """Change what an organisation says of itself."""
    return services.change_organisation(
        actor=request.actor,
        organisation_id=organisation_id,
        details=body.details(),
        seen=seen_version(seen),
    )


@router.put("/organisations/{uuid:organisation_id}/stage", response=OrganisationOut)
def change_stage(
    request: ActorRequest, organisation_id: UUID, body: StageIn, seen: Seen = None
) -> object:
    """Close an organisation, or open it again."""
    return services.change_stage(
        actor=request.actor,
        organisation_id=organisation_id,
        stage=body.stage,
        seen=seen_version(seen),
    )


@router.put("/organisations/{uuid:organisation_id}/size", response=OrganisationOut)
def declare_size(
    request: ActorRequest, organisation_id: UUID, body: SizeIn, seen: Seen = None
) -> object:
    """Work out the size class from last year's figures."""
    return services.declare_size(
        actor=request.actor,
        organisation_id=organisation_id,
        branch=body.branch,
        firm=Firm(body.staff, body.revenue, body.assets),
        seen=seen_version(seen),
    )


@router.get("/organisations/{uuid:organisation_id}/members", response=list[MemberOut])
def members(request: ActorRequest, organisation_id: UUID) -> object:
    """Who acts for the organisation, for its members."""
    return queries.members_of(request.actor, organisation_id)


@router.put("/organisations/{uuid:organisation_id}/members/{uuid:user_id}/role", response=MemberOut)
def change_role(
    request: ActorRequest, organisation_id: UUID, user_id: UUID, body: RoleIn
) -> object:
    """Make a member a manager, or a manager a member."""
    return services.change_role(
        actor=request.actor, organisation_id=organisation_id, user_id=user_id, role=body.role
    )


@router.delete("/organisations/{uuid:organisation_id}/members/{uuid:user_id}", response={204: None})
def remove_member(request: ActorRequest, organisation_id: UUID, user_id: UUID) -> Status[None]:
    """End a membership; one's own, or as a manager somebody else's."""
    if user_id == request.actor.user_id:
        services.leave_organisation(actor=request.actor, organisation_id=organisation_id)
    else:
        services.remove_member(
            actor=request.actor, organisation_id=organisation_id, user_id=user_id
        )
    return Status(204, None)


@router.post("/organisations/{uuid:organisation_id}/invitations", response={201: InvitationOut})
def invite_member(
    request: ActorRequest, response: HttpResponse, organisation_id: UUID, body: InvitationIn
) -> Status[InvitationOut]:
    """Invite whoever reads the mail of an address."""
    response["Cache-Control"] = "no-store"
    sent = services.invite_member(
        actor=request.actor, organisation_id=organisation_id, email=body.email, role=body.role
    )
    return Status(201, InvitationOut(id=sent.invitation.pk, token=sent.token))


@router.delete(
    "/organisations/{uuid:organisation_id}/invitations/{uuid:invitation_id}", response={204: None}
)
def withdraw_invitation(
    request: ActorRequest, organisation_id: UUID, invitation_id: UUID
) -> Status[None]:
    """Make an invitation useless."""
    services.withdraw_invitation(
        actor=request.actor, organisation_id=organisation_id, invitation_id=invitation_id
    )
    return Status(204, None)


@router.post("/invitations/acceptance", response=MemberOut)
def accept_invitation(request: ActorRequest, body: TokenIn) -> object:
    """Become a member by an invitation sent to one's own address."""
    return services.accept_invitation(actor=request.actor, token=body.token)


@router.post("/organisations/{uuid:organisation_id}/verifications", response={201: None})
def request_verification(
    request: ActorRequest, organisation_id: UUID, body: StatementIn
) -> Status[None]:
    """Ask an operator to check who the organisation is."""
    services.request_verification(
        actor=request.actor, organisation_id=organisation_id, statement=body.statement
    )
    return Status(201, None)


@router.post("/verifications/{uuid:verification_id}/grant", response={204: None})
def grant_verification(request: ActorRequest, verification_id: UUID, body: ProofIn) -> Status[None]:
    """Say that the evidence shows who the organisation is."""
    proof = Proof(body.evidence, body.note, body.valid_until)
    services.grant_verification(actor=request.actor, verification_id=verification_id, proof=proof)
    return Status(204, None)


@router.post("/verifications/{uuid:verification_id}/refusal", response={204: None})
def refuse_verification(request: ActorRequest, verification_id: UUID, body: NoteIn) -> Status[None]:
    """Say why the evidence does not show it."""
    services.refuse_verification(
        actor=request.actor, verification_id=verification_id, note=body.note
    )
    return Status(204, None)


@router.post("/verifications/{uuid:verification_id}/revocation", response={204: None})
def revoke_verification(request: ActorRequest, verification_id: UUID, body: NoteIn) -> Status[None]:
    """Take a proof back."""
    services.revoke_verification(
        actor=request.actor, verification_id=verification_id, note=body.note
    )
    return Status(204, None)


@router.post("/organisations/{uuid:organisation_id}/mergers", response={204: None})
def merge_organisations(
    request: ActorRequest, organisation_id: UUID, body: MergerIn
) -> Status[None]:
    """Let another record of the same organisation lead to this one."""
    services.merge_organisations(
        actor=request.actor, kept_id=organisation_id, gone_id=body.gone_id, reason=body.reason
    )
    return Status(204, None)
