"""Before and after a refit, measured on lists that the weights never saw."""

from tests.engine.rank.test_refitting import BASE, made_pool
from tests.make import make_record

from duijie.engine.evaluate.refits import on_judgements, on_set
from duijie.engine.evaluate.sets import Query, TestSet
from duijie.engine.rank.refitting import refit


def test_judgements_that_follow_one_kind_of_evidence_are_met_better_after() -> None:
    pools = [made_pool(seed, telling="shared_phrases") for seed in range(160)]

    found = on_judgements(pools, BASE)

    assert found.before.matches == found.after.matches == 6 * len(pools)
    assert found.before.ndcg is not None
    assert found.after.ndcg is not None
    assert found.after.ndcg.mean > found.before.ndcg.mean
    assert found.before.brier is not None
    assert found.after.brier is not None
    assert found.after.brier.mean < found.before.brier.mean


def test_judgements_by_chance_promise_nothing() -> None:
    found = on_judgements([made_pool(seed) for seed in range(60)], BASE)

    assert found.before.ndcg is not None
    assert found.after.ndcg is not None
    assert found.after.ndcg.mean < found.before.ndcg.high


def test_a_frozen_set_is_asked_with_both_tables() -> None:
    texts = ("slurry pump seal", "graphite anode coating", "apple picking gripper")
    corpus = tuple(make_record(text, text) for text in texts)
    queries = tuple(Query(text, text) for text in texts)
    frozen = TestSet("tiny", corpus, queries, {text: {text: 1} for text in texts})

    found = on_set(frozen, BASE, refit([made_pool(1)], BASE))

    assert (found.name, found.queries) == ("tiny", 3)
    assert found.before.mean == found.after.mean == 1.0
    assert found.difference.mean == 0.0
