"""Imports, what became of their rows, and what headers meant before."""

from uuid import UUID

from django.db.models import QuerySet

from duijie.catalogue.types.words import ListingKind
from duijie.exchange.errors import ImportNotFound
from duijie.exchange.models import HeaderChoice, Import, ImportRow
from duijie.exchange.types import Outcome
from duijie.kernel.actors import Actor


def imports_visible_to(actor: Actor) -> QuerySet[Import]:
    """The imports of the actor's organisations, the newest first; all for operators."""
    found = Import.objects.select_related("organisation").order_by("-pk")
    if actor.is_operator:
        return found
    return found.filter(organisation__in=actor.organisation_ids)


def get_import(actor: Actor, import_id: UUID) -> Import:
    """The import, if it is one of the actor's organisations."""
    found = imports_visible_to(actor).filter(pk=import_id).first()
    if found is None:
        raise ImportNotFound
    return found


def get_import_to_change(actor: Actor, import_id: UUID) -> Import:
    """The import, its row locked until the transaction ends."""
    locked = imports_visible_to(actor).select_for_update(of=("self",))
    found = locked.filter(pk=import_id).first()
    if found is None:
        raise ImportNotFound
    return found


def rows_of_import(
    actor: Actor, import_id: UUID, outcome: Outcome | None = None, *, troubled: bool = False
) -> QuerySet[ImportRow]:
    """What became of the rows, in their order. Those of one outcome, or with remarks only."""
    found = get_import(actor, import_id).rows.order_by("place")
    if outcome is not None:
        found = found.filter(outcome=outcome.value)
    return found.exclude(troubles=[]) if troubled else found


def remembered_columns(organisation_id: UUID, kind: ListingKind) -> dict[str, str]:
    """What the organisation said that headers mean."""
    chosen = HeaderChoice.objects.filter(organisation=organisation_id, kind=kind.value)
    return dict(chosen.values_list("header", "column"))
