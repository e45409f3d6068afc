"""Catalogues say sentences by code and language, and notice what is wrong with them."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from duijie.kernel.catalogue import Catalogue
from duijie.kernel.language import Language

SENTENCES = """
["shop.open"]
en = "Open from %(hour)s, 100%% of the week."
zh = "%(hour)s 开门，每天营业（100%%）。"

["shop.closed"]
en = "Closed: 0%% open."
zh = "已关门：营业 0%%。"
"""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "sentences_of_a_shop"
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "shop.toml").write_text(SENTENCES, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    yield folder
    sys.modules.pop(folder.name, None)


def test_says_a_sentence_in_either_language_with_its_facts(package: Path) -> None:
    shop = Catalogue(package.name)

    assert shop.say("shop.open", Language.EN, hour=9) == "Open from 9, 100% of the week."
    assert shop.say("shop.open", Language.ZH, hour=9) == "9 开门，每天营业（100%）。"


def test_a_sentence_without_facts_shows_its_per_cent_signs_once(package: Path) -> None:
    assert Catalogue(package.name).say("shop.closed", Language.EN) == "Closed: 0% open."


def test_an_unknown_code_is_a_bug(package: Path) -> None:
    with pytest.raises(KeyError):
        Catalogue(package.name).say("shop.sold", Language.EN)


def test_a_missing_fact_is_a_bug(package: Path) -> None:
    with pytest.raises(KeyError):
        Catalogue(package.name).say("shop.open", Language.EN, minute=5)


def test_knows_what_it_can_say(package: Path) -> None:
    shop = Catalogue(package.name)

    assert sorted(shop) == ["shop.closed", "shop.open"]
    assert "shop.open" in shop
    assert "shop.sold" not in shop
    assert set(shop.templates("shop.open")) == {"en", "zh"}


def test_a_code_that_stands_in_two_files_is_noticed(package: Path) -> None:
    (package / "again.toml").write_text(SENTENCES, encoding="utf-8")

    with pytest.raises(ValueError, match=r"shop\.toml repeats"):
        Catalogue(package.name)
