"""Real texts as published offers of a node; Django must have its settings before this is read."""

from collections.abc import Iterable
from itertools import islice

import django

django.setup()

from django.conf import settings  # noqa: E402

from bench.corpora import Text  # noqa: E402
from duijie.catalogue.models import Listing  # noqa: E402
from duijie.catalogue.services import bulk  # noqa: E402
from duijie.catalogue.types.details import OfferDetails  # noqa: E402
from duijie.catalogue.types.words import ListingKind, Origin  # noqa: E402
from duijie.engine.text.language import language_of  # noqa: E402
from duijie.kernel.actors import SYSTEM  # noqa: E402
from duijie.matching.documents import CATALOGUE  # noqa: E402
from duijie.matching.indexing.copies import Copy  # noqa: E402
from duijie.matching.indexing.following import reader_name  # noqa: E402
from duijie.node.embedded import available  # noqa: E402
from duijie.node.running import bring_tables_up_to_date  # noqa: E402
from duijie.organisations import services as organisations  # noqa: E402
from duijie.organisations.types import Details, Kind  # noqa: E402

PIECE = 500
TITLE = 120
ABSTRACT = 4_000


def publish(texts: Iterable[Text]) -> list[str]:
    """Publish texts as offers of one firm, and make the index; their identifiers."""
    with available(settings.HOME, wanted=settings.EMBEDDED_DATABASE):
        bring_tables_up_to_date()
        firm = Details(kind=Kind.FIRM, name_en="Bench Works", listed=True)
        owner = organisations.register_organisation(actor=SYSTEM, details=firm)
        flow = iter(texts)
        ids: list[str] = []
        while piece := list(islice(flow, PIECE)):
            made = bulk.create_listings(
                actor=SYSTEM,
                owner_id=owner.pk,
                given=[_offer(text) for text in piece],
                origin=Origin.SPREADSHEET,
            )
            drafts = [one.pk for one in made if isinstance(one, Listing)]
            bulk.show_listings(actor=SYSTEM, kind=ListingKind.OFFER, listing_ids=drafts)
            ids += map(str, drafts)
        _index()
    return ids


def _index() -> None:
    settings.INDEX_ROOT.mkdir(parents=True, exist_ok=True)
    with Copy(settings.INDEX_ROOT, reader_name(settings.INDEX_ROOT), CATALOGUE) as copy:
        copy.open()
        while copy.catch_up():
            pass


def _offer(text: Text) -> OfferDetails:
    end = language_of(text.body)
    title = (text.title or text.body)[:TITLE]
    said = {f"title_{end}": title, f"abstract_{end}": text.body[:ABSTRACT]}
    return OfferDetails(**said, trl=1 + len(text.body) % 9)  # type: ignore[arg-type]
