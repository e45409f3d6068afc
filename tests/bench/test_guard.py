import pytest
from bench.guard import MARGINS, margin_of, regressions, verdict
from bench.ratios import SPEED, Respect, advantage, against_best
from hypothesis import given
from hypothesis import strategies as st

NAMES = ["quality/npl-en", *(f"speed/10000/{respect.name}" for respect in SPEED)]
ratios = st.dictionaries(st.sampled_from(NAMES), st.floats(0.01, 100), min_size=1)


def test_a_ratio_that_worsens_beyond_its_margin_fails() -> None:
    code, lines = verdict({"quality/npl-en": 1.10}, {"quality/npl-en": 1.05})

    assert code == 1
    assert lines[0].startswith("WORSE quality/npl-en: 1.100 -> 1.050")


def test_a_ratio_within_its_margin_passes() -> None:
    assert verdict({"quality/npl-en": 1.10}, {"quality/npl-en": 1.09})[0] == 0
    assert verdict({"speed/10000/ids_p50_ms": 2.0}, {"speed/10000/ids_p50_ms": 1.5})[0] == 0


def test_having_measured_nothing_is_no_pass() -> None:
    assert verdict({"quality/npl-en": 1.1}, {})[0] == 1


def test_what_was_not_measured_this_time_is_said() -> None:
    before = {"quality/npl-en": 1.1, "quality/cranfield-en": 1.2}

    code, lines = verdict(before, {"quality/npl-en": 1.1})

    assert code == 0
    assert "quality/cranfield-en" in lines[0]


def test_every_ratio_has_a_margin() -> None:
    assert all(0 < margin_of(name) < 1 for name in NAMES)
    assert {margin_of(name) for name in NAMES} == set(MARGINS.values())


@given(ratios)
def test_nothing_is_worse_than_itself(found: dict[str, float]) -> None:
    assert regressions(found, found) == []


@given(ratios, st.floats(1.0, 3.0))
def test_what_improves_is_never_a_regression(found: dict[str, float], factor: float) -> None:
    assert regressions(found, {name: value * factor for name, value in found.items()}) == []


@given(ratios)
def test_what_halves_is_seen_where_the_margin_is_below_a_half(found: dict[str, float]) -> None:
    halved = {name: value * 0.49 for name, value in found.items()}

    assert {worse.name for worse in regressions(found, halved)} == found.keys()


@pytest.mark.parametrize(
    ("more_is_better", "peer", "value"),
    [pytest.param(True, "bm25s, same tokens", 2.0, id="more"),
     pytest.param(False, "scikit-learn TF-IDF", 0.5, id="less")],
)  # fmt: skip
def test_a_ratio_is_against_the_best_peer_and_above_one_is_always_better(
    more_is_better: bool,  # noqa: FBT001
    peer: str,
    value: float,
) -> None:
    respect = Respect("x", lambda result: float(result["x"]), more_is_better=more_is_better)
    row = {
        "ours": {"x": 4.0},
        "bm25_same": {"x": 2.0 if more_is_better else 8.0},
        "tfidf": {"x": 1.0 if more_is_better else 2.0},
    }

    found = against_best("some", respect, row)

    assert found is not None
    assert (found.peer, found.value) == (peer, value)


def test_without_peers_or_without_the_engine_there_is_no_ratio() -> None:
    respect = SPEED[0]

    assert against_best("some", respect, {"ours": {"records_per_second": 1}}) is None
    assert against_best("some", respect, {"tfidf": {"records_per_second": 1}}) is None


@given(st.floats(0.001, 1000), st.floats(0.001, 1000))
def test_advantages_of_both_sides_are_each_other_s_inverse(ours: float, theirs: float) -> None:
    for respect in SPEED:
        there, back = advantage(respect, ours, theirs), advantage(respect, theirs, ours)
        assert there * back == pytest.approx(1)
