"""Whose language the command line speaks."""

import pytest

from duijie.cli.main import take_language
from duijie.cli.messages import reader_language
from duijie.kernel.language import Language


@pytest.mark.parametrize(
    ("asked", "environment", "language"),
    [
        pytest.param("zh", {"LANG": "en_GB.UTF-8"}, Language.ZH, id="the option wins"),
        pytest.param("en", {"DUIJIE_LANG": "zh"}, Language.EN, id="also over our variable"),
        pytest.param(None, {"DUIJIE_LANG": "zh", "LANG": "C"}, Language.ZH, id="our variable"),
        pytest.param(None, {"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US"}, Language.ZH, id="LC_ALL"),
        pytest.param(None, {"LANG": "zh_TW.UTF-8"}, Language.ZH, id="the system's language"),
        pytest.param(None, {"LANG": "de_DE.UTF-8"}, Language.EN, id="English for all others"),
        pytest.param(None, {"LC_ALL": "", "LANG": "zh_CN"}, Language.ZH, id="empty says nothing"),
        pytest.param(None, {}, Language.EN, id="nothing said"),
    ],
)
def test_speaks_the_readers_language(
    asked: str | None, environment: dict[str, str], language: Language
) -> None:
    assert reader_language(asked, environment) is language


@pytest.mark.parametrize(
    ("arguments", "rest", "asked"),
    [
        (["match", "a", "b"], ["match", "a", "b"], None),
        (["--lang", "zh", "match"], ["match"], "zh"),
        (["match", "a", "--lang=en", "b"], ["match", "a", "b"], "en"),
        (["match", "--lang"], ["match"], ""),
        (["need", "--", "--lang", "zh"], ["need", "--", "--lang", "zh"], None),
        (["--lang", "zh", "match", "--lang", "en"], ["match"], "en"),
    ],
)
def test_the_language_may_stand_anywhere(
    arguments: list[str], rest: list[str], asked: str | None
) -> None:
    assert take_language(arguments) == (rest, asked)
