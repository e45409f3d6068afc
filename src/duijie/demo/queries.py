"""Reads of the demonstration."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from duijie.accounts.models import User
from duijie.accounts.queries import accounts_visible_to, actor_of
from duijie.catalogue.models import Listing
from duijie.catalogue.types.words import ListingKind, Origin
from duijie.catalogue.types.words import Stage as ListingStage
from duijie.challenges.models import Team
from duijie.demo import reading
from duijie.demo.types import InBoth, Story, Who
from duijie.events.models import Event, Participant, Plan
from duijie.events.types import PlanStage, Stage
from duijie.kernel import clock
from duijie.kernel.actors import SYSTEM, Actor
from duijie.matching.models import Judgement, Match
from duijie.matching.types import Basis, Mode, Standing
from duijie.organisations.models import Organisation
from duijie.organisations.queries import managers_of
from duijie.outreach.queries import pushed_to

NOWHERE = InBoth("", "")
MOST_BROUGHT = 2


@dataclass(frozen=True, slots=True)
class Link:
    """A story with the addresses of the records that it is about."""

    story: Story
    signed_in_as: str
    matches: str
    need: str
    offer: str


def is_loaded() -> bool:
    """Whether the invented ecosystem is here; it is loaded whole or not at all."""
    first = reading.address_of(reading.people()[0].key)
    return accounts_visible_to(SYSTEM).filter(email=first).exists()


def who_is_who() -> tuple[Who, ...]:
    """Those who can sign in, for whom they act, and what to try as them."""
    named = {house.key: house.name for house in reading.houses()}
    return tuple(
        Who(
            reading.address_of(one.key),
            one.name,
            named.get(one.house, NOWHERE),
            one.tries,
        )
        for one in reading.people()
    )


def password() -> str:
    """The password of everybody in the table of who is who."""
    return reading.password()


def stories() -> tuple[Link, ...]:
    """The stories, each with the way to its records."""
    names = [name for one in reading.stories() for name in (one.need, one.offer) if name]
    ids = _ids(names)
    return tuple(_link(one, ids) for one in reading.stories())


def _link(story: Story, ids: dict[str, UUID]) -> Link:
    need, offer = (
        f"/{kind}s/{ids[name]}" if name in ids else ""
        for kind, name in (("need", story.need), ("offer", story.offer))
    )
    mode = f"?mode={story.mode}" if story.mode else ""
    seen_from = offer if story.asks == "found" else need
    matches = f"{seen_from}/matches{mode}" if seen_from else "/digests"
    return Link(story, reading.address_of(story.as_key), matches, need, offer)


def _ids(names: Sequence[str]) -> dict[str, UUID]:
    rows = Listing.objects.filter(origin=Origin.DEMO.value, external_id__in=names)
    return dict(rows.values_list("external_id", "pk"))


def match_of(story: Story) -> Match | None:
    """The match that a story is about, once the engine has found it."""
    ids = _ids([story.need, story.offer])
    found = Match.objects.filter(
        asker=ids.get(story.need),
        found=ids.get(story.offer),
        basis=Basis.REGISTERED.value,
        mode=Mode.CLOSE.value,
        standing=Standing.FIT.value,
        is_current=True,
    )
    return found.select_related("asker", "found").first()


def is_told(story: Story) -> bool:
    """Whether a story happened already."""
    ids = _ids([story.need, story.offer])
    pair = {"match__asker": ids.get(story.need), "match__found": ids.get(story.offer)}
    return Judgement.objects.filter(**pair).exists()


def person(key: str) -> Actor:
    """Somebody of the table of who is who."""
    return actor_of(User.objects.get(email=reading.address_of(key)))


def manager_of(organisation_id: UUID) -> Actor:
    """Who decides for an organisation."""
    return actor_of(User.objects.get(pk=managers_of(organisation_id)[0]))


def mail_of(actor: Actor) -> str:
    """Where somebody of the demonstration would get mail."""
    return User.objects.get(pk=str(actor.user_id)).email


def has_digest(actor: Actor) -> bool:
    """Whether somebody got a digest already."""
    return pushed_to(actor).exists()


def told_last(actor: Actor) -> UUID:
    """A record of somebody's digest; one that came by industry, if there is one."""
    found = pushed_to(actor).order_by("ground", "-pk").values_list("pk", flat=True).first()
    assert found is not None  # noqa: S101  (a digest that was sent told of something)
    return found


def record(name: str) -> UUID:
    """A record of the examples."""
    return _ids([name])[name]


def house_of(key: str) -> UUID:
    """The organisation that somebody of the table of who is who manages."""
    entry = next(one for one in reading.houses() if one.key == key)
    return Organisation.objects.get(name_zh=entry.name.zh).pk


def some_published(organisation_id: UUID, kind: ListingKind) -> list[UUID]:
    """Some records that an organisation shows by now."""
    rows = Listing.objects.filter(
        owner=organisation_id, kind=kind.value, stage=ListingStage.PUBLISHED.value
    )
    return list(rows.order_by("created_at").values_list("pk", flat=True)[:MOST_BROUGHT])


def participant_of(event_id: UUID, organisation_id: UUID) -> Participant:
    """Who comes to a day for an organisation."""
    return Participant.objects.get(event=event_id, organisation=organisation_id)


def planned_day(external_id: str) -> tuple[Event | None, Plan | None]:
    """A past day that was not held yet, and the plan made for it."""
    past = Event.objects.filter(stage=Stage.CLOSED.value, held_on__lt=clock.today())
    event = past.filter(external_id=external_id).first()
    if event is None:
        return None, None
    return event, event.plans.filter(stage=PlanStage.DONE.value).first()


def published_plan(event: Event) -> Plan:
    """The plan by which a day was held."""
    return Plan.objects.get(event=event, stage=PlanStage.PUBLISHED.value)


def team_of(challenge_id: UUID, organisation_id: UUID) -> UUID:
    """The team of an organisation in a challenge."""
    return Team.objects.get(challenge=challenge_id, organisation=organisation_id).pk
