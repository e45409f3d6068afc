"""Offers, needs, experts and labs over the API."""

from typing import Annotated, TypeVar
from uuid import UUID

from django.http import HttpResponse
from django.urls import register_converter
from django.utils.translation import get_language
from ninja import Header, Query, Router, Status

from duijie.api.auth import ActorRequest
from duijie.api.catalogue_schemas import (
    CompletenessOut,
    DifferenceOut,
    ExpertIn,
    LabIn,
    ListingOut,
    ListOut,
    MissingOut,
    NeedIn,
    OfferIn,
    ReasonIn,
    RenewalIn,
    VersionOut,
)
from duijie.api.pagination import MOST_ON_A_PAGE, seen_version
from duijie.api.shapes import Schema
from duijie.catalogue import queries, services, words
from duijie.catalogue.rules.completeness import completeness_of
from duijie.catalogue.rules.differences import differences
from duijie.catalogue.types.details import Details
from duijie.catalogue.types.results import Seen
from duijie.catalogue.types.words import Cooperation, ListingKind, Origin, Stage
from duijie.kernel.language import Language

router = Router(tags=["catalogue"])
IfMatch = Annotated[str | None, Header(alias="If-Match")]
AnyIn = OfferIn | NeedIn | ExpertIn | LabIn


class Listings:
    """The part of an address that names a kind of record, such as ``offers``."""

    regex = "offers|needs|experts|labs"

    def to_python(self, value: str) -> ListingKind:
        """The kind."""
        return ListingKind(value.removesuffix("s"))

    def to_url(self, value: ListingKind) -> str:
        """Its name in an address."""
        return f"{value}s"


register_converter(Listings, "listings")
ONE = "/{listings:kind}/{uuid:listing_id}"


class ListQuery(Schema):
    """What a list is narrowed by; ``own`` lists records of one's own organisations."""

    q: str = ""
    stage: list[Stage] = []
    cooperation: list[Cooperation] = []
    owner: UUID | None = None
    industry: str = ""
    field: str = ""
    region: str = ""
    trl_from: int | None = None
    trl_to: int | None = None
    own: bool = False
    cursor: str = ""
    limit: Annotated[int, Query(ge=1, le=MOST_ON_A_PAGE)] = 20

    def wanted(self) -> queries.ListFilter:
        """The same as the queries want it."""
        return queries.ListFilter(
            own=self.own,
            owner=self.owner,
            stages=self.stage,
            words=self.q,
            industry=self.industry,
            field=self.field,
            region=self.region,
            trl_from=self.trl_from,
            trl_to=self.trl_to,
            cooperation=self.cooperation,
        )


Body = TypeVar("Body", OfferIn, NeedIn, ExpertIn, LabIn)


def add_kind(kind: ListingKind, body_type: type[Body]) -> None:
    """Serve the list and the records of one kind, each with the body of its kind."""
    many, one = f"/{kind}s", f"/{kind}s/{{uuid:listing_id}}"

    @router.get(many, response=ListOut, operation_id=f"list_{kind}s", url_name=f"{kind}s")
    def list_listings(request: ActorRequest, wanted: Query[ListQuery]) -> object:
        """Records the caller may see, the newest first."""
        narrowed, size = wanted.wanted(), wanted.limit
        return queries.page_of_listings(
            request.actor, kind, narrowed, cursor=wanted.cursor, size=size
        )

    @router.post(many, response={201: ListingOut}, operation_id=f"create_{kind}", url_name=kind)
    def create_listing(
        request: ActorRequest,
        response: HttpResponse,
        owner_id: UUID,
        body: body_type,  # type: ignore[valid-type]  # one route, four bodies
    ) -> Status[Seen]:
        """Write a draft for an organisation."""
        return _created(request, response, owner_id, body)

    @router.get(one, response=ListingOut, operation_id=f"get_{kind}", url_name=kind)
    def get_listing(request: ActorRequest, response: HttpResponse, listing_id: UUID) -> Seen:
        """One record as the caller may see it."""
        return _shown(request, response, kind, listing_id)

    @router.put(one, response=ListingOut, operation_id=f"change_{kind}", url_name=kind)
    def change_listing(
        request: ActorRequest,
        response: HttpResponse,
        listing_id: UUID,
        body: body_type,  # type: ignore[valid-type]  # one route, four bodies
        seen: IfMatch = None,
    ) -> Seen:
        """Change all that a record says; with If-Match, only what the caller has seen."""
        return _changed(request, response, listing_id, body, seen)

    @router.delete(one, response={204: None}, operation_id=f"delete_{kind}", url_name=kind)
    def delete_draft(request: ActorRequest, listing_id: UUID, seen: IfMatch = None) -> Status[None]:
        """Throw away a draft that was never published."""
        queries.get_listing(request.actor, kind, listing_id)
        services.delete_draft(actor=request.actor, listing_id=listing_id, seen=seen_version(seen))
        return Status(204, None)


