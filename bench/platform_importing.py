"""Imports asked of a running node; Django must have its settings before this is read."""

import time
from dataclasses import dataclass
from uuid import UUID

import django

django.setup()

from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: E402

from duijie.catalogue.types.words import ListingKind  # noqa: E402
from duijie.exchange import queries, services  # noqa: E402
from duijie.exchange.models import Import  # noqa: E402
from duijie.exchange.types import Stage  # noqa: E402
from duijie.kernel.actors import SYSTEM  # noqa: E402
from duijie.organisations import services as organisations  # noqa: E402
from duijie.organisations.types import Details, Kind  # noqa: E402

UNDER_WAY = {Stage.WAITING.value, Stage.RUNNING.value}


@dataclass(frozen=True, slots=True)
class Seen:
    """Seconds until an import ended, steps of its progress seen on the way, records made."""

    seconds: float
    steps: int
    created: int


def bring_in(content: bytes, every: float) -> Seen:
    """Have a workbook brought in and published, looking at the progress as the page does."""
    found = _asked(content, "Bench Works")
    began = time.monotonic()
    steps = set()
    while (now := _now(found.pk)).stage in UNDER_WAY:
        steps.add(now.done)
        time.sleep(every)
    return Seen(time.monotonic() - began, len(steps), now.created)


def cancel_on_the_way(content: bytes, every: float) -> Seen:
    """Stop an import once something of it is there; the seconds from the wish to the end."""
    found = _asked(content, "Orsu Foundry")
    while not _now(found.pk).done:
        time.sleep(every)
    began = time.monotonic()
    services.cancel_import(actor=SYSTEM, import_id=found.pk)
    while (now := _now(found.pk)).stage in UNDER_WAY:
        time.sleep(every)
    return Seen(time.monotonic() - began, 1, now.created)


def _asked(content: bytes, name: str) -> Import:
    firm = organisations.register_organisation(
        actor=SYSTEM, details=Details(kind=Kind.FIRM, name_en=name, listed=True)
    )
    file = SimpleUploadedFile("offers.xlsx", content)
    found = services.upload_file(
        actor=SYSTEM,
        organisation_id=firm.pk,
        kind=ListingKind.OFFER,
        name="offers.xlsx",
        content=file,
    )
    columns = {one.header: one.column for one in queries.preview_of(SYSTEM, found.pk).headers}
    return services.start_import(actor=SYSTEM, import_id=found.pk, columns=columns, publish=True)


def _now(import_id: UUID) -> Import:
    return Import.objects.get(pk=import_id)
