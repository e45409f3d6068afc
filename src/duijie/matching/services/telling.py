"""Owners told of what newly fits their records; of each record once."""

from uuid import UUID

from django.db import transaction

from duijie.catalogue.models import Listing
from duijie.kernel.actors import SYSTEM
from duijie.matching.elsewhere import not_told_elsewhere
from duijie.matching.models import Match, ToldMatch
from duijie.matching.types import Asking, Basis, Mode, Standing
from duijie.notices.services import notify
from duijie.notices.types import Kind
from duijie.organisations.queries import members_to_tell


@transaction.atomic
def tell_of_matches(asking: Asking, *, is_first: bool) -> int:
    """Tell a record's people what newly fits; how many records they are told of.

    What is there when the record asks for the first time is on its page, and no
    news. What belongs to themselves is none either. Who gets digests reads of it there.
    """
    basis = Basis.OWNER if Basis.OWNER in asking.texts else Basis.REGISTERED
    fitting = Match.objects.filter(
        asker=asking.listing_id,
        basis=basis.value,
        mode=Mode.CLOSE.value,
        standing=Standing.FIT.value,
        is_current=True,
    ).exclude(found__owner=asking.owner_id)
    told = set(ToldMatch.objects.filter(asker=asking.listing_id).values_list("found", flat=True))
    fresh = [one for one in fitting.order_by("-probability") if one.found_id not in told]
    if not fresh:
        return 0
    made = ToldMatch.objects.bulk_create(
        [ToldMatch(asker_id=asking.listing_id, found_id=one.found_id) for one in fresh],
        ignore_conflicts=True,
    )
    if is_first:
        return 0
    _notify(asking, fresh[0].found_id, len(made))
    return len(made)


def _notify(asking: Asking, best_id: UUID, number: int) -> None:
    asker = Listing.objects.get(pk=asking.listing_id)
    best = Listing.objects.get(pk=best_id)
    notify(
        actor=SYSTEM,
        people=not_told_elsewhere(members_to_tell(asking.owner_id)),
        kind=Kind.MATCH_FOUND,
        path=f"/{asking.kind}s/{asking.listing_id}/matches",
        number=number,
        title_zh=asker.title_zh,
        title_en=asker.title_en,
        best_zh=best.title_zh,
        best_en=best.title_en,
    )
