"""Administrative divisions, zones and universities."""

from collections.abc import Iterator
from pathlib import Path

from duijie.registries.sources.tables import csv_rows, own_code
from duijie.registries.types import EntryRow

# Shelves of the list that are no place: their counties belong to the province.
_SHELVES = ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划")
_DIGITS = 6


def regions(folder: Path) -> Iterator[EntryRow]:
    """Provinces, cities and counties by the six digits of GB/T 2260."""
    base = folder / "admin-divisions-cn"
    for row in csv_rows(base / "provinces.csv", ("code", "name")):
        yield EntryRow(_six(row["code"]), row["name"])
    shelves, cities = set(), set()
    for row in csv_rows(base / "cities.csv", ("code", "name", "provinceCode")):
        if row["name"] in _SHELVES:
            shelves.add(row["code"])
        else:
            cities.add(_six(row["code"]))
            yield EntryRow(_six(row["code"]), row["name"], parent=_six(row["provinceCode"]))
    for row in csv_rows(base / "areas.csv", ("code", "name", "cityCode", "provinceCode")):
        if row["code"] in cities:
            # A city without districts (东莞) stands once more as its own county.
            continue
        above = row["provinceCode"] if row["cityCode"] in shelves else row["cityCode"]
        yield EntryRow(_six(row["code"]), row["name"], parent=_six(above))


def _six(code: str) -> str:
    return code.ljust(_DIGITS, "0") if code else ""


def zones(folder: Path) -> Iterator[EntryRow]:
    """National development zones and high-tech zones; their codes are our own."""
    base = folder / "zones-cn"
    yield EntryRow(
        "ETDZ",
        "国家级经济技术开发区",
        "National economic and technological development zones",
        aliases=("国家级经开区",),
    )
    for row in csv_rows(base / "national_etdz_232.csv", ("name", "province")):
        short = row["name"].replace("经济技术开发区", "经开区")
        yield EntryRow(
            _zone_code("ETDZ", row["name"]),
            row["name"],
            parent="ETDZ",
            aliases=() if short == row["name"] else (short,),
            attributes={"province": row["province"]},
        )
    yield EntryRow(
        "HTZ",
        "国家高新技术产业开发区",
        "National high-tech industrial development zones",
        aliases=("国家高新区",),
    )
    for row in csv_rows(base / "national_hitech_zones.csv", ("name", "district", "aliases")):
        others = tuple(name for name in row["aliases"].split("|") if name not in {"", row["name"]})
        yield EntryRow(
            _zone_code("HTZ", row["name"]),
            row["name"],
            parent="HTZ",
            aliases=others,
            attributes={"district": row["district"]},
        )


def _zone_code(kind: str, name: str) -> str:
    return f"{kind}-{own_code(name)}" if name else ""


def universities(folder: Path) -> Iterator[EntryRow]:
    """Regular higher-education institutions by the code of the Ministry of Education."""
    path = folder / "universities-cn" / "universities_cn_2017list.csv"
    for row in csv_rows(path, ("name", "code", "department", "city", "level", "remarks")):
        yield EntryRow(
            row["code"],
            row["name"],
            attributes={
                # Places 3 and 4 of the code are the province of GB/T 2260.
                "region": _six(row["code"][2:4]),
                "city": row["city"],
                "department": row["department"],
                "level": row["level"],
                "remarks": row["remarks"],
            },
        )
