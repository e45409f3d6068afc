"""Twenty thousand rows are taken in one file; more than the node takes at once are refused."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.exchange.making import HEADER, upload
from tests.organisations.making import make_manager, make_organisation

from duijie.catalogue.types.words import ListingKind
from duijie.exchange import services
from duijie.exchange.errors import FileTooLarge, TooManyRows
from duijie.exchange.models import Import
from duijie.exchange.rules import LARGEST_FILE, MOST_ROWS

pytestmark = pytest.mark.django_db

PROMISED_ROWS = 20_000


def rows_of(count: int) -> bytes:
    """A file with so many offers, each of one short line."""
    header = ",".join(HEADER)
    lines = (f"T{number},减薄工艺{number},第{number}种方法。,6,120" for number in range(count))
    return "\n".join([header, *lines]).encode()


def test_a_file_of_twenty_thousand_rows_is_taken() -> None:
    house = make_organisation()

    found = upload(make_manager(house.pk), house.pk, rows_of(PROMISED_ROWS))

    assert found.expected == PROMISED_ROWS


def test_more_rows_than_are_taken_at_once_are_refused_with_their_number() -> None:
    house = make_organisation()

    with pytest.raises(TooManyRows) as refused:
        upload(make_manager(house.pk), house.pk, rows_of(MOST_ROWS + 1))

    assert refused.value.facts == {"rows": MOST_ROWS + 1, "limit": MOST_ROWS}
    assert not Import.objects.exists()


def test_a_file_that_is_too_large_is_refused_by_its_size_alone() -> None:
    house = make_organisation()
    file = SimpleUploadedFile("offers.csv", b"x")
    file.size = LARGEST_FILE + 1

    with pytest.raises(FileTooLarge):
        services.upload_file(
            actor=make_manager(house.pk),
            organisation_id=house.pk,
            kind=ListingKind.OFFER,
            name="offers.csv",
            content=file,
        )
    assert not Import.objects.exists()
