"""Numbers and money as readers of each language write them."""

from decimal import Decimal

import pytest
from django.utils import translation

from duijie.kernel.money import Money
from duijie.web.numbers import written_count, written_money


@pytest.mark.parametrize(
    ("language", "amount", "currency", "written"),
    [
        pytest.param("zh-hans", "1850000", "CNY", "185 万元", id="ten thousands"),
        pytest.param("zh-hans", "126000000", "CNY", "1.26 亿元", id="hundred millions"),
        pytest.param("zh-hans", "9999.5", "CNY", "9,999.5 元", id="small in Chinese"),
        pytest.param("zh-hans", "240000", "EUR", "24 万欧元", id="euro in Chinese"),
        pytest.param("zh-hans", "-50000", "CNY", "-5 万元", id="owed"),
        pytest.param("en", "1850000", "CNY", "¥1.85 million", id="million"),
        pytest.param("en", "2000000000", "USD", "US$2 billion", id="billion"),
        pytest.param("en", "240000", "EUR", "€240,000", id="below a million"),
        pytest.param("en", "1000000", "KRW", "KRW 1 million", id="a currency without a sign"),
        pytest.param("en", "100", "CNY", "¥100", id="no power of ten for a round hundred"),
    ],
)
def test_money_reads_as_the_language_writes_it(
    language: str, amount: str, currency: str, written: str
) -> None:
    with translation.override(language):
        assert written_money(Money(Decimal(amount), currency)) == written


def test_thousands_are_set_apart_in_both_languages() -> None:
    for language in ("zh-hans", "en"):
        with translation.override(language):
            assert written_count(1204500) == "1,204,500"
