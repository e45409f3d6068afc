"""Provinces by the short name in front of a place."""

from typing import Final

# GB/T 2260, with the short names of the provinces.
PROVINCES: Final = {
    "北京": "110000", "天津": "120000", "河北": "130000", "山西": "140000", "内蒙古": "150000",
    "辽宁": "210000", "吉林": "220000", "黑龙江": "230000", "上海": "310000", "江苏": "320000",
    "浙江": "330000", "安徽": "340000", "福建": "350000", "江西": "360000", "山东": "370000",
    "河南": "410000", "湖北": "420000", "湖南": "430000", "广东": "440000", "广西": "450000",
    "海南": "460000", "重庆": "500000", "四川": "510000", "贵州": "520000", "云南": "530000",
    "陕西": "610000", "甘肃": "620000", "青海": "630000", "宁夏": "640000", "新疆": "650000",
}  # fmt: skip


def province_of(place: str | None) -> str:
    """The code of the province that a Chinese place lies in; empty for others."""
    return next((code for name, code in PROVINCES.items() if (place or "").startswith(name)), "")
