"""Work out and keep the size class of a firm."""

from uuid import UUID

from django.db import transaction

from duijie.foundation import audit, outbox
from duijie.foundation.records import check_version, save_change
from duijie.kernel.actors import Actor
from duijie.organisations import permissions, queries, rules, sizes
from duijie.organisations.models import Organisation
from duijie.organisations.types import Stage


@transaction.atomic
def declare_size(
    *,
    actor: Actor,
    organisation_id: UUID,
    branch: sizes.Branch,
    firm: sizes.Firm,
    seen: int | None,
) -> Organisation:
    """Set the size class from last year's figures. The figures themselves are not kept."""
    organisation = queries.get_organisation_to_change(actor, organisation_id)
    permissions.check_may_manage(actor, organisation)
    rules.check_open(Stage(organisation.stage))
    check_version(organisation, seen)
    organisation.size = sizes.size_of(branch, firm).value
    save_change(organisation, "size")
    outbox.announce(topic="organisation.changed", subject=organisation.pk)
    audit.record(
        actor=actor,
        action="organisation.size_declared",
        subject=organisation.pk,
        branch=branch.value,
        size=organisation.size,
    )
    return organisation
