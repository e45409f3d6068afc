"""Real texts as published records of a node; Django must have its settings before this is read."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import cycle, islice
from typing import TypeVar
from uuid import UUID

import django

django.setup()

from django.conf import settings  # noqa: E402

from bench.corpora import Text  # noqa: E402
from duijie.catalogue.services import bulk, create_listing, publish_listing  # noqa: E402
from duijie.catalogue.types.details import Details, NeedDetails, OfferDetails  # noqa: E402
from duijie.catalogue.types.words import Cooperation, Origin, Visibility  # noqa: E402
from duijie.engine.text.language import language_of  # noqa: E402
from duijie.kernel import clock  # noqa: E402
from duijie.kernel.actors import SYSTEM  # noqa: E402
from duijie.matching.documents import CATALOGUE  # noqa: E402
from duijie.matching.indexing.copies import Copy  # noqa: E402
from duijie.matching.indexing.following import reader_name  # noqa: E402
from duijie.node.embedded import available  # noqa: E402
from duijie.node.running import bring_tables_up_to_date  # noqa: E402
from duijie.organisations import services as organisations  # noqa: E402
from duijie.organisations import types as organisation_types  # noqa: E402
from duijie.organisations.models import Organisation  # noqa: E402
from duijie.registries.queries import entries_of  # noqa: E402
from duijie.registries.services import load_built_in  # noqa: E402
from duijie.registries.types import Register  # noqa: E402

One = TypeVar("One")

PIECE = 500
PATIENCE = 60.0
TITLE = 120
ABSTRACT = 4_000
FIRMS = 50
# Records are published for years, so that what was loaded can be measured again.
DAYS = 600


@dataclass(frozen=True, slots=True)
class Loaded:
    """The identifiers of what was published."""

    offers: list[str]
    needs: list[str]


class Classes:
    """Codes given out in turn, so that every facet of a search has something to count."""

    def __init__(self) -> None:
        self._regions = _codes(Register.REGIONS, 1)
        self._industries = _codes(Register.INDUSTRIES, 2)
        self._fields = _codes(Register.FIELDS, 2)
        self._forms = cycle(Cooperation)
        self._levels = cycle(range(1, 10))

    def next(self) -> dict[str, object]:
        """What the next record says beside its texts."""
        return {
            "region": next(self._regions),
            "industries": (next(self._industries),),
            "fields": (next(self._fields),),
            "cooperation": (next(self._forms),),
            "trl": next(self._levels),
            "expires_on": clock.today() + timedelta(days=DAYS),
        }


def _codes(register: Register, level: int) -> Iterator[str]:
    found = entries_of(register).filter(level=level).order_by("code")
    return cycle(list(found.values_list("code", flat=True)))


def publish(offers: Iterable[Text], needs: Iterable[str]) -> Loaded:
    """Publish texts as offers and needs of many firms, and make the index."""
    with available(settings.HOME, wanted=settings.EMBEDDED_DATABASE):
        bring_tables_up_to_date()
        load_built_in(actor=SYSTEM)
        owners = cycle([_firm(number) for number in range(FIRMS)])
        classes = Classes()
        loaded = Loaded(
            list(_published(owners, (_offer(text, classes) for text in offers))),
            list(_published(owners, (_need(text, classes) for text in needs))),
        )
        _index()
    return loaded


def _firm(number: int) -> UUID:
    firm = organisation_types.Details(
        kind=organisation_types.Kind.FIRM, name_en=f"Bench Works {number}", listed=True
    )
    return organisations.register_organisation(actor=SYSTEM, details=firm).pk


def _published(owners: Iterator[UUID], given: Iterator[Details]) -> Iterator[str]:
    number = 0
    for piece in _pieces(given, PIECE):
        made = bulk.create_shown_listings(
            actor=SYSTEM, owner_id=next(owners), given=piece, origin=Origin.SPREADSHEET
        )
        shown = (one for one in made if isinstance(one, bulk.Made) and one.held is None)
        yield from (str(one.listing.pk) for one in shown)
        number += len(piece)
        if number % 5_000 == 0:
            print(f"  {number:,} {piece[0].kind}s", flush=True)


def _pieces(flow: Iterator[One], size: int) -> Iterator[Sequence[One]]:
    while piece := list(islice(flow, size)):
        yield piece


def publish_one(number: int, shows: Callable[[str, str], bool]) -> float:
    """Publish an offer on the running node; the seconds until the search shows it."""
    owner = Organisation.objects.filter(name_en="Bench Works 0").get()
    words = f"quillon {number} velmarrow tempering of {time.monotonic_ns()}"
    said = OfferDetails(title_en=words, abstract_en=f"A way of {words}.", trl=6)
    draft = create_listing(actor=SYSTEM, owner_id=owner.pk, details=said)
    began = time.monotonic()
    publish_listing(actor=SYSTEM, listing_id=draft.pk, seen=None)
    while not shows(words, str(draft.pk)) and time.monotonic() - began < PATIENCE:
        time.sleep(0.05)
    return time.monotonic() - began


def _index() -> None:
    settings.INDEX_ROOT.mkdir(parents=True, exist_ok=True)
    with Copy(settings.INDEX_ROOT, reader_name(settings.INDEX_ROOT), CATALOGUE) as copy:
        copy.open()
        while copy.catch_up():
            pass


def _offer(text: Text, classes: Classes) -> OfferDetails:
    end = language_of(text.body)
    title = (text.title or text.body)[:TITLE]
    said = {f"title_{end}": title, f"abstract_{end}": text.body[:ABSTRACT]}
    return OfferDetails(**said, **classes.next())  # type: ignore[arg-type]


def _need(text: str, classes: Classes) -> NeedDetails:
    end = language_of(text)
    said = {f"title_{end}": text[:TITLE], f"problem_{end}": text[:ABSTRACT]}
    return NeedDetails(**said, **classes.next(), visibility=Visibility.PUBLIC)  # type: ignore[arg-type]
