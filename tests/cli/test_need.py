"""``duijie need`` on text, text files and spreadsheets."""

import json
from pathlib import Path

import pytest

from duijie.cli.main import answer

CHINESE = "希望提高镁合金压铸件的耐腐蚀性，盐雾试验不低于500小时，预算50万元。"


def test_a_text_gets_a_card_with_questions_in_the_language_asked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = answer(["need", CHINESE, "--lang", "zh"], {})

    shown = capsys.readouterr().out
    assert code == 0
    assert "提高：镁合金压铸件的耐腐蚀性" in shown
    assert "500,000 元" in shown
    assert "建议先问清楚" in shown


def test_a_chinese_need_is_explained_to_an_english_reader(
    capsys: pytest.CaptureFixture[str],
) -> None:
    answer(["need", CHINESE, "--lang", "en"], {})

    shown = capsys.readouterr().out
    assert "500,000 yuan" in shown
    assert "What to ask first" in shown


def test_json_is_one_line_for_each_need_of_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "needs.csv"
    path.write_text(
        "需求名称,需求描述,拟投入资金\n"
        "余热回收,降低烧结烟气的热量浪费,80万元\n"
        "涂层,提高刀具涂层的耐磨性,面议\n",
        encoding="utf-8",
    )

    code = answer(["need", str(path), "--json"], {})

    cards = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert code == 0
    assert [card["budget"]["negotiable"] for card in cards] == [False, True]
    assert cards[0]["budget"]["high"] == 800000


def test_a_text_file_is_read_as_one_need(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "need.md"
    path.write_text(f"\ufeff{CHINESE}\n", encoding="utf-8")

    answer(["need", str(path), "--json"], {})

    assert json.loads(capsys.readouterr().out)["limits"][0]["low"] == 500


@pytest.mark.parametrize("given", ["", "   "])
def test_an_empty_need_is_refused_in_one_sentence(
    given: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert answer(["need", given], {}) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_a_missing_file_is_not_taken_for_a_need(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(["need", "no_such_file.xlsx", "--lang", "en"], {}) == 2
    assert "no_such_file.xlsx" in capsys.readouterr().err