add_kind(ListingKind.OFFER, OfferIn)
add_kind(ListingKind.NEED, NeedIn)
add_kind(ListingKind.EXPERT, ExpertIn)
add_kind(ListingKind.LAB, LabIn)


@router.get(f"{ONE}/completeness", response=CompletenessOut)
def completeness(request: ActorRequest, kind: ListingKind, listing_id: UUID) -> CompletenessOut:
    """How complete one's own record is, what is missing and why it matters."""
    queries.versions_of(request.actor, kind, listing_id)
    found = completeness_of(queries.get_seen(request.actor, kind, listing_id).details)
    language = Language.ZH if (get_language() or "").startswith("zh") else Language.EN
    missing = [
        MissingOut(
            name=one.name,
            fields=list(one.fields),
            weight=one.weight,
            needed=one.needed,
            why=words.why(kind, one.name, language),
        )
        for one in found.missing
    ]
    return CompletenessOut(score=found.score, missing=missing)


@router.get(f"{ONE}/versions", response=list[VersionOut])
def versions(request: ActorRequest, kind: ListingKind, listing_id: UUID) -> object:
    """The versions of one's own record, the newest first."""
    return queries.versions_of(request.actor, kind, listing_id)


@router.get(f"{ONE}/versions/{{int:number}}/differences", response=list[DifferenceOut])
def version_differences(
    request: ActorRequest, kind: ListingKind, listing_id: UUID, number: int
) -> list[DifferenceOut]:
    """What a version said otherwise than the one before."""
    after = queries.get_version(request.actor, kind, listing_id, number)
    before = queries.get_version(request.actor, kind, listing_id, max(number - 1, 1))
    return [
        DifferenceOut(field=one.field, before=one.before, after=one.after)
        for one in differences(before, after)
    ]


@router.put(f"{ONE}/expiry", response=ListingOut)
def renew_listing(
    request: ActorRequest,
    response: HttpResponse,
    kind: ListingKind,
    listing_id: UUID,
    body: RenewalIn,
    seen: IfMatch = None,
) -> Seen:
    """Confirm that a record holds until a day; an expired one is shown again."""
    queries.get_listing(request.actor, kind, listing_id)
    services.renew_listing(
        actor=request.actor, listing_id=listing_id, until=body.until, seen=seen_version(seen)
    )
    return _shown(request, response, kind, listing_id)


# After all other addresses below a record: this one takes any word.
@router.post(f"{ONE}/{{move}}", response=ListingOut)
def move_listing(  # noqa: PLR0913, PLR0917  (the parts of a request)
    request: ActorRequest,
    response: HttpResponse,
    kind: ListingKind,
    listing_id: UUID,
    move: services.Move,
    body: ReasonIn | None = None,
    seen: IfMatch = None,
) -> Seen:
    """Move a record along its life: submit, publish, pause, resume, close and so on."""
    queries.get_listing(request.actor, kind, listing_id)
    services.move_listing(
        actor=request.actor,
        listing_id=listing_id,
        move=move,
        reason=body.reason if body else "",
        seen=seen_version(seen),
    )
    return _shown(request, response, kind, listing_id)


def _created(
    request: ActorRequest, response: HttpResponse, owner_id: UUID, body: AnyIn
) -> Status[Seen]:
    details: Details = body.root
    made = services.create_listing(
        actor=request.actor, owner_id=owner_id, details=details, origin=Origin.API
    )
    return Status(201, _shown(request, response, details.kind, made.pk))


def _changed(
    request: ActorRequest,
    response: HttpResponse,
    listing_id: UUID,
    body: AnyIn,
    seen: str | None,
) -> Seen:
    details: Details = body.root
    services.change_listing(
        actor=request.actor, listing_id=listing_id, details=details, seen=seen_version(seen)
    )
    return _shown(request, response, details.kind, listing_id)


def _shown(
    request: ActorRequest, response: HttpResponse, kind: ListingKind, listing_id: UUID
) -> Seen:
    found = queries.get_seen(request.actor, kind, listing_id)
    response["ETag"] = f'"{found.version}"'
    return found
