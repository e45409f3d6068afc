"""Stories told through the services, once the records of the demonstration have met."""

from django.db import transaction

from duijie.catalogue.models import Listing
from duijie.demo import queries, reading
from duijie.demo.types import Story
from duijie.funnel.services import count_funnel
from duijie.introductions import services as introductions
from duijie.introductions.types import Contact
from duijie.kernel.actors import SYSTEM, Actor
from duijie.matching.models import Match
from duijie.matching.services import judge_match
from duijie.matching.types import Opinion
from duijie.outreach import services as outreach
from duijie.outreach.types import Pace

READER = "beichen"


def tell_stories() -> int:
    """Do what the stories say, as far as their matches are there; how many were told."""
    waiting = [one for one in reading.stories() if one.judges and not queries.is_told(one)]
    told = sum(_tell(one) for one in waiting)
    if told == len(waiting):
        told += _tell_of_digest()
    if told:
        count_funnel(actor=SYSTEM)
    return told


@transaction.atomic
def _tell(story: Story) -> bool:
    match = queries.match_of(story)
    if match is None:
        return False
    sides = {"asker": _manager(match.asker), "found": _manager(match.found)}
    for side, opinion, note in story.judges:
        judge_match(actor=sides[side], match_id=match.pk, opinion=Opinion(opinion), note=note)
    if story.message:
        _introduce(story, match, sides)
    return True


def _introduce(story: Story, match: Match, sides: dict[str, Actor]) -> None:
    asks = story.asks
    other = "found" if asks == "asker" else "asker"
    made = introductions.ask_for_introduction(
        actor=sides[asks], match_id=match.pk, message=story.message, contact=_contact(sides[asks])
    )
    if story.answer == "agreed":
        introductions.agree_to_introduction(
            actor=sides[other], introduction_id=made.pk, contact=_contact(sides[other])
        )
    elif story.answer == "declined":
        introductions.decline_introduction(
            actor=sides[other], introduction_id=made.pk, reason=story.reason
        )


def switch_digest_on() -> None:
    """The reader of the digest wants one every day; from then on all is news."""
    outreach.choose_pace(actor=queries.person(READER), pace=Pace.DAILY)


def _tell_of_digest() -> bool:
    """Send the reader a digest and answer for one record in it, once."""
    reader = queries.person(READER)
    if queries.has_digest(reader) or reader.user_id is None:
        return False
    if not outreach.send_digest(user_id=reader.user_id):
        return False
    last = queries.told_last(reader)
    outreach.answer(actor=reader, pushed_id=last, opinion=Opinion.TOO_EARLY)
    return True


def _manager(listing: Listing) -> Actor:
    return queries.manager_of(listing.owner_id)


def _contact(actor: Actor) -> Contact:
    return Contact(name=actor.name, email=queries.mail_of(actor))
