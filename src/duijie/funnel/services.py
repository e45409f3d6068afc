"""Writes of the funnel: counting it."""

import time
from datetime import timedelta
from typing import Final

from django.conf import settings
from django.db import transaction

from duijie.accounts.permissions import check_operator
from duijie.catalogue.types.words import ListingKind
from duijie.foundation import audit
from duijie.funnel import queries
from duijie.funnel.models import Milestone, Tally
from duijie.funnel.types import EDITION
from duijie.kernel import clock
from duijie.kernel.actors import Actor

KEPT: Final = timedelta(days=400)
PIECE: Final = 2_000


@transaction.atomic
def count_funnel(*, actor: Actor) -> Tally:
    """Count the funnel anew, from every record there is."""
    check_operator(actor)
    began = time.monotonic()
    # Two counts at a time would write the same rows.
    queries.one_count_at_a_time()
    Milestone.objects.all().delete()
    records = sum(_measure(kind) for kind in ListingKind)
    counts = queries.counts_of_milestones()
    tally = Tally.objects.create(
        seconds=time.monotonic() - began,
        records=records,
        of_demo=settings.DEMO,
        edition=EDITION,
        counts=counts,
        quality=queries.quality_now(),
    )
    Tally.objects.filter(counted_at__lt=clock.now() - KEPT).delete()
    audit.record(actor=actor, action="funnel.counted", subject=tally.pk, records=records)
    return tally


def _measure(kind: ListingKind) -> int:
    """Write down how far each record of a kind came."""
    rows = queries.milestones_of(kind)
    Milestone.objects.bulk_create(rows, batch_size=PIECE)
    return len(rows)
