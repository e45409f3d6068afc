"""Matched, judged useful, introduced: each by its one definition."""

import pytest
from tests.catalogue.making import NEED, make_owner, make_published
from tests.funnel.making import FULL_OFFER, counted, make_full_offer
from tests.organisations.making import make_actor, make_manager
from tests.outreach.making import make_match

from duijie.catalogue.models import Listing
from duijie.funnel.models import Milestone
from duijie.funnel.rules.quality import quality_of, wilson
from duijie.introductions import services as introductions
from duijie.introductions.types import Contact
from duijie.matching.models import Match
from duijie.matching.services import judge_match
from duijie.matching.types import Opinion, Standing

pytestmark = pytest.mark.django_db
CONTACT = Contact(name="Velmar", email="velmar@example.com")


def make_full_need() -> Listing:
    """A need that says enough to be qualified."""
    more = {name: FULL_OFFER[name] for name in ("quantities", "trl", "cooperation")}
    return make_published(
        NEED, make_owner().pk, function_zh="保持平整。", constraints_zh="无。", **more
    )


def milestone(listing: Listing) -> Milestone:
    """How far a record came, counted now."""
    counted()
    return Milestone.objects.get(pk=listing.pk)


def test_both_sides_of_a_match_above_the_threshold_are_matched() -> None:
    need, offer = make_full_need(), make_full_offer()
    match = make_match(need, offer)

    assert milestone(need).matched_at == milestone(offer).matched_at == match.created_at


def test_what_only_came_near_is_not_matched() -> None:
    need, offer = make_full_need(), make_full_offer()
    make_match(need, offer)
    Match.objects.update(standing=Standing.MISS.value)

    assert milestone(need).matched_at is None


def test_the_last_word_of_a_judge_counts_and_strangers_do_not() -> None:
    need, offer = make_full_need(), make_full_offer()
    match = make_match(need, offer)
    judge_match(actor=make_actor(), match_id=match.pk, opinion=Opinion.USEFUL)
    assert milestone(offer).useful_at is None

    asker = make_manager(need.owner_id)
    judge_match(actor=asker, match_id=match.pk, opinion=Opinion.USEFUL)
    assert milestone(offer).useful_at is not None
    judge_match(actor=asker, match_id=match.pk, opinion=Opinion.TOO_EARLY)
    assert milestone(offer).useful_at is None


def test_introduced_is_what_both_sides_agreed_to() -> None:
    need, offer = make_full_need(), make_full_offer()
    match = make_match(need, offer)
    asker, other = make_manager(need.owner_id), make_manager(offer.owner_id)
    made = introductions.ask_for_introduction(
        actor=asker, match_id=match.pk, message="Shall we meet?", contact=CONTACT
    )
    assert milestone(need).introduced_at is None

    introductions.agree_to_introduction(actor=other, introduction_id=made.pk, contact=CONTACT)

    reached = milestone(need)
    assert reached.introduced_at is not None
    assert reached.useful_at is not None
    assert milestone(offer).introduced_at == reached.introduced_at


def test_quality_is_said_only_with_enough_judges_and_judgements() -> None:
    few = quality_of(probabilities=[0.5] * 30, right=[True] * 30, judges=4, alpha=None)
    enough = quality_of(
        probabilities=[0.5] * 20, right=[True] * 10 + [False] * 10, judges=5, alpha=0.8
    )

    assert few == {"enough": False, "fewest_judgements": 20, "fewest_judges": 5}
    assert enough["right"] == enough["promised"] == 0.5
    assert enough["right_low"] < 0.5 < enough["right_high"]


def test_the_interval_is_that_of_wilson() -> None:
    # Ten of twenty, from the published formula: 0.2993 to 0.7007.
    low, high = wilson(10, 20)

    assert (round(low, 4), round(high, 4)) == (0.2993, 0.7007)
    assert wilson(0, 20)[0] == 0.0
