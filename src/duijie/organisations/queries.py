"""Reads of organisations."""

from collections import Counter
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from duijie.accounts import types as accounts
from duijie.accounts.permissions import check_operator
from duijie.kernel import clock
from duijie.kernel.actors import Actor
from duijie.kernel.identifiers.schemes import Scheme
from duijie.organisations import rules
from duijie.organisations.errors import (
    InvitationNotFound,
    MemberNotFound,
    NotAManager,
    OrganisationNotFound,
    VerificationNotFound,
)
from duijie.organisations.models import (
    Identifier,
    Invitation,
    Membership,
    Organisation,
    OrganisationIndustry,
    OrganisationLogo,
    OrganisationName,
    Verification,
)
from duijie.organisations.names import search_keys
from duijie.organisations.types import (
    Details,
    Duplicate,
    Ground,
    Kind,
    ProofStage,
    Role,
    Size,
    Stage,
)
from duijie.site.types import Logo

# Names that share keys with a new one are compared one by one; the rest share too little.
MOST_COMPARED = 300
MOST_SHOWN = 5


def organisations_visible_to(actor: Actor) -> QuerySet[Organisation]:
    """Listed organisations that were not merged away, and the actor's own."""
    organisations = Organisation.objects.select_related("region", "zone")
    if actor.is_operator:
        return organisations
    return organisations.filter(Q(listed=True) | Q(pk__in=actor.organisation_ids))


def organisations_listed_for(
    actor: Actor, *, text: str = "", kind: Kind | None = None, verified: bool = False
) -> QuerySet[Organisation]:
    """The list an actor sees, by what was typed, by kind, or verified ones only."""
    found = organisations_visible_to(actor).exclude(stage=Stage.MERGED.value)
    if kind is not None:
        found = found.filter(kind=kind.value)
    if verified:
        found = found.filter(verified_until__gte=clock.today())
    if text.strip():
        keys = [key for key in search_keys(text) if not key.startswith("acronym:")]
        named = OrganisationName.objects.filter(
            Q(text__icontains=text.strip()) | Q(keys__overlap=keys)
        )
        found = found.filter(pk__in=named.values("organisation"))
    return found


def get_organisation(actor: Actor, organisation_id: UUID) -> Organisation:
    """The organisation with all it says of itself. A merged one leads to the one that stayed."""
    whole = organisations_visible_to(actor).prefetch_related(
        "names", "identifiers", Prefetch("industries", _industries())
    )
    found = _one(whole, organisation_id)
    return _one(whole, found.merged_into_id) if found.merged_into_id else found


def _industries() -> QuerySet[OrganisationIndustry]:
    return OrganisationIndustry.objects.select_related("entry")


def find_logo(actor: Actor, organisation_id: UUID) -> Logo | None:
    """The picture of an organisation that the actor may see, if it has one."""
    visible = organisations_visible_to(actor).filter(pk=organisation_id)
    row = OrganisationLogo.objects.filter(organisation__in=visible.values("pk")).first()
    return Logo(bytes(row.content), row.media_type) if row else None


def has_logo(organisation: Organisation) -> bool:
    """Whether there is a picture, without loading it."""
    return OrganisationLogo.objects.filter(organisation=organisation).exists()


def details_of(organisation: Organisation) -> Details:
    """What an organisation says of itself, as it would be written anew."""
    main = {organisation.name_zh, organisation.name_en}
    names = [name.text for name in organisation.names.all()]
    return Details(
        kind=Kind(organisation.kind),
        name_zh=organisation.name_zh,
        name_en=organisation.name_en,
        aliases=tuple(name for name in names if name not in main),
        identifiers=tuple(
            (Scheme(number.scheme), number.written) for number in organisation.identifiers.all()
        ),
        country=organisation.country,
        foreign_invested=organisation.foreign_invested,
        region=organisation.region.code if organisation.region else "",
        industries=tuple(trade.entry.code for trade in organisation.industries.all()),
        zone=organisation.zone.code if organisation.zone else "",
        size=Size(organisation.size) if organisation.size else None,
        website=organisation.website,
        listed=organisation.listed,
    )


def get_organisation_to_change(actor: Actor, organisation_id: UUID) -> Organisation:
    """The organisation, its row locked until the transaction ends."""
    locked = organisations_visible_to(actor).select_for_update(of=("self",))
    return _one(locked, organisation_id)


