"""Invented records of the catalogue for tests."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from tests.organisations.making import make_manager, make_organisation

from duijie.catalogue import services
from duijie.catalogue.models import Listing
from duijie.catalogue.types.details import ExpertDetails, LabDetails, NeedDetails, OfferDetails
from duijie.catalogue.types.words import PersonConsent
from duijie.kernel.actors import SYSTEM
from duijie.organisations.models import Organisation

OFFER = OfferDetails(
    title_zh="碳化硅晶圆应力释放减薄",
    title_en="Stress-relief thinning of SiC wafers",
    abstract_zh="在 100 µm 以下减薄碳化硅晶圆，翘曲小于 30 µm。",
)
NEED = NeedDetails(title_zh="减薄后翘曲过大", problem_zh="晶圆减薄到 100 µm 以下时翘曲超过 40 µm。")
EXPERT = ExpertDetails(
    title_zh="张示例", expertise_zh="半导体减薄与抛光。", consent=PersonConsent.WRITTEN
)
LAB = LabDetails(title_en="Demo Wafer Laboratory", abstract_en="Grinding and polishing of wafers.")


def make_owner() -> Organisation:
    """An organisation whose name does not collide with another's."""
    return make_organisation("", name_en=_name())


def make_draft(details: Any = OFFER, owner_id: UUID | None = None, **more: Any) -> Listing:
    """A draft of an organisation."""
    owner = owner_id or make_owner().pk
    said = replace(details, **more)
    return services.create_listing(actor=SYSTEM, owner_id=owner, details=said)


def make_published(details: Any = OFFER, owner_id: UUID | None = None, **more: Any) -> Listing:
    """A published record of an organisation."""
    draft = make_draft(details, owner_id, **more)
    actor = make_manager(draft.owner_id)
    return services.publish_listing(actor=actor, listing_id=draft.pk, seen=None)


_SOUNDS = ("Velmar", "Orsund", "Kitala", "Brenock", "Zuphira", "Tolvane", "Ysmere", "Hadrique")
_made: list[str] = []


def _name() -> str:
    """An invented name, unlike those before it."""
    number = len(_made)
    first, second = divmod(number, len(_SOUNDS))
    name = f"{_SOUNDS[second]} {_SOUNDS[(second + first + 1) % len(_SOUNDS)]} {first} Works"
    _made.append(name)
    return name
