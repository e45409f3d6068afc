"""Files and imports made up for tests."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile

from duijie.catalogue.types.words import ListingKind
from duijie.exchange import queries, services
from duijie.exchange.models import Import
from duijie.kernel.actors import Actor

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
HEADER = ("成果编号", "成果名称", "成果简介", "成熟度（TRL）", "参考价格（万元）")


def csv_of(rows: Sequence[Sequence[str]], header: Sequence[str] = HEADER) -> bytes:
    """Rows below a header, as Excel writes CSV."""
    text = io.StringIO()
    csv.writer(text).writerows([header, *rows])
    return text.getvalue().encode("utf-8-sig")


def offer_rows(count: int, start: int = 1) -> list[list[str]]:
    """Invented offers, each unlike the others."""
    return [
        [
            f"T{number}",
            f"示例成果第{number}号减薄工艺",
            f"第{number}种碳化硅晶圆减薄方法。",
            "6",
            "120",
        ]
        for number in range(start, start + count)
    ]


def upload(
    actor: Actor,
    organisation_id: UUID,
    content: bytes | Path,
    *,
    kind: ListingKind = ListingKind.OFFER,
    name: str = "offers.csv",
) -> Import:
    """A file that was uploaded and not yet imported."""
    if isinstance(content, Path):
        name, content = content.name, content.read_bytes()
    file = SimpleUploadedFile(name, content)
    return services.upload_file(
        actor=actor, organisation_id=organisation_id, kind=kind, name=name, content=file
    )


def start(actor: Actor, found: Import, *, publish: bool = False) -> Import:
    """An import with the columns as they were recognised, run to its end."""
    seen = queries.preview_of(actor, found.pk)
    columns = {one.header: one.column for one in seen.headers}
    services.start_import(actor=actor, import_id=found.pk, columns=columns, publish=publish)
    services.run_import(import_id=found.pk)
    found.refresh_from_db()
    return found


def bring(
    actor: Actor,
    organisation_id: UUID,
    content: bytes | Path,
    *,
    kind: ListingKind = ListingKind.OFFER,
    publish: bool = False,
) -> Import:
    """A file uploaded and imported."""
    return start(actor, upload(actor, organisation_id, content, kind=kind), publish=publish)
