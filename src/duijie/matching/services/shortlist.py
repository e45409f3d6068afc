"""The list of matches that the people of an organisation share."""

from typing import Final
from uuid import UUID

from django.db import transaction

from duijie.accounts.permissions import check_signed_in
from duijie.foundation import audit
from duijie.kernel.actors import Actor
from duijie.matching import queries
from duijie.matching.errors import NoOrganisation, ShortlistFull
from duijie.matching.models import Shortlisted
from duijie.matching.services.keeping import keep_match
from duijie.organisations.queries import get_organisation_to_change

LONGEST_NOTE: Final = 500
MOST: Final = 500


@transaction.atomic
def put_on_shortlist(
    *, actor: Actor, match_id: UUID, organisation_id: UUID | None = None, note: str = ""
) -> Shortlisted:
    """Put a match aside for all who act for an organisation."""
    check_signed_in(actor)
    match = queries.get_match_row(actor, match_id)
    organisation = _organisation(actor, organisation_id)
    # Locked, so that two clicks cannot pass the limit together.
    get_organisation_to_change(actor, organisation)
    mine = Shortlisted.objects.filter(organisation=organisation)
    known = mine.filter(asker=match.asker_id, found=match.found_id).first()
    if known is None and mine.count() >= MOST:
        raise ShortlistFull(most=MOST)
    keep_match(match)
    said = {"match": match, "note": note.strip()[:LONGEST_NOTE]}
    listed, _ = Shortlisted.objects.update_or_create(
        organisation_id=organisation,
        asker_id=match.asker_id,
        found_id=match.found_id,
        defaults=said,
        create_defaults={**said, "user_id": actor.user_id},
    )
    audit.record(actor=actor, action="match.shortlisted", subject=match.pk)
    return listed


@transaction.atomic
def take_off_shortlist(*, actor: Actor, shortlisted_id: UUID) -> None:
    """Take a match off the list of an organisation."""
    listed = queries.get_shortlisted_to_change(actor, shortlisted_id)
    audit.record(actor=actor, action="match.taken_off_shortlist", subject=listed.match_id)
    listed.delete()


def _organisation(actor: Actor, wanted: UUID | None) -> UUID:
    """The organisation that is named, or the only one; refuses where there is none."""
    if wanted is not None and actor.is_member_of(wanted):
        return wanted
    if wanted is None and actor.organisation_ids:
        return min(actor.organisation_ids)
    raise NoOrganisation
