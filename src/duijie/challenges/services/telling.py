"""Notices of challenges, in the transaction of the deed."""

from collections.abc import Iterable
from uuid import UUID

from duijie.challenges.models import Challenge
from duijie.kernel.actors import Actor
from duijie.notices.services import notify
from duijie.notices.types import Kind


def tell(
    actor: Actor, challenge: Challenge, people: Iterable[UUID], kind: Kind, path: str = ""
) -> None:
    """Tell people what happened to a challenge."""
    notify(
        actor=actor,
        people=people,
        kind=kind,
        path=f"/challenges/{challenge.pk}{path}",
        title_zh=challenge.title_zh or challenge.title_en,
        title_en=challenge.title_en or challenge.title_zh,
    )
