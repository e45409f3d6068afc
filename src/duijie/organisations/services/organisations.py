"""Register, change, close and open organisations."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from duijie.foundation import audit, outbox
from duijie.foundation.records import check_version, save_change
from duijie.kernel.actors import Actor
from duijie.organisations import permissions, queries, rules
from duijie.organisations.errors import IdentifierTaken, LikelyDuplicate
from duijie.organisations.models import (
    Identifier,
    Membership,
    Organisation,
    OrganisationIndustry,
    OrganisationName,
)
from duijie.organisations.names import search_keys
from duijie.organisations.types import Details, Ground, Role, Stage
from duijie.registries.queries import get_entry
from duijie.registries.types import Register

# What a change of words can undo: a proof was given for these.
PROVEN = ("kind", "name_zh", "name_en", "country")
PLAIN = (*PROVEN, "foreign_invested", "website", "listed")


@transaction.atomic
def register_organisation(
    *, actor: Actor, details: Details, distinct_from: Iterable[UUID] = ()
) -> Organisation:
    """Put an organisation on the node; who does it becomes its manager.

    ``distinct_from`` are the likely duplicates that a person looked at and
    found to be others.
    """
    permissions.check_signed_in(actor)
    rules.check_details(details)
    _check_numbers_are_free(actor, details, owner=None)
    _check_is_new(actor, details, distinct_from)

    organisation = Organisation()
    _write_plain(organisation, details)
    organisation.save()
    _write_rows(organisation, details)
    if actor.user_id is not None:
        Membership.objects.create(
            organisation=organisation, user_id=actor.user_id, role=Role.MANAGER.value
        )
    return _announced(actor, organisation, "organisation.registered")


@transaction.atomic
def change_organisation(
    *, actor: Actor, organisation_id: UUID, details: Details, seen: int | None
) -> Organisation:
    """Change what an organisation says of itself. A proof ends where its subject changes."""
    organisation = queries.get_organisation_to_change(actor, organisation_id)
    permissions.check_may_manage(actor, organisation)
    rules.check_open(Stage(organisation.stage))
    check_version(organisation, seen)
    rules.check_details(details)
    _check_numbers_are_free(actor, details, owner=organisation.pk)

    before = _what_was_proven(organisation)
    _write_plain(organisation, details)
    _write_rows(organisation, details)
    if _what_was_proven(organisation) != before and not actor.is_operator:
        organisation.verified_until = None
    save_change(organisation, *PLAIN, "size", "region", "zone", "verified_until")
    return _announced(actor, organisation, "organisation.changed")


@transaction.atomic
def change_stage(
    *, actor: Actor, organisation_id: UUID, stage: Stage, seen: int | None
) -> Organisation:
    """Close an organisation, or open it again."""
    organisation = queries.get_organisation_to_change(actor, organisation_id)
    permissions.check_may_manage(actor, organisation)
    check_version(organisation, seen)
    wanted = stage if stage is not Stage.MERGED else Stage(organisation.stage)
    rules.LIFE.check_move(Stage(organisation.stage), wanted)

    organisation.stage = stage.value
    save_change(organisation, "stage")
    past = "closed" if stage is Stage.CLOSED else "opened_again"
    return _announced(actor, organisation, f"organisation.{past}")


def _announced(actor: Actor, organisation: Organisation, action: str) -> Organisation:
    outbox.announce(topic=action, subject=organisation.pk)
    audit.record(actor=actor, action=action, subject=organisation.pk, version=organisation.version)
    return organisation


def _check_numbers_are_free(actor: Actor, details: Details, owner: UUID | None) -> None:
    for scheme, text in details.identifiers:
        number = rules.read_number(scheme, text)
        holder = queries.holder_of(scheme.value, number.compact)
        if holder is not None and holder.pk != owner:
            visible = queries.organisations_visible_to(actor).filter(pk=holder.pk).exists()
            raise IdentifierTaken(
                number=number.written,
                name=str(holder) if visible else "***",
                organisation_id=str(holder.pk) if visible else "",
            )


def _check_is_new(actor: Actor, details: Details, distinct_from: Iterable[UUID]) -> None:
    duplicates = queries.possible_duplicates(actor, details, apart_from=distinct_from)
    for duplicate in duplicates:
        if duplicate.ground is Ground.NAME and rules.is_likely(duplicate.score):
            raise LikelyDuplicate(
                name=duplicate.ours,
                theirs=duplicate.theirs,
                organisation_id=str(duplicate.organisation_id),
            )


def _what_was_proven(organisation: Organisation) -> tuple[object, ...]:
    numbers = organisation.identifiers.order_by("scheme").values_list("scheme", "number")
    return (*(getattr(organisation, name) for name in PROVEN), *numbers)


def _write_plain(organisation: Organisation, details: Details) -> None:
    organisation.kind = details.kind.value
    organisation.name_zh = details.name_zh.strip()
    organisation.name_en = details.name_en.strip()
    organisation.country = details.country
    organisation.foreign_invested = details.foreign_invested
    organisation.size = details.size.value if details.size else ""
    organisation.website = details.website
    organisation.listed = details.listed
    organisation.region = get_entry(Register.REGIONS, details.region) if details.region else None
    organisation.zone = get_entry(Register.ZONES, details.zone) if details.zone else None


def _write_rows(organisation: Organisation, details: Details) -> None:
    organisation.names.all().delete()
    OrganisationName.objects.bulk_create(
        OrganisationName(organisation=organisation, text=name, keys=sorted(search_keys(name)))
        for name in details.names
    )
    organisation.identifiers.all().delete()
    readings = [(scheme, rules.read_number(scheme, text)) for scheme, text in details.identifiers]
    Identifier.objects.bulk_create(
        Identifier(
            organisation=organisation,
            scheme=scheme.value,
            number=reading.compact,
            written=reading.written,
        )
        for scheme, reading in readings
    )
    organisation.industries.all().delete()
    OrganisationIndustry.objects.bulk_create(
        OrganisationIndustry(organisation=organisation, entry=get_entry(Register.INDUSTRIES, code))
        for code in dict.fromkeys(details.industries)
    )
