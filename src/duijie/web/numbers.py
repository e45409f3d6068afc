"""Numbers as readers of each language expect them."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from django.utils.translation import get_language

from duijie.kernel.money import Money

SIGNS: Final = {"CNY": "¥", "USD": "US$", "EUR": "€", "GBP": "£", "JPY": "JP¥"}
NAMES: Final = {"CNY": "元", "USD": "美元", "EUR": "欧元", "GBP": "英镑", "JPY": "日元"}
WAN: Final = Decimal(10) ** 4
YI: Final = Decimal(10) ** 8
MILLION: Final = Decimal(10) ** 6
BILLION: Final = Decimal(10) ** 9
ALMOST_NEVER: Final = 0.01
ALMOST_SURE: Final = 0.995


def written_money(money: Money) -> str:
    """An amount with its currency, in 万/亿 or in millions and billions."""
    if (get_language() or "").startswith("zh"):
        amount, scale = _scaled(money.amount, ((YI, "亿"), (WAN, "万")))
        return f"{amount} {scale}{NAMES.get(money.currency, money.currency)}"
    amount, scale = _scaled(money.amount, ((BILLION, " billion"), (MILLION, " million")))
    sign = SIGNS.get(money.currency, f"{money.currency} ")
    return f"{sign}{amount}{scale}"


def written_count(count: float) -> str:
    """A number with its thousands set apart; both languages do it with commas."""
    return f"{count:,}"


def _scaled(amount: Decimal, scales: tuple[tuple[Decimal, str], ...]) -> tuple[str, str]:
    for size, name in scales:
        if abs(amount) >= size:
            return _short(amount / size), name
    return _short(amount), ""


def _short(amount: Decimal) -> str:
    """At most two decimals, none that say nothing."""
    rounded = amount.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP).normalize()
    # normalize() writes 1E+2 for a round hundred.
    return f"{rounded:,f}"


def written_percent(share: float) -> str:
    """A probability in whole per cent; never 0% or 100%, which nothing here can know."""
    if share < ALMOST_NEVER:
        return "<1%"
    if share >= ALMOST_SURE:
        return ">99%"
    return f"{share * 100:.0f}%"
