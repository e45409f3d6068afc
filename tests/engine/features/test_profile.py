"""Profiles: what is packed comes back, term for term."""

from itertools import accumulate

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.text.strategies import texts, with_surrogates

from duijie.engine.features.profile import pack_profile, unpack_profiles
from duijie.engine.text.keys import key_of, keys_of
from duijie.engine.text.tokens import terms

term = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
# The terms of a record and how many of them stand in its title.
records = st.lists(term, max_size=12).flatmap(
    lambda own: st.tuples(st.just(own), st.integers(0, len(own)))
)


@given(st.lists(records, max_size=6))
def test_profiles_come_back_as_they_were_packed(drawn: list[tuple[list[str], int]]) -> None:
    back = unpack_profiles([pack_profile(own, titled) for own, titled in drawn])

    assert back.lengths.tolist() == [len(own) for own, _ in drawn]
    ends = list(accumulate(back.lengths.tolist(), initial=0))
    for row, (own, titled) in enumerate(drawn):
        mine = slice(ends[row], ends[row + 1])
        assert np.array_equal(back.keys[mine], keys_of(own))
        assert back.titled[row] == titled
        assert set(back.owners[mine].tolist()) <= {row}
    assert len(back.keys) == ends[-1]


def test_a_record_without_a_profile_has_no_terms() -> None:
    back = unpack_profiles([b"", pack_profile(["pump"], 1), b""])

    assert back.lengths.tolist() == [0, 1, 0]
    assert back.owners.tolist() == [1]


@given(term)
def test_a_key_is_the_same_in_every_process_and_fits_32_bits(drawn: str) -> None:
    assert key_of(drawn) == key_of(drawn)
    assert 0 <= key_of(drawn) < 2**32


def test_keys_do_not_change_between_releases() -> None:
    # Index folders keep them: another key needs another version of the folder.
    assert [key_of("pump"), key_of("泵")] == [2551689709, 651022200]


@given(texts | with_surrogates)
def test_every_term_of_every_text_has_a_key(text: str) -> None:
    found = terms(text)

    assert len(keys_of(found)) == len(found)
