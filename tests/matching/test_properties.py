"""Names of measured properties in the reader's language."""

import pytest

from duijie.kernel.language import Language
from duijie.matching.properties import property_in


@pytest.mark.parametrize(
    ("name", "language", "said"),
    [
        pytest.param("循环寿命", Language.EN, "cycle life", id="Chinese in English"),
        pytest.param("Operating temperature", Language.ZH, "工作温度", id="English in Chinese"),
        pytest.param("放电容量保持率", Language.EN, "", id="a longer name is not guessed"),
        pytest.param("率", Language.EN, "", id="a mere ending has no name"),
        pytest.param("", Language.ZH, "", id="nothing"),
    ],
)
def test_only_names_that_are_known_whole_are_said(name: str, language: Language, said: str) -> None:
    assert property_in(name, language) == said
