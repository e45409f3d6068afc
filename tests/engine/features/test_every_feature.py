"""What every kind of evidence of the first look promises, whatever the question."""

import math
import tomllib
from importlib.resources import files

import numpy as np
import pytest
from examples import build
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.architecture.sources import ROOT
from tests.engine.text.strategies import texts, with_surrogates

from duijie.engine.features.careful import CAREFUL
from duijie.engine.features.evidence import FEATURES, Feature, name_of, neighbours_agree
from duijie.engine.rank.matcher import Matcher
from duijie.engine.rank.weights import PAIRINGS

every_feature = pytest.mark.parametrize("feature", FEATURES, ids=name_of)
NEEDS = [need["description"] for need in build.read_source("needs")]
questions = st.sampled_from(NEEDS) | texts | with_surrogates
many = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])

# Vectors are kept with one byte a dimension, so a cosine may go a little over one.
_ROUNDING = 0.03
# A term can count k1 + 1 times its rarity, and a balanced score is the root of the share reached.
RANGES = {
    "shared_terms": (0, math.sqrt(2.5)),
    "shared_terms_anywhere": (0, math.sqrt(1.9)),
    "same_words": (0, 1),
    "translated_terms": (0, math.inf),
    "covered": (0, 1),
    "opening_terms": (0, math.inf),
    "rarest_terms": (0, 1),
    "shared_phrases": (0, 1),
    "close_meaning": (-1 - _ROUNDING, 1 + _ROUNDING),
    "closest_of_all": (0, 1),
    "good_company": (-1 - _ROUNDING, 1 + _ROUNDING),
    "neighbours_agree": (0, math.inf),
    "words_of_company": (0, 1),
}


@every_feature
@many
@given(text=questions)
def test_values_are_numbers_within_the_stated_range(
    feature: Feature, matcher: Matcher, text: str
) -> None:
    scene, _ = matcher.scene(text)
    low, high = RANGES[name_of(feature)]

    values = feature(scene)

    assert values.shape == (len(scene.pool),)
    assert np.isfinite(values).all()
    assert (values >= low - 1e-5).all()
    assert (values <= high + 1e-5).all()


@every_feature
@pytest.mark.parametrize("text", ["pump", "slurry", "seal valve", "slurry pump", "gearbox"])
def test_values_stay_within_the_range_among_few_records(
    feature: Feature, few: Matcher, text: str
) -> None:
    scene, _ = few.scene(text)
    low, high = RANGES[name_of(feature)]

    assert (feature(scene) >= low - 1e-5).all()
    assert (feature(scene) <= high + 1e-5).all()


@every_feature
@many
@given(text=questions)
def test_the_same_question_gives_the_same_values(
    feature: Feature, matcher: Matcher, text: str
) -> None:
    first, _ = matcher.scene(text)
    second, _ = matcher.scene(text)

    assert np.array_equal(feature(first), feature(second))


@every_feature
@pytest.mark.parametrize("text", ["", "的和与", "😀", "the of", NEEDS[0]])
def test_an_empty_index_gives_no_values(feature: Feature, empty: Matcher, text: str) -> None:
    scene, ids = empty.scene(text)

    assert ids == []
    assert feature(scene).shape == (0,)


@every_feature
@pytest.mark.parametrize("text", NEEDS[::12])
def test_a_candidate_without_terms_speaks_for_nothing(
    feature: Feature, matcher: Matcher, text: str
) -> None:
    scene, ids = matcher.scene(text)
    values = feature(scene)

    assert [values[ids.index(one)] for one in ("stop words only", "no words")] == [0, 0]


@every_feature
def test_a_question_without_terms_finds_nothing(feature: Feature, matcher: Matcher) -> None:
    scene, ids = matcher.scene("的和与 the of 😀")

    assert ids == []
    assert feature(scene).shape == (0,)


# What the neighbours of a record are worth leaves the record itself out by definition.
@pytest.mark.parametrize(
    "feature", [one for one in FEATURES if one is not neighbours_agree], ids=name_of
)
def test_a_text_itself_is_the_best_evidence_for_it(feature: Feature, matcher: Matcher) -> None:
    scene, ids = matcher.scene("pump")

    assert feature(scene)[ids.index("one word")] == feature(scene).max()


def test_every_feature_has_a_range_and_a_name_of_its_own() -> None:
    names = [name_of(feature) for feature in FEATURES]
    names += [feature.__name__ for feature in CAREFUL]

    assert len(set(names)) == len(names)
    assert set(RANGES) == {name_of(feature) for feature in FEATURES}


@pytest.mark.parametrize("feature", [*FEATURES, *CAREFUL], ids=lambda one: one.__name__)
def test_a_feature_says_in_one_sentence_what_it_is(feature: Feature) -> None:
    first = (feature.__doc__ or "").strip().split("\n\n")[0]

    assert 20 < len(first) <= 100
    assert first.endswith(".")


def test_the_table_of_weights_has_every_feature_and_no_other() -> None:
    path = files("duijie.engine.rank") / "weights.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))

    assert set(table["evidence"]) == {name_of(feature) for feature in FEATURES}
    assert all(set(row) == set(PAIRINGS) for row in table["evidence"].values())
    assert set(table["careful"]) == {feature.__name__ for feature in CAREFUL}


def test_the_page_on_ranking_tells_of_every_feature() -> None:
    page = (ROOT / "docs" / "algorithms" / "ranking.md").read_text(encoding="utf-8")

    assert not [one.__name__ for one in (*FEATURES, *CAREFUL) if f"`{one.__name__}`" not in page]
