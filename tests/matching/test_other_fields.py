"""The second way in which a need asks: the same function in another industry."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.catalogue.making import NEED, OFFER, make_published
from tests.matching.test_matches import compute
from tests.organisations.making import make_actor

from duijie.accounts.models import User
from duijie.catalogue.types.words import ListingKind
from duijie.kernel.actors import SYSTEM
from duijie.matching import services
from duijie.matching.models import Match
from duijie.matching.queries import Wanted, matches_of
from duijie.matching.types import MatchList, Mode
from duijie.notices.models import Notice
from duijie.registries.services import load_built_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("registers")]
# The same text twice, once in the need's industry and once in another.
ABOUT = "研磨减薄碳化硅晶圆到 100 µm 以下，翘曲小于 30 µm。"
HERE = replace(OFFER, abstract_zh=ABOUT, industries=("39",))
THERE = replace(HERE, title_zh=f"{OFFER.title_zh}（农机）", industries=("35",))
PROBLEM = "晶圆研磨减薄到 100 µm 以下时翘曲超过 40 µm。"
ASKS = replace(NEED, problem_zh=PROBLEM, industries=("39",))


@pytest.fixture
def registers(db: None) -> None:  # noqa: ARG001  (opens the database)
    """The industries that come with the product."""
    load_built_in(actor=SYSTEM)


def across(need: Any) -> MatchList:
    wanted = Wanted(ListingKind.OFFER, Mode.OTHER_FIELDS)
    return matches_of(make_actor(), ListingKind.NEED, need.pk, wanted)


def test_other_fields_holds_only_what_says_another_industry(index: Path) -> None:
    here, there, need = make_published(HERE), make_published(THERE), make_published(ASKS)
    compute(index, here, there, need)

    found = across(need)
    assert found.is_ready
    assert [one.found.id for one in found.matches] == [there.pk]
    close = matches_of(make_actor(), ListingKind.NEED, need.pk, Wanted(ListingKind.OFFER))
    assert {one.found.id for one in close.matches} == {here.pk, there.pk}


def test_the_sentence_names_both_industries_in_both_languages(index: Path) -> None:
    there, need = make_published(THERE), make_published(ASKS)
    compute(index, there, need)

    (one,) = across(need).matches
    kinds = [reason.feature for reason in one.reasons]
    assert kinds[0] == "same_function"
    assert one.reasons[0].number in {mark for part in one.asker_text for mark in part.reasons}
    assert kinds[-1] == "other_field"
    said = one.reasons[-1].said
    assert "39" not in said.zh
    assert said.zh.startswith("行业不同：需求属于计算机")
    assert said.en.startswith("Other industries: the need belongs to")


def test_a_pair_found_in_both_ways_is_told_once(index: Path) -> None:
    need = make_published(ASKS)
    compute(index, need)
    compute(index, make_published(THERE))
    services.ask_other_fields([need.pk])

    assert Match.objects.filter(asker=need.pk, standing="fit", basis="registered").count() == 2
    told = Notice.objects.filter(kind="match_found")
    assert {one.facts["number"] for one in told} == {1}


def test_the_page_has_a_switch_and_says_what_it_is(index: Path) -> None:
    there, need = make_published(THERE), make_published(ASKS)
    compute(index, there, need)

    page = signed_in("en").get(f"/needs/{need.pk}/matches?mode=other_fields").content.decode()
    assert "Close match" in page
    assert "These belong to other industries." in page
    assert str(there.pk) in page or THERE.title_en in page
    assert "其他领域" in signed_in("zh").get(f"/needs/{need.pk}/matches").content.decode()


def signed_in(language: str) -> Client:
    """Somebody who reads pages in a language."""
    actor = make_actor()
    User.objects.filter(pk=str(actor.user_id)).update(language=language)
    client = Client()
    client.force_login(User.objects.get(pk=str(actor.user_id)))
    return client


def test_a_list_asks_as_often_for_one_match_as_for_three(
    index: Path, django_assert_num_queries: Callable[[int], Any]
) -> None:
    need = make_published(ASKS)
    offers = [
        make_published(replace(THERE, title_zh=f"{THERE.title_zh}{number}")) for number in range(3)
    ]
    compute(index, need, *offers)
    actor, wanted = make_actor(), Wanted(ListingKind.OFFER, Mode.OTHER_FIELDS)
    matches_of(actor, ListingKind.NEED, need.pk, wanted)

    with django_assert_num_queries(QUERIES):
        found = matches_of(actor, ListingKind.NEED, need.pk, wanted)
    assert len(found.matches) == 3


QUERIES = 19
