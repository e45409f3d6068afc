"""What a person's organisations have in hand, for the page they come to first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet

from duijie.catalogue.models import Listing
from duijie.catalogue.queries.content import content_of, with_content
from duijie.catalogue.queries.visible import MODELS, is_visible
from duijie.catalogue.rules.completeness import completeness_of
from duijie.catalogue.rules.life import ENDING_SOON
from duijie.catalogue.types.results import Completeness
from duijie.catalogue.types.words import ListingKind, Stage
from duijie.kernel import clock
from duijie.kernel.actors import Actor


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A draft, what it lacks, and why it was sent back, if it was."""

    listing: Listing
    completeness: Completeness
    reason: str


def own_counts(actor: Actor) -> dict[tuple[ListingKind, Stage], int]:
    """How many records a person's organisations have, by kind and stage."""
    own = Listing.objects.filter(owner__in=actor.organisation_ids).order_by()
    rows = own.values_list("kind", "stage").annotate(number=Count("pk"))
    return {(ListingKind(kind), Stage(stage)): number for kind, stage, number in rows}


def open_counts(actor: Actor) -> dict[ListingKind, int]:
    """How many published records a person may see, by kind, their own among them."""
    shown = Listing.objects.filter(
        is_visible(actor), stage=Stage.PUBLISHED.value, expires_on__gte=clock.today()
    )
    rows = shown.order_by().values_list("kind").annotate(number=Count("pk"))
    found = {ListingKind(kind): number for kind, number in rows}
    return {kind: found.get(kind, 0) for kind in ListingKind}


def unfinished_of(actor: Actor, most: int) -> list[Unfinished]:
    """Drafts of a person's organisations, those that were sent back first."""
    drafts = Listing.objects.filter(
        owner__in=actor.organisation_ids, stage=Stage.DRAFT.value
    ).order_by("-updated_at")
    chosen = sorted(drafts[: most * 4], key=lambda one: not one.stage_reason)[:most]
    whole: dict[Any, Listing] = {}
    for kind in {one.kind for one in chosen}:
        rows = MODELS[ListingKind(kind)].objects.filter(pk__in=[one.pk for one in chosen])
        whole |= {row.pk: row for row in with_content(rows, ListingKind(kind))}
    return [
        Unfinished(one, completeness_of(content_of(whole[one.pk])), one.stage_reason)
        for one in chosen
        if one.pk in whole
    ]


def waiting_of(actor: Actor) -> QuerySet[Listing]:
    """Records of a person's organisations that operators look at."""
    own = Listing.objects.filter(owner__in=actor.organisation_ids)
    return own.filter(stage=Stage.IN_REVIEW.value).order_by("updated_at")


def ending_of(actor: Actor, most: int) -> Sequence[Listing]:
    """Records of a person's organisations that end soon or ended within the same time."""
    today = clock.today()
    ending = Q(stage__in=[Stage.PUBLISHED.value, Stage.PAUSED.value])
    ending &= Q(expires_on__lte=today + ENDING_SOON)
    ended = Q(stage=Stage.EXPIRED.value, expires_on__gte=today - timedelta(days=30))
    own = Listing.objects.filter(ending | ended, owner__in=actor.organisation_ids)
    return list(own.order_by("expires_on")[:most])
