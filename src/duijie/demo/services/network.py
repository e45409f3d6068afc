"""Experts, labs and platforms of the innovation network."""

from datetime import date
from typing import Any, Final

from duijie.catalogue.types.details import ExpertDetails, LabDetails
from duijie.catalogue.types.rows import Contact, Equipment
from duijie.catalogue.types.words import (
    Availability,
    Cooperation,
    LabKind,
    LabLevel,
    Openness,
    PersonConsent,
    Stage,
    Visibility,
)
from duijie.demo import reading
from duijie.demo.rules import days
from duijie.demo.services.lives import Life, live
from duijie.demo.services.timeline import Timeline
from duijie.demo.services.writing import SOURCE
from duijie.demo.types import Houses
from duijie.kernel import clock

# Kept apart from the days of the offers.
EXPERTS_FROM: Final = 500
LABS_FROM: Final = 700


def plan_experts(timeline: Timeline, houses: Houses) -> None:
    """Bring in the experts; each agreed in writing to be shown, but those in drafts."""
    for place, row in enumerate(reading.network("expert"), start=EXPERTS_FROM):
        stage = Stage(row.get("stage", "published"))
        at = days.written_at(clock.now(), place)
        life = Life(houses.by_key[row["house"]], _expert(row, stage, at.date()), stage)
        live(timeline, life, at)


def plan_labs(timeline: Timeline, houses: Houses) -> None:
    """Bring in labs and platforms with what stands in them."""
    for place, row in enumerate(reading.network("lab"), start=LABS_FROM):
        stage = Stage(row.get("stage", "published"))
        at = days.written_at(clock.now(), place)
        live(timeline, Life(houses.by_key[row["house"]], _lab(row), stage), at)


def _expert(row: dict[str, Any], stage: Stage, agreed: date) -> ExpertDetails:
    asked = stage is not Stage.DRAFT
    return ExpertDetails(
        title_zh=row["name"][0],
        title_en=row["name"][1],
        position_zh=row["position"][0],
        position_en=row["position"][1],
        expertise_zh=row["expertise"][0],
        expertise_en=row["expertise"][1],
        achievements_zh=row["done"][0],
        achievements_en=row["done"][1],
        orcid=row.get("orcid", ""),
        languages=tuple(row["languages"]),
        availability=Availability(row.get("time", "open")),
        fields=tuple(row["fields"]),
        industries=tuple(row["industries"]),
        cooperation=(Cooperation.JOINT_DEVELOPMENT, Cooperation.SERVICE),
        consent=PersonConsent.WRITTEN if asked else PersonConsent.NONE,
        consent_on=agreed if asked else None,
        visibility=Visibility(row.get("visibility", "public")),
        source=SOURCE,
    )


def _lab(row: dict[str, Any]) -> LabDetails:
    return LabDetails(
        title_zh=row["name"][0],
        title_en=row["name"][1],
        lab_kind=LabKind(row["kind"]),
        level=LabLevel(row.get("level", "own")),
        abstract_zh=row["abstract"][0],
        abstract_en=row["abstract"][1],
        services_zh=row["services"][0],
        services_en=row["services"][1],
        equipment=tuple(_device(*each) for each in row["equipment"]),
        openness=Openness(row.get("openness", "on_request")),
        region=row.get("region", ""),
        fields=tuple(row["fields"]),
        industries=tuple(row["industries"]),
        contacts=(Contact(name=row["contact"], email=f"lab@{row['house']}.demo.example"),),
        visibility=Visibility(row.get("visibility", "public")),
        source=SOURCE,
    )


def _device(name_zh: str, name_en: str, capability: str) -> Equipment:
    return Equipment(name_zh=name_zh, name_en=name_en, capability=capability)
