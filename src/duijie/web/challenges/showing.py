"""Challenges as pages show them, in the reader's language."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from duijie.catalogue.queries import listings_of
from duijie.catalogue.types.words import ListingKind
from duijie.catalogue.types.words import Stage as ListingStage
from duijie.challenges.queries import criteria_of
from duijie.kernel.actors import Actor
from duijie.registries.rules import name_for
from duijie.web.registries.showing import reader_language

if TYPE_CHECKING:
    from duijie.challenges.models import Challenge


@dataclass(frozen=True, slots=True)
class Told:
    """What a challenge says, in the reader's language where it is said in it."""

    challenge: "Challenge"
    title: str
    prize: str
    rules: str
    eligible: str
    holder: str
    need_title: str
    criteria: tuple[tuple[str, str, int], ...]


def in_tongue(zh: str, en: str) -> str:
    """A text in the reader's language, else in the other."""
    return name_for(reader_language(), zh=zh, en=en).text


def told(challenge: "Challenge", *, names_holder: bool) -> Told:
    """A challenge for the reader of the page; a blind need keeps its holder back."""
    said: Any = challenge
    holder = in_tongue(said.holder.name_zh, said.holder.name_en) if names_holder else ""
    return Told(
        challenge=challenge,
        title=in_tongue(said.title_zh, said.title_en),
        prize=in_tongue(said.prize_zh, said.prize_en),
        rules=in_tongue(said.rules_zh, said.rules_en),
        eligible=in_tongue(said.eligible_zh, said.eligible_en),
        holder=holder,
        need_title=in_tongue(said.need.title_zh, said.need.title_en),
        criteria=tuple(
            (str(one.pk), in_tongue(one.label_zh, one.label_en), one.weight)
            for one in criteria_of(challenge)
        ),
    )


def needs_to_challenge(actor: Actor) -> list[tuple[str, str]]:
    """The published needs of the organisations that a person manages, as choices."""
    found = listings_of(actor, ListingKind.NEED).filter(
        stage=ListingStage.PUBLISHED.value, owner__in=actor.managed_ids
    )
    return [(str(one.pk), in_tongue(one.title_zh, one.title_en)) for one in found[:100]]
