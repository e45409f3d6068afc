"""Notices of matching days, in the transaction of the deed."""

from collections.abc import Iterable

from duijie.events.models import Event, Participant
from duijie.kernel.actors import Actor
from duijie.notices.services import notify
from duijie.notices.types import Kind
from duijie.organisations.queries import managers_of


def tell(
    actor: Actor, event: Event, people: Iterable[Participant], kind: Kind, path: str = ""
) -> None:
    """Tell participants who have an account."""
    users = [one.user_id for one in people if one.user_id is not None]
    _notify(actor, event, users, kind, path)


def tell_organiser(actor: Actor, event: Event, kind: Kind, path: str, **facts: object) -> None:
    """Tell those who manage the organising organisation."""
    _notify(actor, event, managers_of(event.organiser_id), kind, path, **facts)


def _notify(
    actor: Actor, event: Event, users: Iterable[object], kind: Kind, path: str, **facts: object
) -> None:
    notify(
        actor=actor,
        people=users,  # type: ignore[arg-type]  # identifiers, however they are read
        kind=kind,
        path=f"/events/{event.pk}{path}",
        title_zh=event.title_zh or event.title_en,
        title_en=event.title_en or event.title_zh,
        **facts,
    )
