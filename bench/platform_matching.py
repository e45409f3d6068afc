"""The deeds of ``bench.platform_matches``; Django must have its settings before this is read."""

import time
from collections.abc import Sequence
from uuid import UUID

import django

django.setup()

from django.conf import settings  # noqa: E402

from duijie.catalogue.services import create_listing, publish_listing  # noqa: E402
from duijie.catalogue.types.details import NeedDetails  # noqa: E402
from duijie.catalogue.types.words import ListingKind, Visibility  # noqa: E402
from duijie.engine.text.language import language_of  # noqa: E402
from duijie.kernel.actors import SYSTEM  # noqa: E402
from duijie.matching.models import Answer  # noqa: E402
from duijie.matching.services import answer_records  # noqa: E402
from duijie.node.embedded import available  # noqa: E402
from duijie.node.running import bring_tables_up_to_date  # noqa: E402
from duijie.organisations.models import Organisation  # noqa: E402

PATIENCE = 120.0
LOOK = 0.05
TITLE = 120


def answer(needs: Sequence[str]) -> float:
    """Have the matches of needs computed; the processor seconds that took."""
    with available(settings.HOME, wanted=settings.EMBEDDED_DATABASE):
        bring_tables_up_to_date()
        began = time.process_time()
        answer_records(ListingKind.NEED, [UUID(one) for one in needs])
        return time.process_time() - began


def publish_need(text: str) -> float:
    """Publish a need on the running node; the seconds until its matches are there."""
    owner = Organisation.objects.filter(name_en="Bench Works 1").get()
    end = language_of(text)
    words = {f"title_{end}": text[:TITLE], f"problem_{end}": text}
    said = NeedDetails(**words, visibility=Visibility.PUBLIC)  # type: ignore[arg-type]
    draft = create_listing(actor=SYSTEM, owner_id=owner.pk, details=said)
    began = time.monotonic()
    publish_listing(actor=SYSTEM, listing_id=draft.pk, seen=None)
    answers = Answer.objects.filter(asker=draft.pk, kind=ListingKind.OFFER.value)
    while not answers.exists() and time.monotonic() - began < PATIENCE:
        time.sleep(LOOK)
    return time.monotonic() - began
