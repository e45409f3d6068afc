"""A card in words and as JSON."""

import json

from duijie.engine.needs import words
from duijie.engine.needs.card import read_need
from duijie.kernel.language import Language

TEXT = (
    "希望提高镁合金压铸件的耐腐蚀性，盐雾试验不低于500小时，预算50-100万元，"
    "要求2026年12月底前完成，合作方式：委托开发，TRL 6级以上。"
)


def _rows(language: Language) -> dict[str, str]:
    return {row.label: row.value for row in words.describe(read_need(TEXT), language)}


def test_rows_are_said_in_chinese() -> None:
    rows = _rows(Language.ZH)

    assert rows["所需功能"] == "提高：镁合金压铸件的耐腐蚀性"
    assert rows["预算"] == "500,000—1,000,000 元"
    assert rows["期限"] == "2026-12-31 前"
    assert rows["成熟度要求"] == "成熟度 6—9 级（TRL）"
    assert rows["合作方式"] == "委托开发"


def test_rows_are_said_in_english_for_the_same_card() -> None:
    rows = _rows(Language.EN)

    assert rows["Budget"] == "500,000 to 1,000,000 yuan"
    assert rows["Deadline"] == "by 2026-12-31"
    assert rows["Maturity asked"] == "TRL 6 to 9"
    assert rows["Form of cooperation"] == "commissioned development"


def test_questions_are_asked_in_the_readers_language_with_a_reason() -> None:
    card = read_need(TEXT)

    chinese = [words.ask(question, Language.ZH) for question in card.missing]
    english = [words.ask(question, Language.EN) for question in card.missing]
    assert all("？" in asked and why for asked, why in chinese)
    assert all(asked.endswith("?") and why for asked, why in english)


def test_json_carries_codes_words_and_places() -> None:
    read = json.loads(json.dumps(words.to_json(read_need(TEXT)), ensure_ascii=False))

    first = read["wanted"][0]
    assert first["function"] == "raise"
    assert TEXT[first["owner"]["start"] : first["owner"]["end"]] == first["owner"]["words"]
    assert read["deadline"]["day"] == "2026-12-31"
    assert set(read["missing"][0]["ask"]) == {"zh", "en"}