def _one(organisations: QuerySet[Organisation], organisation_id: UUID) -> Organisation:
    found = organisations.filter(pk=organisation_id).first()
    if found is None:
        raise OrganisationNotFound
    return found


def organisations_of(actor: Actor) -> QuerySet[Organisation]:
    """The organisations the actor acts for."""
    return Organisation.objects.filter(pk__in=actor.organisation_ids)


def houses_of(actor: Actor) -> QuerySet[Organisation]:
    """The organisations the actor acts for, with where they are and what they do."""
    return (
        organisations_of(actor)
        .select_related("region")
        .prefetch_related(Prefetch("industries", _industries()))
    )


def members_of(actor: Actor, organisation_id: UUID) -> QuerySet[Membership]:
    """The members of an organisation, for its members and operators."""
    _one(organisations_visible_to(actor), organisation_id)
    if not (actor.is_operator or actor.is_member_of(organisation_id)):
        raise NotAManager
    members = Membership.objects.filter(organisation=organisation_id)
    return members.select_related("user").order_by("role", "created_at")


def get_member(organisation_id: UUID, user_id: UUID) -> Membership:
    """A person's membership, locked until the transaction ends."""
    found = (
        Membership.objects.select_for_update(of=("self",))
        .filter(organisation=organisation_id, user=user_id)
        .first()
    )
    if found is None:
        raise MemberNotFound
    return found


def organisations_of_member_to_change(user_id: UUID) -> QuerySet[Organisation]:
    """The organisations somebody belongs to, locked in one order by everybody."""
    theirs = Membership.objects.filter(user=user_id).values("organisation")
    return Organisation.objects.select_for_update().filter(pk__in=theirs).order_by("pk")


def roles_of_others(organisation_id: UUID, user_id: UUID) -> list[Role]:
    """The roles of all members but one, of people who can still sign in."""
    others = Membership.objects.filter(organisation=organisation_id, user__is_active=True)
    return [Role(role) for role in others.exclude(user=user_id).values_list("role", flat=True)]


def open_invitations(actor: Actor, organisation_id: UUID) -> QuerySet[Invitation]:
    """The invitations nobody has taken up, for managers and operators."""
    if not (actor.is_operator or actor.is_manager_of(organisation_id)):
        raise NotAManager
    return Invitation.objects.filter(organisation=organisation_id, ended_at__isnull=True)


def is_invited(email: str) -> bool:
    """Whether an organisation waits for whoever reads the mail of an address."""
    waiting = Invitation.objects.filter(email=email.strip().lower(), ended_at__isnull=True)
    return waiting.filter(expires_at__gte=clock.now()).exists()


def managers_of(organisation_id: UUID) -> list[UUID]:
    """The people who decide for an organisation, to be told of what concerns it."""
    managers = Membership.objects.filter(organisation=organisation_id, role=Role.MANAGER.value)
    return list(managers.values_list("user", flat=True))


def members_to_tell(organisation_id: UUID) -> list[UUID]:
    """The people who act for an organisation, to be told of what became of records."""
    members = Membership.objects.filter(organisation=organisation_id)
    return list(members.values_list("user", flat=True))


def get_open_invitation(digest: str) -> Invitation:
    """The open invitation of a token's digest, locked until the transaction ends."""
    invitations = Invitation.objects.select_for_update(of=("self",))
    open_ones = invitations.filter(ended_at__isnull=True).select_related("organisation")
    found = open_ones.filter(digest=digest).first()
    if found is None:
        raise InvitationNotFound
    return found


def verifications_waiting(actor: Actor) -> QuerySet[Verification]:
    """What operators have to decide, the oldest first."""
    check_operator(actor)
    waiting = Verification.objects.filter(stage=ProofStage.REQUESTED.value)
    return waiting.select_related("organisation").order_by("created_at")


def verifications_of(actor: Actor, organisation_id: UUID) -> QuerySet[Verification]:
    """The requests of one organisation, for its members and operators."""
    if not (actor.is_operator or actor.is_member_of(organisation_id)):
        raise NotAManager
    return Verification.objects.filter(organisation=organisation_id)


