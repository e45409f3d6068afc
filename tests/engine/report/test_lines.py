"""The lines for machines hold everything, one answer per line."""

import json
from pathlib import Path
from typing import Any

from tests.engine.report.make import (
    film_answer,
    lonely_answer,
    make_facts,
    make_need,
    nothing_answer,
    reversed_answer,
    some_answers,
)

from duijie.engine.report.lines import SCHEMA, write_lines
from duijie.engine.results import Answer


def lines_of(answers: list[Answer], folder: Path, **changes: object) -> list[dict[str, Any]]:
    path = folder / "report.jsonl"
    write_lines(answers, path, about=make_facts(**changes))
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_each_answer_is_one_line_in_the_order_given(tmp_path: Path) -> None:
    answers = some_answers()
    lines = lines_of(answers, tmp_path)

    assert [line["asker"]["id"] for line in lines] == [answer.asker.id for answer in answers]
    assert [line["number"] for line in lines] == [1, 2, 3, 4]
    assert {line["schema"] for line in lines} == {SCHEMA}


def test_numbers_are_written_unrounded(tmp_path: Path) -> None:
    answer = film_answer()
    line = lines_of([answer], tmp_path)[0]

    for written, match in zip(line["matches"], answer.matches, strict=True):
        assert written["probability"] == match.probability
        assert written["score"] == match.score
        assert written["features"] == match.features
        assert written["grade"] == match.grade
    assert line["fit_probability"] == answer.fit_probability


def test_every_span_holds_the_words_it_points_at(tmp_path: Path) -> None:
    answer = film_answer()
    line = lines_of([answer], tmp_path)[0]
    texts = {"need": answer.asker.text, "offer": answer.matches[0].offer.text}
    spans = [span for reason in line["matches"][0]["reasons"] for span in reason["spans"]]

    assert len(spans) == 8
    assert all(texts[s["side"]][s["start"] : s["end"]] == s["text"] for s in spans)


def test_every_sentence_is_said_in_both_languages_beside_its_facts(tmp_path: Path) -> None:
    match = lines_of([film_answer()], tmp_path)[0]["matches"][0]

    assert match["reasons"][0]["code"] == "explain.shared_terms"
    assert match["reasons"][0]["facts"] == {"terms": ["高温烟气", "除尘", "陶瓷纤维"]}
    assert match["reasons"][0]["said"] == {
        "zh": "两侧都提到高温烟气、除尘、陶瓷纤维。",
        "en": "Both speak of 高温烟气, 除尘, 陶瓷纤维.",
    }


def test_limits_keep_both_words_and_the_verdict(tmp_path: Path) -> None:
    rows = lines_of([film_answer()], tmp_path)[0]["matches"][0]["quantities"]

    assert rows[0]["asked_span"]["text"] == rows[0]["asked"] == "不低于 450℃"
    assert [row["verdict"] for row in rows] == ["met", "met", "met", "unknown"]
    assert rows[3]["offered"] is None
    assert rows[3]["offered_span"] is None


def test_nothing_fits_is_said_with_the_nearest_miss_or_without(tmp_path: Path) -> None:
    near, lonely = lines_of([nothing_answer(), lonely_answer()], tmp_path)

    assert near["nothing_fits"]
    assert near["matches"] == []
    assert near["nearest"]["candidate"]["title"] == "液化天然气加注臂旋转接头密封"
    assert len(near["would_change"]) == 2
    assert lonely["nearest"] is None


def test_a_reverse_line_has_the_need_as_candidate(tmp_path: Path) -> None:
    line = lines_of([reversed_answer()], tmp_path, reverse=True)[0]

    assert line["asking"] == "offer"
    assert line["asker"]["source"]["file"] == "results-2025.xlsx"
    assert line["matches"][0]["candidate"]["source"]["file"] == "企业技术需求征集表.xlsx"


def test_each_line_says_what_made_it(tmp_path: Path) -> None:
    assert lines_of([lonely_answer()], tmp_path, demo=True)[0]["run"] == {
        "engine": "0.1.0",
        "encoder": "duijie-bilingual-1",
        "threshold": 0.35,
        "made_at": "2026-03-09T16:05:00+00:00",
        "demo": True,
    }


def test_line_breaks_of_all_kinds_stay_inside_one_line(tmp_path: Path) -> None:
    need = make_need("one\u2028two", "three\nfour\x85five \ud800")
    path = tmp_path / "report.jsonl"
    write_lines([Answer(need, (), 0.1)], path, about=make_facts())
    written = path.read_bytes()

    assert written.count(b"\n") == 1
    assert json.loads(written)["asker"]["fields"]["title"] == "one\u2028two"


def test_no_answers_make_an_empty_file(tmp_path: Path) -> None:
    assert lines_of([], tmp_path) == []
