"""Industries: GB/T 4754, strategic emerging industries, NACE and ISIC."""

from collections.abc import Iterator
from pathlib import Path

from duijie.registries.sources.tables import csv_rows, own_code
from duijie.registries.types import EntryRow, LinkRow

_SEI = Path("sei-2018") / "sei2018_gbt4754_products.csv"
# The list names classes, not their numbers; the nine at the top are numbered by the order itself.
_TOP = (
    "新一代信息技术产业",
    "高端装备制造产业",
    "新材料产业",
    "生物产业",
    "新能源汽车产业",
    "新能源产业",
    "节能环保产业",
    "数字创意产业",
    "相关服务业",
)


def industries(folder: Path) -> Iterator[EntryRow]:
    """GB/T 4754: sections to classes, with the statistical lists of each class."""
    base = folder / "gbt4754-2017"
    tags: dict[str, list[str]] = {}
    columns = ("gbt4754_code", "tag", "partial_star")
    for row in csv_rows(base / "gbt4754_statistical_tags.csv", columns):
        # The star of the standard: only a part of the class counts.
        tag = row["tag"] + ("*" if row["partial_star"] == "1" else "")
        of_class = tags.setdefault(row["gbt4754_code"], [])
        if tag not in of_class:
            of_class.append(tag)
    for row in csv_rows(base / "gbt4754_2017_full.csv", ("code", "name", "parent_code")):
        found = tags.get(row["code"])
        yield EntryRow(
            row["code"],
            row["name"],
            parent=row["parent_code"],
            attributes={"tags": found} if found else {},
        )


def emerging_code(path: str) -> str:
    """The number of a top class; below it our own code, since the source gives none."""
    top, *below = _parts(path)
    number = str(_TOP.index(top) + 1) if top in _TOP else own_code(top)
    return f"{number}.{own_code(*below)}" if below else number


def _parts(path: str) -> list[str]:
    return [part.strip() for part in path.split(">")]


def emerging(folder: Path) -> Iterator[EntryRow]:
    """Strategic emerging industries, with their key products as further names."""
    products: dict[str, list[str]] = {}
    for row in csv_rows(folder / _SEI, ("sei_path", "product")):
        parts = _parts(row["sei_path"])
        for depth in range(1, len(parts) + 1):
            products.setdefault(" > ".join(parts[:depth]), [])
        named = products[" > ".join(parts)]
        if row["product"] and row["product"] not in named:
            named.append(row["product"])
    for path in sorted(products, key=lambda each: each.count(">")):
        above, _, name = path.rpartition(" > ")
        yield EntryRow(
            emerging_code(path),
            name,
            parent=emerging_code(above) if above else "",
            aliases=tuple(products[path]),
        )


def emerging_links(folder: Path) -> Iterator[LinkRow]:
    """Strategic emerging industry to GB/T 4754; partial where there is a star."""
    seen = set()
    columns = ("gbt4754_code", "partial_star", "sei_path")
    for row in csv_rows(folder / _SEI, columns):
        pair = (emerging_code(row["sei_path"]), row["gbt4754_code"])
        if pair not in seen:
            seen.add(pair)
            yield LinkRow(*pair, partial=row["partial_star"] == "1")


def nace(folder: Path) -> Iterator[EntryRow]:
    """NACE Rev. 2; the source has no Chinese names."""
    section = ""
    for row in csv_rows(folder / "isic-nace" / "nace_rev2.csv", ("code", "title", "level")):
        code = row["code"]
        section = code if row["level"] == "1" else section
        parent = {"1": "", "2": section, "3": code[:2], "4": code[:4]}.get(row["level"], "")
        yield EntryRow(code, name_en=_sentence(row["title"]), parent=parent)


def isic(folder: Path) -> Iterator[EntryRow]:
    """ISIC Rev. 4; the source has no Chinese names."""
    path = folder / "isic-nace" / "isic_rev4.csv"
    for row in csv_rows(path, ("code", "level", "title", "section")):
        above = {"1": "", "2": row["section"]}.get(row["level"], row["code"][:-1])
        yield EntryRow(row["code"], name_en=row["title"], parent=above)


def _sentence(title: str) -> str:
    return title.capitalize() if title.isupper() else title
