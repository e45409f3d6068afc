"""Which records are there at all for whoever asks."""

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from duijie.accounts.permissions import check_operator
from duijie.catalogue.errors import ListingNotFound
from duijie.catalogue.models import Expert, Lab, Listing, Need, Offer, Sharing
from duijie.catalogue.rules.life import ENDING_SOON
from duijie.catalogue.types.words import ListingKind, Stage, Visibility
from duijie.kernel import clock
from duijie.kernel.actors import Actor

Kind = TypeVar("Kind", bound=Listing)

MODELS: dict[ListingKind, type[Listing]] = {
    ListingKind.OFFER: Offer,
    ListingKind.NEED: Need,
    ListingKind.EXPERT: Expert,
    ListingKind.LAB: Lab,
}
FOR_THE_KNOWN = (Visibility.PUBLIC.value, Visibility.REGISTERED.value, Visibility.BLIND.value)


def offers_visible_to(actor: Actor) -> QuerySet[Offer]:
    """The offers the actor may see: shown ones, and all of their own."""
    return Offer.objects.filter(is_visible(actor)).select_related("owner")


def needs_visible_to(actor: Actor) -> QuerySet[Need]:
    """The needs the actor may see; of a blind one not yet who asks."""
    return Need.objects.filter(is_visible(actor)).select_related("owner")


def experts_visible_to(actor: Actor) -> QuerySet[Expert]:
    """The experts the actor may see."""
    return Expert.objects.filter(is_visible(actor)).select_related("owner")


def labs_visible_to(actor: Actor) -> QuerySet[Lab]:
    """The labs and platforms the actor may see."""
    return Lab.objects.filter(is_visible(actor)).select_related("owner")


def listings_visible_to(actor: Actor, kind: ListingKind) -> QuerySet[Any]:
    """The records of a kind the actor may see, as rows of that kind's table."""
    return MODELS[kind].objects.filter(is_visible(actor)).select_related("owner")


def listings_of(actor: Actor, kind: ListingKind) -> QuerySet[Any]:
    """The records of a kind that the actor's organisations own, at every stage."""
    own = listings_visible_to(actor, kind)
    return own.filter(owner__in=actor.organisation_ids)


def get_listing(actor: Actor, kind: ListingKind, listing_id: UUID) -> Any:  # noqa: ANN401
    """The record, if it is there for the actor."""
    found = listings_visible_to(actor, kind).filter(pk=listing_id).first()
    if found is None:
        raise ListingNotFound
    return found


def get_listing_to_change(actor: Actor, listing_id: UUID) -> Listing:
    """The record as its own kind, its rows locked until the transaction ends."""
    visible = Listing.objects.filter(is_visible(actor)).select_for_update(of=("self",))
    base = visible.filter(pk=listing_id).first()
    if base is None:
        raise ListingNotFound
    model = MODELS[ListingKind(base.kind)]
    found: Listing = model.objects.select_related("owner").get(pk=base.pk)
    return found


def find_by_own_number(
    actor: Actor, owner_id: UUID, kind: ListingKind, external_id: str
) -> Listing | None:
    """The record that has an organisation's own number, if the actor may see it."""
    own = Listing.objects.filter(is_visible(actor), owner=owner_id, kind=kind.value)
    if not (actor.is_operator or actor.is_member_of(owner_id)):
        return None
    return own.filter(external_id=external_id).exclude(external_id="").first()


def listings_waiting_for_review(actor: Actor) -> QuerySet[Listing]:
    """What operators have to look at, the oldest first."""
    check_operator(actor)
    waiting = Listing.objects.filter(stage=Stage.IN_REVIEW.value)
    return waiting.select_related("owner").order_by("updated_at")


def titles_visible_to(actor: Actor, ids: Iterable[UUID]) -> dict[UUID, tuple[str, str]]:
    """The titles of records of any kind in Chinese and English, by number."""
    found = Listing.objects.filter(is_visible(actor), pk__in=set(ids))
    return {key: (zh, en) for key, zh, en in found.values_list("pk", "title_zh", "title_en")}


def listings_ending_before(day: date) -> QuerySet[Listing]:
    """Published and paused records whose last day lies before a day."""
    running = (Stage.PUBLISHED.value, Stage.PAUSED.value)
    return Listing.objects.filter(stage__in=running, expires_on__lt=day).order_by("pk")


def listings_to_tell_of() -> QuerySet[Listing]:
    """Published and paused records that end soon, whose owners were not told of it."""
    running = (Stage.PUBLISHED.value, Stage.PAUSED.value)
    last = clock.today() + ENDING_SOON
    ending = Listing.objects.filter(
        stage__in=running, expires_on__gte=clock.today(), expires_on__lte=last
    )
    return ending.exclude(told_of_end=F("expires_on")).order_by("pk")


def is_visible(actor: Actor) -> Q:
    """The condition every read of the catalogue begins with."""
    if actor.is_operator:
        return Q()
    # A record that ended last night is not shown, even if the job has not come by yet.
    shown = Q(stage=Stage.PUBLISHED.value, expires_on__gte=clock.today())
    if not actor.is_known:
        return shown & Q(visibility=Visibility.PUBLIC.value)
    audience = Q(visibility__in=FOR_THE_KNOWN)
    if not actor.organisation_ids:
        return shown & audience
    named = Sharing.objects.filter(listing=OuterRef("pk"), organisation__in=actor.organisation_ids)
    audience |= Q(Exists(named), visibility=Visibility.NAMED.value)
    return Q(owner__in=actor.organisation_ids) | (shown & audience)
