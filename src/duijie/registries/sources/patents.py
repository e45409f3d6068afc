"""The IPC, the 35 fields of WIPO, and what leads from one to the other and to NACE."""

import re
from collections.abc import Iterator
from pathlib import Path

from duijie.registries.errors import FileUnreadable
from duijie.registries.sources.tables import clean, csv_rows, json_rows
from duijie.registries.types import EntryRow, LinkRow

_GROUP = re.compile(r"^([A-HY]\d{2}[A-Z])\s*(\d+)/")
# Explanatory notes that stand in the title of the source.
_NOTE = re.compile(r"(?:\[\d+\])?\s*注意\s*(?:\d|：|:|此类|本).*$", re.DOTALL)
_FIELDS = ("Field_number", "Sector_en", "Field_en", "IPC_code")
_SECTORS = (
    "Electrical engineering",
    "Instruments",
    "Chemistry",
    "Mechanical engineering",
    "Other fields",
)


def ipc(folder: Path) -> Iterator[EntryRow]:
    """Sections to subgroups; English where the source has it."""
    groups = set()
    for row in json_rows(folder / "ipc" / "ipc_zh_en.jsonl.gz"):
        code = clean(str(row.get("code", "")))
        above = _above(code, str(row.get("kind", "")))
        if above.endswith("/00") and above not in groups:
            # The source lacks some main groups; their subgroups lie in the subclass.
            above = code[:4]
        groups.add(code)
        yield EntryRow(
            code,
            _NOTE.sub("", clean(row.get("zh_short") or row.get("zh"))).strip(),
            _calm(clean(row.get("en_short") or row.get("en"))),
            parent=above,
        )


def _above(code: str, kind: str) -> str:
    group, _, sub = code.partition("/")
    return {
        "class": code[:1],
        "subclass": code[:3],
        "maingroup": code[:4],
        "subgroup": f"{group}/00" if sub else "",
    }.get(kind, "")


def _calm(title: str) -> str:
    return title.capitalize() if title.isupper() else title


def fields(folder: Path) -> Iterator[EntryRow]:
    """The 35 fields below their five sectors."""
    seen = set()
    for row in csv_rows(folder / "wipo35" / "ipc_technology.csv", _FIELDS):
        sector = sector_code(row["Sector_en"])
        for code, name, parent in (
            (sector, row["Sector_en"], ""),
            (row["Field_number"], row["Field_en"], sector),
        ):
            if code not in seen:
                seen.add(code)
                yield EntryRow(code, name_en=name, parent=parent)


def sector_code(name: str) -> str:
    """S1 to S5, in the order of the table."""
    return f"S{_SECTORS.index(name) + 1}" if name in _SECTORS else ""


def ipc_fields(folder: Path) -> Iterator[LinkRow]:
    """Subclass or main group to field; ``H04N   3/%`` is main group H04N3/00."""
    for row in csv_rows(folder / "wipo35" / "ipc_technology.csv", _FIELDS):
        yield LinkRow(group_code(row["IPC_code"].rstrip("%")), row["Field_number"])


def group_code(pattern: str) -> str:
    """The subclass or main group that a symbol of the IPC lies in."""
    found = _GROUP.match(pattern)
    return f"{found[1]}{int(found[2])}/00" if found else pattern.strip()


def ipc_nace(folder: Path) -> Iterator[LinkRow]:
    """Subclass or main group to NACE, under the condition that the table states."""
    columns = ("ipc_subclass", "ipc_main_group", "condition", "nace_rev2")
    for row in csv_rows(folder / "ipc-nace2" / "ipc_nace2_merged.csv", columns):
        # "co-IPC": the subclass says nothing by itself; there is nothing to link.
        if row["nace_rev2"][:1].isdigit():
            source = group_code(row["ipc_subclass"] + row["ipc_main_group"])
            yield LinkRow(source, row["nace_rev2"], condition=row["condition"])


def fields_nace(folder: Path) -> Iterator[LinkRow]:
    """Field to NACE division, with the share of its patents (Fraunhofer ISI)."""
    path = folder / "fraunhofer-concordance" / "nace2_wipo35_share.csv"
    for row in csv_rows(path, ("nace2", "wipo35", "share")):
        field = row["wipo35"].removeprefix("W35F").lstrip("0")
        yield LinkRow(field, row["nace2"], share=_share(row["share"], path))


def _share(text: str, path: Path) -> float:
    try:
        return float(text)
    except ValueError as trouble:
        raise FileUnreadable(path=path) from trouble
