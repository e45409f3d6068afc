"""What training reads from a data folder, and what it does with it before learning."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.encode.made_data import NEW_WORD, files, write_data

from duijie.engine.encode.errors import TrainingDataMissing
from duijie.engine.encode.training.bags import Bags, fill_bags
from duijie.engine.encode.training.cutting import cut_texts, ragged
from duijie.engine.encode.training.field_words import build_words
from duijie.engine.encode.training.pairs import number_texts, read_pairs
from duijie.engine.encode.training.recipe import SHARES, Recipe
from duijie.engine.encode.training.sources import Pair
from duijie.engine.text.lexicon import load_words, save_words


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made data folder."""
    return write_data(tmp_path_factory.mktemp("data"))


def test_every_kind_of_pair_has_a_share_and_is_read(data: Path) -> None:
    assert set(read_pairs(data, Recipe()).by_kind) == set(SHARES)


def test_reading_again_gives_the_same_pairs(data: Path) -> None:
    once, again = read_pairs(data, Recipe(seed=4)), read_pairs(data, Recipe(seed=4))

    assert once.texts == again.texts
    assert all(np.array_equal(once.by_kind[kind], again.by_kind[kind]) for kind in once.by_kind)


@pytest.mark.parametrize("missing", sorted(set(files()) - {"train/patent_abstracts.jsonl.gz"}))
def test_a_missing_file_is_named(tmp_path: Path, missing: str) -> None:
    (write_data(tmp_path) / missing).unlink()

    with pytest.raises(TrainingDataMissing) as refusal:
        read_pairs(tmp_path, Recipe())

    assert refusal.value.facts["file"] == missing


def test_sides_that_are_empty_or_equal_make_no_pair() -> None:
    pairs = number_texts([Pair("a", "", "x y"), Pair("a", "x y", " x y "), Pair("a", "x y", "z w")])

    assert pairs.texts == ["x y", "z w"]
    assert pairs.by_kind["a"].tolist() == [[0, 1]]


def test_a_trial_takes_the_first_pairs_of_each_kind() -> None:
    pairs = number_texts([Pair("a", f"left {n}", f"right {n}") for n in range(9)], most=2)

    assert pairs.by_kind["a"].tolist() == [[0, 1], [2, 3]]


def test_words_that_jieba_lacks_are_gathered(data: Path, tmp_path: Path) -> None:
    words = build_words(data)

    assert NEW_WORD in words
    assert "电池" not in words
    assert save_words(words, tmp_path).name == "lexicon.bin"


def test_the_shipped_words_are_sorted_and_unlike() -> None:
    words = load_words()

    assert list(words) == sorted(set(words))


def bags_of(*texts: str, most: int = 100, fewest_texts: int = 1) -> Bags:
    """The bags of a few texts."""
    return fill_bags(cut_texts(texts), most=most, fewest_texts=fewest_texts)


def test_a_piece_counts_once_per_text_damped_by_repetition() -> None:
    bags = bags_of("gear gear gear", "gear oil")

    assert bags.vocabulary == ["gear", "oil"]
    assert bags.texts.values.tolist() == [0, 0, 1]
    assert bags.weights == pytest.approx([1 + np.log(3), 1, 1])
    assert bags.rarity[0] < bags.rarity[1]


def test_rare_pieces_and_those_beyond_the_size_are_left_out() -> None:
    assert bags_of("gear oil", "gear pump", fewest_texts=2).vocabulary == ["gear"]
    assert bags_of("gear oil", "gear pump", "oil gear", most=2).vocabulary == ["gear", "oil"]


def test_a_text_without_known_pieces_has_an_empty_bag() -> None:
    bags = bags_of("gear", "", "gear pump", fewest_texts=2)

    assert bags.texts.lengths().tolist() == [1, 0, 1]


def test_a_drawn_part_is_of_the_bag_and_of_the_size_asked() -> None:
    bags = bags_of(" ".join(f"w{number}" for number in range(400)), "w1 w2")
    chance = np.random.default_rng(0)

    parts = [bags.draw(np.array([1, 0]), 20, chance) for _ in range(50)]

    assert all(np.sum(part.owner == 0) == 2 for part in parts)
    assert 17 < np.mean([np.sum(part.owner == 1) for part in parts]) < 23
    assert all(len(set(part.pieces[part.owner == 1])) == sum(part.owner == 1) for part in parts)


@given(
    rows=st.lists(st.lists(st.integers(0, 9), max_size=4), min_size=1, max_size=6), data=st.data()
)
def test_rows_end_to_end_are_found_again(rows: list[list[int]], data: st.DataObject) -> None:
    order = np.array(data.draw(st.permutations(range(len(rows)))))
    flat = ragged(rows)

    positions, owner = flat.positions(order)

    found = [flat.values[positions[owner == at]].tolist() for at in range(len(rows))]
    assert found == [rows[row] for row in order]
