"""What is known of every registry, and who reads it; the descriptions are data."""

import csv
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from duijie.registries.sources import industries, patents, places
from duijie.registries.types import Concordance, EntryRow, LinkRow, Register

_PACKAGE = "duijie.registries"
ENTRY_READERS: Mapping[Register, Callable[[Path], Iterator[EntryRow]]] = MappingProxyType(
    {
        Register.REGIONS: places.regions,
        Register.INDUSTRIES: industries.industries,
        Register.IPC: patents.ipc,
        Register.FIELDS: patents.fields,
        Register.EMERGING: industries.emerging,
        Register.ZONES: places.zones,
        Register.UNIVERSITIES: places.universities,
        Register.NACE: industries.nace,
        Register.ISIC: industries.isic,
    }
)
LINK_READERS: Mapping[Concordance, Callable[[Path], Iterator[LinkRow]]] = MappingProxyType(
    {
        Concordance.IPC_FIELDS: patents.ipc_fields,
        Concordance.IPC_NACE: patents.ipc_nace,
        Concordance.FIELDS_NACE: patents.fields_nace,
        Concordance.EMERGING_INDUSTRIES: industries.emerging_links,
    }
)


@dataclass(frozen=True, slots=True)
class Description:
    """The names, the edition and the origin of a registry or concordance."""

    code: str
    name_zh: str
    name_en: str
    edition: str
    source: str
    licence: str
    files: tuple[str, ...]
    built_in: str = ""

    def paths(self, folder: Path) -> tuple[Path, ...]:
        """The files it is read from, in a folder of reference files."""
        return tuple(folder / name for name in self.files)

    def is_in(self, folder: Path) -> bool:
        """Whether a folder holds all of its files."""
        return all(path.is_file() for path in self.paths(folder))


@cache
def descriptions() -> Mapping[str, Description]:
    """Every registry and concordance, by code."""
    text = files(_PACKAGE).joinpath("registries.toml").read_text(encoding="utf-8")
    return MappingProxyType(
        {
            code: Description(code=code, **{**known, "files": tuple(known["files"])})
            for code, known in tomllib.loads(text).items()
        }
    )


@cache
def built_in_rows(register: Register) -> tuple[EntryRow, ...]:
    """The small set that comes with the product; empty where there is none."""
    if not descriptions()[register].built_in:
        return ()
    text = built_in_text(register)
    return tuple(
        EntryRow(
            row["code"],
            row["name_zh"],
            row["name_en"],
            parent=row["parent"],
            aliases=tuple(row["aliases"].split("|")) if row["aliases"] else (),
        )
        for row in csv.DictReader(text.splitlines())
    )


def built_in_text(register: Register) -> str:
    """The file of the small set as it is."""
    place = files(_PACKAGE).joinpath("builtin", f"{register}.csv")
    return place.read_text(encoding="utf-8")