def asking_for_verification(actor: Actor) -> set[UUID]:
    """Which of the actor's organisations wait for an operator's decision."""
    asked = Verification.objects.filter(stage=ProofStage.REQUESTED.value)
    own = asked.filter(organisation__in=actor.organisation_ids)
    return set(own.values_list("organisation", flat=True))


def organisations_with_a_lapsed_proof() -> QuerySet[Organisation]:
    """Organisations that were verified until a day that has passed."""
    return Organisation.objects.filter(verified_until__lt=clock.today()).order_by("pk")


def get_verification(verification_id: UUID) -> Verification:
    """A request, locked until the transaction ends."""
    found = Verification.objects.select_for_update().filter(pk=verification_id).first()
    if found is None:
        raise VerificationNotFound
    return found


def holder_of(scheme: str, number: str) -> Organisation | None:
    """The organisation that has a number."""
    found = Identifier.objects.filter(scheme=scheme, number=number)
    identifier = found.select_related("organisation").first()
    return identifier.organisation if identifier else None


def possible_duplicates(
    actor: Actor, details: Details, *, apart_from: Iterable[UUID] = ()
) -> list[Duplicate]:
    """Organisations the actor may see that may be the one described, likeliest first."""
    visible = organisations_visible_to(actor).exclude(pk__in=[*apart_from])
    by_number = _with_same_number(visible, details)
    known = {duplicate.organisation_id for duplicate in by_number}
    by_name = [
        one for one in _with_like_names(visible, details) if one.organisation_id not in known
    ]
    return [*by_number, *by_name][:MOST_SHOWN]


def _with_same_number(visible: QuerySet[Organisation], details: Details) -> list[Duplicate]:
    found = []
    for scheme, text in details.identifiers:
        number = rules.read_number(scheme, text).compact
        holder = visible.filter(
            identifiers__scheme=scheme.value, identifiers__number=number
        ).first()
        if holder:
            found.append(
                Duplicate(holder.pk, str(holder), Ground.IDENTIFIER, 1.0, "same", number, number)
            )
    return found


def _with_like_names(visible: QuerySet[Organisation], details: Details) -> list[Duplicate]:
    candidates = _candidates(visible, details.names)
    found = []
    for organisation_id, names in candidates.items():
        closest = rules.closest(details.names, names)
        if closest is None or closest[0].score < rules.WORTH_SHOWING:
            continue
        likeness, ours, theirs = closest
        found.append(
            Duplicate(
                organisation_id,
                names[0],
                Ground.NAME,
                likeness.score,
                likeness.reason.value,
                ours,
                theirs,
            )
        )
    return sorted(found, key=lambda duplicate: -duplicate.score)


def _candidates(visible: QuerySet[Organisation], names: Iterable[str]) -> dict[UUID, list[str]]:
    """The names of the organisations that share most keys with some names."""
    keys = {key for name in names for key in search_keys(name)}
    active = visible.filter(stage=Stage.ACTIVE.value)
    rows = OrganisationName.objects.filter(
        keys__overlap=sorted(keys), organisation__in=active.values("pk")
    ).values_list("organisation", "text", "keys")
    shared: Counter[UUID] = Counter()
    texts: dict[UUID, list[str]] = {}
    for organisation, text, theirs in rows:
        texts.setdefault(organisation, []).append(text)
        shared[organisation] = max(shared[organisation], len(keys.intersection(theirs)))
    return {
        organisation: texts[organisation] for organisation, _ in shared.most_common(MOST_COMPARED)
    }


def memberships_of_person(user_id: UUID) -> list[accounts.Membership]:
    """The organisations a person belongs to, as accounts want to know it."""
    memberships = Membership.objects.filter(user=user_id)
    standing = memberships.exclude(organisation__stage=Stage.MERGED.value)
    rows = standing.values_list("organisation", "role", "organisation__kind")
    return [
        accounts.Membership(
            organisation_id=organisation,
            is_manager=role == Role.MANAGER.value,
            is_broker_house=kind == Kind.BROKER_HOUSE.value,
        )
        for organisation, role, kind in rows
    ]


def belongings_of_person(user_id: UUID) -> list[dict[str, Any]]:
    """A person's memberships, for them to take along."""
    rows = Membership.objects.filter(user=user_id)
    told = rows.values("organisation", "organisation__name_zh", "organisation__name_en", "role")
    return [dict(row) for row in told]
