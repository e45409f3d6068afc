"""Firms with needs, offers that fit them, and people who agreed to digests."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from tests.catalogue.making import NEED, OFFER, make_draft, make_owner, make_published
from tests.organisations.making import make_manager

from duijie.accounts.services import give_consent
from duijie.accounts.types import Consent
from duijie.catalogue.models import Listing
from duijie.catalogue.queries import numbers_of
from duijie.catalogue.types.words import ListingKind
from duijie.engine.results import Grade
from duijie.kernel.actors import Actor
from duijie.matching.models import Match, Wording
from duijie.matching.types import Basis, Mode, Standing

PROOF: dict[str, Any] = {
    "features": {},
    "reasons": [],
    "quantities": [],
    "unknown": [],
    "against": [],
}


@dataclass
class Firm:
    """A firm with one published need, and somebody who gets its digests."""

    need: Listing
    reader: Actor


def make_firm(*, agreed: bool = True, **more: Any) -> Firm:
    """A firm that asks for something."""
    owner = make_owner()
    need = make_published(NEED, owner.pk, **more)
    reader = make_manager(owner.pk)
    if agreed:
        agree(reader)
    return Firm(need, reader)


def agree(reader: Actor) -> None:
    """The reader agrees to mails with news."""
    assert reader.user_id
    give_consent(actor=reader, user_id=reader.user_id, kind=Consent.DIGEST)


def make_offer(**more: Any) -> Listing:
    """A published offer of another house."""
    return make_published(OFFER, **more)


def make_offer_draft(**more: Any) -> Listing:
    """An offer that is not published yet."""
    return make_draft(OFFER, **more)


def make_match(need: Listing, offer: Listing, grade: Grade = Grade.STRONG) -> Match:
    """That an offer fits a need as both are now, whatever was before."""
    need.refresh_from_db()
    offer.refresh_from_db()
    Match.objects.filter(asker=need.pk, found=offer.pk).update(is_current=False)
    return Match.objects.create(
        asker=need,
        found=offer,
        asker_version=numbers_of(need)["registered"],
        found_version=numbers_of(offer)["registered"],
        asker_wording=_wording(need.pk),
        found_wording=_wording(offer.pk),
        kind=ListingKind.OFFER.value,
        basis=Basis.REGISTERED.value,
        mode=Mode.CLOSE.value,
        standing=Standing.FIT.value,
        rank=1,
        score=1.0,
        probability=0.8,
        grade=grade.value,
        proof=PROOF,
        engine="0",
        encoder="test",
        weights="test",
    )


def _wording(listing_id: UUID) -> Wording:
    found, _ = Wording.objects.get_or_create(
        listing_id=listing_id, digest="0", defaults={"fields": {}}
    )
    return found


def details_of(kind: str, **more: Any) -> Any:
    """What an offer says, changed."""
    return replace({"offer": OFFER, "need": NEED}[kind], **more)
