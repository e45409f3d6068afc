"""Weights are learned from judgements, measured, put to use by operators, and taken back."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.test import Client
from examples import build
from tests.catalogue.making import NEED, OFFER, make_published
from tests.matching.making import bring_up_to_date
from tests.organisations.making import make_actor, make_manager

from duijie.accounts.errors import NotAnOperator
from duijie.accounts.models import User
from duijie.catalogue.models import Listing
from duijie.catalogue.types.words import ListingKind
from duijie.engine.rank.weights import built_in_weights, read_weights
from duijie.foundation.models import AuditEntry
from duijie.kernel.actors import Actor
from duijie.matching import queries, services
from duijie.matching.errors import TooFewJudgements, WeightsNotFound
from duijie.matching.indexing.places import read_state
from duijie.matching.models import Answer, Judgement, Match, WeightTable
from duijie.matching.types import Basis, Mode, Opinion

pytestmark = pytest.mark.django_db
LISTS = 26


def published(lists: int) -> list[Listing]:
    """Chinese needs of the examples, and the offers that answer them or nearly do."""
    needs = [one for one in build.read_source("needs") if one["language"] == "zh"][:lists]
    offers = [one for one in build.read_source("offers") if one["language"] == "zh"][::2]
    for one in offers:
        make_published(replace(OFFER, title_zh=one["title"], abstract_zh=one["description"]))
    return [
        make_published(replace(NEED, title_zh=one["title"], problem_zh=one["description"]))
        for one in needs
    ]


def matched(index: Path, lists: int = LISTS) -> list[Listing]:
    """The needs, once all have their matches."""
    needs = published(lists)
    bring_up_to_date(index)
    answer_all()
    return needs


def answer_all() -> None:
    """Do what the worker does until nobody waits for an answer."""
    for kind in ListingKind:
        last = services.match_the_rest(kind, None)
        while last is not None:
            last = services.match_the_rest(kind, last)


def judge(needs: list[Listing]) -> None:
    """The first match of every list is right, the next one is not."""
    for need in needs:
        rows = Match.objects.filter(
            asker=need, basis=Basis.REGISTERED.value, mode=Mode.CLOSE.value, is_current=True
        ).order_by("rank")
        owner = make_manager(need.owner_id)
        for row, said in zip(rows[:2], (Opinion.USEFUL, Opinion.WRONG_FIELD), strict=False):
            services.judge_match(actor=owner, match_id=row.pk, opinion=said)


def probabilities(needs: list[Listing]) -> dict[tuple[object, object], float]:
    """What all current matches of some needs say, by asker and found."""
    rows = Match.objects.filter(asker__in=needs, basis=Basis.REGISTERED.value, is_current=True)
    close = rows.filter(mode=Mode.CLOSE.value)
    return {(one.asker_id, one.found_id): one.probability for one in close}


def test_too_few_judgements_are_refused_and_strangers_too(index: Path) -> None:
    needs = matched(index, 3)
    judge(needs)
    operator = make_actor(operator=True)

    with pytest.raises(TooFewJudgements) as refused:
        services.learn_weights(actor=operator)
    assert refused.value.facts["lists"] == 3
    for stranger in (make_actor(), make_manager(needs[0].owner_id)):
        with pytest.raises(NotAnOperator):
            services.learn_weights(actor=stranger)
        with pytest.raises(NotAnOperator):
            services.use_weights(actor=stranger, table_id=None)
        with pytest.raises(NotAnOperator):
            queries.learned_weights(stranger)


def test_weights_are_learned_used_and_taken_back(index: Path) -> None:
    needs, operator = matched(index), make_actor(operator=True)
    judge(needs)
    before = probabilities(needs)

    table = services.learn_weights(actor=operator)

    assert services.learn_weights(actor=operator).pk == table.pk, "the same again is the same"
    assert table.lists == LISTS
    assert {one["name"] for one in table.figures["sets"]} == {"examples"}
    assert table.figures["judgements"]["after"]["matches"] == table.judgements
    assert queries.weights_in_use() is None
    assert probabilities(needs) == before, "nothing changes until they are put to use"

    _the_page_offers_them(operator, table)
    _put_to_use(operator, index, table.name)
    after = probabilities(needs)
    assert after.keys() >= {key for key, value in before.items() if value > 0.5}
    assert after != before
    assert set(Answer.objects.values_list("weights", flat=True)) >= {table.name}

    services.use_weights(actor=operator, table_id=None)
    bring_up_to_date(index)
    answer_all()
    again = probabilities(needs)
    assert again == pytest.approx(before)
    assert queries.weights_in_use() is None
    deeds = AuditEntry.objects.filter(action__startswith="weights.").order_by("pk")
    assert [one.action for one in deeds] == ["weights.learned", "weights.used", "weights.used"]


def _the_page_offers_them(operator: Actor, table: WeightTable) -> None:
    client = Client()
    client.force_login(User.objects.get(pk=str(operator.user_id)))
    for language, use, set_name in (
        ("en", "Use these weights", "bundled examples"),
        ("zh-hans", "启用这组权重", "自带示例"),
    ):
        client.cookies["django_language"] = language
        said = client.get("/operators/matching").content.decode()
        assert table.name in said
        assert f"/operators/matching/use/{table.pk}" in said
        assert use in said
        assert set_name in said
    asked = client.post("/operators/matching/learn", follow=True)
    assert "几分钟后" in asked.content.decode() or "in a few minutes" in asked.content.decode()


def _put_to_use(operator: Actor, index: Path, name: str) -> None:
    judged = {one.match_id: one.match.probability for one in Judgement.objects.all()}
    (table,) = queries.learned_weights(operator)
    services.use_weights(actor=operator, table_id=table.pk)
    bring_up_to_date(index)
    answer_all()

    state = read_state(index)
    assert state is not None
    assert state.weights == name == read_weights(table.text).name
    kept = Match.objects.in_bulk(judged)
    assert {pk: one.probability for pk, one in kept.items()} == judged, "as it was when judged"


def test_an_index_made_anew_answers_with_the_weights_in_use(index: Path) -> None:
    needs, operator = matched(index), make_actor(operator=True)
    judge(needs)
    table = services.learn_weights(actor=operator)
    services.use_weights(actor=operator, table_id=table.pk)
    services.rebuild_index(actor=operator)

    bring_up_to_date(index)

    state = read_state(index)
    assert state is not None
    assert state.weights == table.name
    assert queries.name_of_weights() == table.name != built_in_weights().name


def test_weights_that_nobody_learned_are_not_found() -> None:
    need = make_published(NEED)

    with pytest.raises(WeightsNotFound):
        services.use_weights(actor=make_actor(operator=True), table_id=need.pk)
