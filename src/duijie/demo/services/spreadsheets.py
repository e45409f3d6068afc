"""An import of last week: a spreadsheet of which two rows were refused."""

from datetime import timedelta
from importlib.resources import files
from typing import Final

from django.core.files.uploadedfile import SimpleUploadedFile

from duijie.catalogue.types.words import ListingKind
from duijie.demo.types import Houses
from duijie.exchange import queries, services

FILE: Final = "late_offers.csv"
SHOWN_AS: Final = "示例星垣_新增成果.csv"
HOUSE: Final = "xingyuan"
AGO: Final = timedelta(days=4)


def import_spreadsheet(houses: Houses) -> None:
    """Bring a spreadsheet in as its organisation would, headers read as recognised."""
    house = houses.by_key[HOUSE]
    content = files("duijie.demo.content").joinpath(FILE).read_bytes()
    found = services.upload_file(
        actor=house.manager,
        organisation_id=house.id,
        kind=ListingKind.OFFER,
        name=SHOWN_AS,
        content=SimpleUploadedFile(SHOWN_AS, content),
    )
    seen = queries.preview_of(house.manager, found.pk)
    columns = {one.header: one.column for one in seen.headers}
    services.start_import(actor=house.manager, import_id=found.pk, columns=columns, publish=True)
    services.run_import(import_id=found.pk)
