"""The rules as data: well-formed, sayable, and matched as written."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from duijie.engine.messages import CATALOGUE
from duijie.engine.needs import lexicon
from duijie.engine.needs.lexicon import Lexicon, alternatives, names, opened, table
from duijie.kernel.language import Language


def _expressions(entries: dict[str, Any]) -> Iterator[str]:
    for key, value in entries.items():
        if isinstance(value, dict):
            yield from _expressions(value)
        elif key in ("zh", "en", "any"):
            yield from [value] if isinstance(value, str) else value


def test_every_expression_compiles_and_keeps_no_group_of_its_own() -> None:
    for name in names():
        for expression in _expressions(table(name)):
            assert re.compile(expression).groups == 0, (name, expression)


def test_every_expression_is_written_in_normal_lower_case() -> None:
    for name in names():
        for expression in _expressions(table(name)):
            if name != "materials":
                plain = re.sub(r"\\.", "", expression)
                assert plain == plain.lower(), (name, expression)


CODES = {
    "function": ("wants", "function"),
    "constraint": ("constraints", "kind"),
    "cooperation": ("cooperation", "form"),
    "confidentiality": ("confidentiality", "level"),
    "kind": ("kinds", "kind"),
    "currency": ("money", "currency"),
    "deadline": ("time", "word"),
}


@pytest.mark.parametrize("name", CODES)
def test_every_code_of_a_lexicon_has_a_name_in_both_languages(name: str) -> None:
    file, section = CODES[name]

    assert [code for code in table(file)[section] if f"needs.{name}.{code}" not in CATALOGUE] == []


def test_every_question_can_be_asked_and_explained() -> None:
    codes = table("questions")["question"]
    wanted = [f"needs.ask.{code}.{form}" for code in codes for form in ("plain", "named")]
    wanted += [f"needs.why.{code}" for code in codes]

    assert [code for code in wanted if code not in CATALOGUE] == []


def test_every_kind_adds_weight_to_questions_that_exist() -> None:
    questions = table("questions")

    assert set(questions["kind"]) == {*table("kinds")["kind"], "other"}
    for added in questions["kind"].values():
        assert set(added) <= set(questions["question"])


def test_every_need_sentence_exists_in_both_languages() -> None:
    for code in CATALOGUE:
        if code.startswith("needs."):
            assert all(CATALOGUE.templates(code)[language] for language in Language), code


def test_a_leading_group_is_written_out() -> None:
    assert opened("(?:拟|欲)?采购") == ["拟采购", "欲采购", "采购"]
    assert opened("(?:拟|欲)采购") == ["拟采购", "欲采购"]
    assert opened("采(?:购|买)") == ["采(?:购|买)"]


def test_alternatives_are_cut_at_the_outermost_bars_only() -> None:
    assert alternatives(r"a(?:b|c)|[|]d|e\|f") == ["a(?:b|c)", "[|]d", r"e\|f"]


def test_latin_words_of_a_chinese_list_do_not_match_inside_words() -> None:
    words = Lexicon({"software": {"zh": ["app", "软件"]}})

    assert [hit.start for hit in words.hits("application app软件")] == [12, 15]


def test_the_longer_of_two_hits_at_one_place_wins() -> None:
    words = Lexicon({"a": {"zh": ["碳"]}, "b": {"any": ["碳纤维"]}})

    assert [hit.code for hit in words.hits("碳纤维")] == ["b"]


def test_lexicons_are_compiled_once() -> None:
    assert lexicon.lexicon("wants", "function") is lexicon.lexicon("wants", "function")
