"""Loading reference files: every registry in its own transaction, every load a version."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from django.db import transaction

from duijie.foundation import audit
from duijie.kernel import clock
from duijie.kernel.actors import Actor
from duijie.kernel.errors import DomainError
from duijie.registries import permissions
from duijie.registries.errors import FolderMissing
from duijie.registries.models import Registry, RegistryVersion
from duijie.registries.services.staging import write_entries, write_links
from duijie.registries.sources.described import (
    ENTRY_READERS,
    LINK_READERS,
    Description,
    built_in_rows,
    built_in_text,
    descriptions,
)
from duijie.registries.sources.joining import MOST_SKIPPED_SHOWN, Sieve, completed
from duijie.registries.sources.tables import checksum
from duijie.registries.types import (
    Concordance,
    Difference,
    EntryRow,
    LinkRow,
    Loaded,
    LoadReport,
    Origin,
    Outcome,
    Register,
    Skipped,
)

Progress = Callable[[str, int], None]
# Part of every checksum: when rows are read otherwise than before, the same files are read again.
_READING = b"1"
_STEP = 1000


@dataclass(frozen=True, slots=True)
class Origins:
    """Where one registry is to be read from, and how to know whether that changed."""

    description: Description
    kind: Origin
    source: str
    checksum: str
    folder: Path | None = None

    @property
    def register(self) -> Register | None:
        """The registry, when it is no concordance."""
        code = self.description.code
        return Register(code) if code in set(Register) else None


def load_reference(*, actor: Actor, folder: Path, progress: Progress | None = None) -> LoadReport:
    """Load every registry that a reference folder holds; same files change nothing."""
    permissions.check_may_load(actor)
    check_holds_reference(folder)
    known = descriptions()
    held = [known[code] for code in (*Register, *Concordance) if known[code].is_in(folder)]
    absent = [Loaded(code, Outcome.ABSENT) for code in known if known[code] not in held]
    loaded = [_load_or_refuse(actor, _from_folder(each, folder), progress) for each in held]
    return LoadReport((*loaded, *absent))


def check_holds_reference(folder: Path) -> None:
    """Refuse a folder in which no reference file lies."""
    known = descriptions()
    if not any(known[code].is_in(folder) for code in (*Register, *Concordance)):
        names = sorted({name.partition("/")[0] for each in known.values() for name in each.files})
        raise FolderMissing(path=folder, files=", ".join(names))


def load_built_in(*, actor: Actor, progress: Progress | None = None) -> LoadReport:
    """Load the small set that comes with the product, where no folder was loaded."""
    permissions.check_may_load(actor)
    from_folders = set(
        RegistryVersion.objects.filter(is_current=True, origin=Origin.FOLDER).values_list(
            "registry", flat=True
        )
    )
    loaded = [
        _load(actor, _built_in(description), progress)
        for code, description in descriptions().items()
        if description.built_in and code not in from_folders
    ]
    return LoadReport(tuple(loaded))


def _from_folder(description: Description, folder: Path) -> Origins:
    whole = sha256(_READING)
    whole.update(checksum(description.paths(folder)).encode())
    if description.built_in:
        whole.update(built_in_text(Register(description.code)).encode())
    return Origins(description, Origin.FOLDER, description.source, whole.hexdigest(), folder)


def _built_in(description: Description) -> Origins:
    text = built_in_text(Register(description.code)).encode()
    return Origins(
        description, Origin.BUILT_IN, description.built_in, sha256(_READING + text).hexdigest()
    )


def _load_or_refuse(actor: Actor, origins: Origins, progress: Progress | None) -> Loaded:
    try:
        return _load(actor, origins, progress)
    except DomainError as refusal:
        return Loaded(origins.description.code, Outcome.REFUSED, refusal=refusal)


@transaction.atomic
def _load(actor: Actor, origins: Origins, progress: Progress | None) -> Loaded:
    code = origins.description.code
    registry = _locked_registry(origins.description)
    if registry.versions.filter(is_current=True, checksum=origins.checksum).exists():
        return Loaded(code, Outcome.UNCHANGED)
    counter = _Counter(code, progress)
    version = _new_version(actor, registry, origins)
    sieve = Sieve()
    if origins.register is None:
        difference = write_links(_link_rows(origins), registry=registry.pk, tick=counter)
    else:
        rows = sieve.placed(_entry_rows(origins, origins.register))
        difference = write_entries(rows, registry=registry.pk, version=version.pk, tick=counter)
    _finish(version, counter.rows, difference, len(sieve.skipped))
    audit.record(
        actor=actor, action="registry.loaded", subject=version.pk, registry=code, rows=counter.rows
    )
    shown: tuple[Skipped, ...] = tuple(sieve.skipped[:MOST_SKIPPED_SHOWN])
    return Loaded(code, Outcome.LOADED, counter.rows, difference, shown)


class _Counter:
    """Counts rows and tells the caller every thousand."""

    def __init__(self, code: str, progress: Progress | None) -> None:
        self.rows = 0
        self._code = code
        self._progress = progress

    def __call__(self) -> None:
        """One row more."""
        self.rows += 1
        if self._progress and self.rows % _STEP == 0:
            self._progress(self._code, self.rows)


def _locked_registry(description: Description) -> Registry:
    names = {"name_zh": description.name_zh, "name_en": description.name_en}
    Registry.objects.update_or_create(code=description.code, defaults=names)
    return Registry.objects.select_for_update().get(code=description.code)


def _new_version(actor: Actor, registry: Registry, origins: Origins) -> RegistryVersion:
    registry.versions.filter(is_current=True).update(is_current=False)
    return RegistryVersion.objects.create(
        registry=registry,
        edition=origins.description.edition,
        source=origins.source,
        licence=origins.description.licence,
        origin=origins.kind.value,
        checksum=origins.checksum,
        loaded_at=clock.now(),
        loaded_by=actor.user_id,
    )


def _finish(version: RegistryVersion, rows: int, difference: Difference, skipped: int) -> None:
    version.rows = rows
    version.added, version.changed = difference.added, difference.changed
    version.retired, version.skipped = difference.retired, skipped
    version.save(update_fields=["rows", "added", "changed", "retired", "skipped"])


def _entry_rows(origins: Origins, register: Register) -> Iterator[EntryRow]:
    ours = built_in_rows(register)
    if origins.folder is None:
        return iter(ours)
    return completed(ENTRY_READERS[register](origins.folder), ours)


def _link_rows(origins: Origins) -> Iterator[LinkRow]:
    if origins.folder is None:
        return iter(())
    return LINK_READERS[Concordance(origins.description.code)](origins.folder)
