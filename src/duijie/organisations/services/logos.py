"""The picture an organisation is known by."""

from uuid import UUID

from django.db import transaction

from duijie.foundation import audit
from duijie.foundation.records import save_change
from duijie.kernel.actors import Actor
from duijie.organisations import permissions, queries, rules
from duijie.organisations.models import OrganisationLogo
from duijie.organisations.types import Stage
from duijie.site.rules import read_logo


@transaction.atomic
def change_logo(*, actor: Actor, organisation_id: UUID, content: bytes | None) -> bool:
    """Show another logo, or none; whether there is one now."""
    organisation = queries.get_organisation_to_change(actor, organisation_id)
    permissions.check_may_manage(actor, organisation)
    rules.check_open(Stage(organisation.stage))
    logo = read_logo(content) if content else None
    if logo is None:
        OrganisationLogo.objects.filter(organisation=organisation).delete()
    else:
        OrganisationLogo.objects.update_or_create(
            organisation=organisation,
            defaults={"content": logo.content, "media_type": logo.media_type},
        )
    # The version stands in the address of the picture: a browser may keep what it has seen.
    save_change(organisation)
    audit.record(
        actor=actor,
        action="organisation.logo_changed",
        subject=organisation_id,
        shown=logo is not None,
    )
    return logo is not None
