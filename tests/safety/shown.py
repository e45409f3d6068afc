"""A world in plain sight that keeps something back, and what is changed in what it keeps back."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.cache import caches
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.catalogue.making import EXPERT, LAB, NEED, OFFER, make_draft, make_owner, make_published
from tests.challenges.making import DETAILS as CHALLENGE
from tests.events.making import DETAILS as DAY
from tests.matching.making import bring_up_to_date
from tests.organisations.making import make_manager

from duijie.accounts.models import User
from duijie.catalogue import services as catalogue
from duijie.catalogue.models import Listing
from duijie.catalogue.types.rows import Equipment, Quantity
from duijie.catalogue.types.words import Comparator, ListingKind, PriceKind, Visibility
from duijie.challenges import services as challenges
from duijie.challenges.types import Stage as ChallengeStage
from duijie.clinic import queries as clinic_queries
from duijie.clinic import services as clinic
from duijie.clinic.types import Paper
from duijie.events import services as events
from duijie.events.types import Stage as EventStage
from duijie.kernel.actors import SYSTEM, Actor
from duijie.matching import services as matching
from duijie.matching.models import Match
from duijie.matching.types import Basis
from duijie.registries.services import load_built_in

KEPT_BACK = "碳化硅晶圆减薄后翘曲小于 20 µm 的秘密工艺"
KEEPS = {
    ListingKind.OFFER: ("advantage", "trl", "industries", "price", "files", "region"),
    ListingKind.NEED: ("constraints", "trl", "budget", "quantities", "files", "industries"),
    ListingKind.EXPERT: ("achievements", "files", "cooperation", "industries"),
    ListingKind.LAB: ("services", "equipment", "files", "industries"),
}
# Whom a person's number names is no news; what is kept back is said in these.
TOLD: dict[ListingKind, dict[str, Any]] = {
    ListingKind.OFFER: {
        "advantage_zh": KEPT_BACK,
        "trl": 9,
        "industries": ("39",),
        "price_kind": PriceKind.LUMP_SUM,
        "price_low": Decimal(777),
        "price_currency": "CNY",
        "external_id": "own-7",
        "region": "330000",
    },
    ListingKind.NEED: {
        "constraints_zh": KEPT_BACK,
        "trl": 9,
        "budget_high": Decimal(777),
        "budget_currency": "CNY",
        "industries": ("39",),
        "quantities": (
            Quantity(property="翘曲", comparator=Comparator.AT_MOST, high=Decimal(20), unit="µm"),
        ),
    },
    ListingKind.EXPERT: {
        "achievements_zh": KEPT_BACK,
        "industries": ("39",),
        "consent_on": date(2026, 1, 2),
        "consent_note": KEPT_BACK,
    },
    ListingKind.LAB: {
        "services_zh": KEPT_BACK,
        "industries": ("39",),
        "equipment": (Equipment(name_zh=KEPT_BACK),),
    },
}
BASE: dict[ListingKind, Any] = {
    ListingKind.OFFER: replace(OFFER, trl=5),
    ListingKind.NEED: replace(NEED, trl=7, visibility=Visibility.PUBLIC),
    ListingKind.EXPERT: replace(EXPERT, expertise_zh="晶圆减薄翘曲。"),
    ListingKind.LAB: replace(
        LAB, abstract_en="Grinding of SiC wafers below 100 µm, warp measured."
    ),
}


@dataclass
class Shown:
    """A house whose records everybody reads, but not whole."""

    folder: Path
    owner: Actor
    records: dict[ListingKind, Listing]
    others: dict[ListingKind, Listing]
    reader: Actor
    values: dict[str, str]

    def compute(self) -> None:
        """Do what the indexer and the worker do after records changed."""
        bring_up_to_date(self.folder)
        changed = {kind: _all(kind) for kind in ListingKind}
        matching.match_news(changed)
        matching.ask_owners_again(list(changed))
        caches["process"].clear()


def make_shown(folder: Path) -> Shown:
    """Make the house, a day and a challenge of it, and a reader with records of their own."""
    load_built_in(actor=SYSTEM)
    house, elsewhere = make_owner(), make_owner()
    owner, reader = make_manager(house.pk), make_manager(elsewhere.pk)
    records = {
        kind: make_published(
            replace(base, field_visibility=dict.fromkeys(KEEPS[kind], Visibility.PRIVATE)),
            house.pk,
        )
        for kind, base in BASE.items()
    }
    others = {kind: make_published(BASE[kind], elsewhere.pk) for kind in (*BASE,)[:2]}
    day = events.make_event(actor=owner, organiser_id=house.pk, details=DAY)
    events.move_event(actor=SYSTEM, event_id=day.pk, stage=EventStage.OPEN)
    need = records[ListingKind.NEED].pk
    challenge = challenges.make_challenge(actor=owner, need_id=need, details=CHALLENGE)
    challenges.move_challenge(actor=SYSTEM, challenge_id=challenge.pk, stage=ChallengeStage.OPEN)
    holder = clinic_queries.holder_of(reader)
    paper = Paper("晶圆减薄到 100 µm 以下时翘曲超过 40 µm，要求翘曲小于 30 µm。")
    (draft,) = clinic.start_drafts(actor=reader, holder=holder, papers=[paper])
    values = {
        "organisation_id": str(house.pk),
        "event_id": str(day.pk),
        "challenge_id": str(challenge.pk),
        "draft_id": str(draft.pk),
    }
    made = Shown(folder, owner, records, others, reader, values)
    made.compute()
    return made


def match_between(asker: Listing, found: Listing, basis: Basis) -> Match:
    """The match of two records that the readers of a basis are shown."""
    return Match.objects.get(asker=asker.pk, found=found.pk, basis=basis.value, is_current=True)


def change_what_is_kept_back(shown: Shown) -> None:
    """Change all that the house keeps back, and nothing else."""
    third = make_owner().pk
    for kind, record in shown.records.items():
        record.refresh_from_db()
        file = SimpleUploadedFile("secret.pdf", b"%PDF-1.7\n%%EOF\n")
        said = replace(
            BASE[kind],
            **TOLD[kind],
            expires_on=record.expires_on,
            shared_with=(third,),
            field_visibility=dict.fromkeys(KEEPS[kind], Visibility.PRIVATE),
        )
        catalogue.change_listing(actor=shown.owner, listing_id=record.pk, details=said, seen=None)
        catalogue.add_file(actor=shown.owner, listing_id=record.pk, file=file)


def publicly_change(shown: Shown) -> None:
    """Say something else to everybody."""
    record = shown.records[ListingKind.OFFER]
    kept = dict.fromkeys(KEEPS[ListingKind.OFFER], Visibility.PRIVATE)
    said = replace(BASE[ListingKind.OFFER], abstract_zh="另一种做法。", field_visibility=kept)
    catalogue.change_listing(actor=shown.owner, listing_id=record.pk, details=said, seen=None)


def add_what_nobody_sees(shown: Shown) -> None:
    """Write drafts and publish records for the house alone and for others it names."""
    house = shown.records[ListingKind.OFFER].owner_id
    third = make_owner().pk
    for base in BASE.values():
        said = replace(base, industries=("39",))
        make_published(said, house, visibility=Visibility.PRIVATE)
        make_published(said, house, visibility=Visibility.NAMED, shared_with=(third,))
        make_draft(said, house)


def rely_on_matches(shown: Shown) -> None:
    """Put a match aside in the house."""
    need, offer = shown.records[ListingKind.NEED], shown.others[ListingKind.OFFER]
    match = match_between(need, offer, Basis.REGISTERED)
    matching.put_on_shortlist(actor=shown.owner, match_id=match.pk)


def browser_of(actor: Actor) -> Client:
    """A fresh browser of somebody."""
    client = Client(raise_request_exception=False, headers={"accept-language": "en"})
    if actor.user_id:
        client.force_login(User.objects.get(pk=str(actor.user_id)))
    return client


def _all(kind: ListingKind) -> list[UUID]:
    return list(Listing.objects.filter(kind=kind.value).values_list("pk", flat=True))
