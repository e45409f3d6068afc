from itertools import islice

import pytest
from bench.corpora import Text, read_records, write_records
from bench.resample import stream

from duijie.engine.records import Field

TEXTS = [
    *(
        Text("sbir", f"Title {n}", f"Pump {n} is small. It moves {n} litres. It costs little.")
        for n in range(6)
    ),
    *(Text("csl", f"题目{n}", f"第{n}种泵很小。每小时输送{n}升。价格低。") for n in range(4)),
]


def test_the_stream_is_the_same_for_the_same_seed() -> None:
    assert list(stream(TEXTS, 30, seed=3)) == list(stream(TEXTS, 30, seed=3))
    assert list(stream(TEXTS, 30, seed=3)) != list(stream(TEXTS, 30, seed=4))


@pytest.mark.parametrize("size", [0, 1, 7, 10, 11, 25])
def test_a_longer_stream_begins_with_the_shorter_one(size: int) -> None:
    shorter = list(stream(TEXTS, size))

    assert len(shorter) == size
    assert list(islice(stream(TEXTS, 40), size)) == shorter


def test_every_real_text_comes_once_before_any_mix() -> None:
    first = list(stream(TEXTS, 20))[: len(TEXTS)]

    assert sorted(first, key=repr) == sorted(TEXTS, key=repr)


def test_a_mix_is_made_of_real_sentences_of_its_own_source() -> None:
    mixes = list(stream(TEXTS, 40))[len(TEXTS) :]

    for mix in mixes:
        family = " ".join(text.body for text in TEXTS if text.source == mix.source)
        ending = "。" if mix.source == "csl" else ". "
        parts = [part.strip(". ") for part in mix.body.split(ending) if part.strip(". ")]
        assert len(parts) == 3
        assert all(part in family for part in parts)


def test_records_come_back_as_they_were_written(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("corpora") / "some.jsonl"

    write_records(path, [*TEXTS, Text("patents-zh", "", "没有题目的摘要")])

    records = list(read_records(path))
    assert [record.id for record in records[:2]] == ["r0000000", "r0000001"]
    assert records[0].title == "Title 0"
    assert Field.TITLE not in records[-1].fields
    assert records[-1].text == "没有题目的摘要"
