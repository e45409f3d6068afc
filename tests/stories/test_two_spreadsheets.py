"""A person with two spreadsheets gets a report they would forward."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from duijie.cli import main
from duijie.cli.messages import speak
from duijie.kernel.language import Language

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NEEDS, OFFERS = EXAMPLES / "needs.xlsx", EXAMPLES / "offers.xlsx"
KINDS = ("jsonl", "html", "xlsx")


@pytest.fixture(autouse=True)
def _english_afterwards() -> Iterator[None]:
    yield
    speak(Language.EN)


def run(*arguments: object, lang: str = "en") -> int:
    return main.answer([str(one) for one in arguments], {"DUIJIE_LANG": lang})


@pytest.fixture(scope="module", params=["zh", "en"])
def reports(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the three reports of one run, in a language by turns."""
    folder = tmp_path_factory.mktemp(request.param)
    outputs = [part for kind in KINDS for part in ("-o", folder / f"report.{kind}")]
    assert run("match", NEEDS, OFFERS, *outputs, lang=request.param) == 0
    return folder


def answers_in(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_every_need_is_answered_by_matches_or_by_nothing_fits(reports: Path) -> None:
    answers = answers_in(reports / "report.jsonl")

    assert len(answers) == 60
    assert any(answer["nothing_fits"] for answer in answers)
    assert all(bool(answer["matches"]) is not answer["nothing_fits"] for answer in answers)


def test_the_page_and_the_workbook_speak_the_readers_language(reports: Path) -> None:
    page = (reports / "report.html").read_text(encoding="utf-8")
    chinese = "zh" in reports.name

    assert f'<html lang="{"zh-Hans" if chinese else "en"}"' in page
    assert len(openpyxl.load_workbook(reports / "report.xlsx").sheetnames) > 1


def test_every_reason_points_at_the_words_it_rests_on(reports: Path) -> None:
    for answer in answers_in(reports / "report.jsonl"):
        for match in answer["matches"]:
            assert match["reasons"]
            spans = [span for reason in match["reasons"] for span in reason["spans"]]
            assert all(span["text"].strip() for span in spans)


def test_the_offers_side_can_ask(tmp_path: Path) -> None:
    lines = tmp_path / "report.jsonl"
    code = run("match", NEEDS, OFFERS, "--reverse", "--top", 1, "-o", lines)
    answers = answers_in(lines)

    assert code == 0
    assert len(answers) == 240
    assert {answer["asking"] for answer in answers} == {"offer"}
    assert max(len(answer["matches"]) for answer in answers) == 1


def test_without_an_output_the_best_matches_are_shown(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = run("match", NEEDS, OFFERS, lang="zh")
    shown = capsys.readouterr().out

    assert code == 0
    assert "最佳匹配" in shown
    assert "没有合适的" in shown


def test_an_index_is_made_once_and_searched_in_both_languages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("index", OFFERS, "-i", tmp_path / "offers") == 0
    capsys.readouterr()
    found = []
    for text in ("solid electrolyte for lithium batteries", "锂电池固态电解质"):
        assert run("search", tmp_path / "offers", text, "--json") == 0
        found.append([json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()])

    assert found[0]
    assert set(found[0][:5]) & set(found[1][:5])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(("match", "no.xlsx", OFFERS), "no.xlsx", id="no such file"),
        pytest.param(("match", EXAMPLES, OFFERS), "folder", id="a folder"),
        pytest.param(("match", NEEDS, OFFERS, "-o", "r.pdf"), "r.pdf", id="no such report"),
        pytest.param(("match", NEEDS, OFFERS, "--map", "title=Nowhere"), "Nowhere", id="column"),
        pytest.param(("search", EXAMPLES, "x"), "index", id="no index"),
        pytest.param(("evaluate", EXAMPLES), "corpus.jsonl", id="no test set"),
    ],
)
def test_bad_input_gets_one_sentence_and_exit_code_two(
    arguments: tuple[object, ...], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run(*arguments)
    error = capsys.readouterr().err

    assert code == 2
    assert words in error
    assert "Traceback" not in error
