"""What is written out is read in again as it was."""

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.catalogue.making import EXPERT, LAB, NEED, OFFER, make_draft
from tests.exchange.making import bring, start, upload
from tests.organisations.making import make_manager, make_member, make_organisation

from duijie.catalogue.queries import ListFilter, content_of
from duijie.catalogue.types.details import Details
from duijie.catalogue.types.rows import Contact, Equipment, Quantity, Right
from duijie.catalogue.types.words import (
    Comparator,
    Cooperation,
    ListingKind,
    PriceKind,
    RightKind,
    Visibility,
)
from duijie.exchange import queries
from duijie.exchange.exports import Export, write_workbook, written
from duijie.exchange.models import Import
from duijie.exchange.types import Format
from duijie.kernel.actors import Actor
from duijie.kernel.language import Language

pytestmark = pytest.mark.django_db


def counts(found: Import) -> tuple[int, int, int, int]:
    """Created, updated, unchanged, refused."""
    return found.created, found.updated, found.unchanged, found.refused


def codes(found: Import) -> list[str]:
    """What was said of any row."""
    return [trouble["code"] for row in found.rows.all() for trouble in row.troubles]


RICH: dict[ListingKind, Details] = {
    ListingKind.OFFER: replace(
        OFFER,
        abstract_en="=1+1 begins like a formula\nand has two lines",
        external_id="A-1",
        trl=6,
        mrl=4,
        quantities=(
            Quantity(property="厚度", comparator=Comparator.AT_MOST, high=Decimal(100), unit="µm"),
        ),
        rights=(Right(kind=RightKind.KNOW_HOW, title="工艺诀窍", owners="青禾"),),
        cooperation=(Cooperation.LICENCE, Cooperation.PILOT),
        price_kind=PriceKind.FREE,
        contacts=(Contact(name="王示例", email="wang@example.com"),),
        field_visibility={"price": Visibility.REGISTERED},
    ),
    ListingKind.NEED: replace(NEED, cooperation=(Cooperation.JOINT_DEVELOPMENT,), trl=5),
    ListingKind.EXPERT: replace(EXPERT, languages=("zh", "en")),
    ListingKind.LAB: replace(LAB, equipment=(Equipment(name_zh="减薄机", name_en="Grinder"),)),
}
BACK = [Format.XLSX, Format.CSV, Format.JSONL]


def exported(actor: Actor, kind: ListingKind, wanted: Format, language: Language) -> bytes:
    """The actor's own records of a kind in a format."""
    import io  # noqa: PLC0415

    export = Export(actor, kind, ListFilter(own=True), language)
    if wanted is Format.XLSX:
        file = io.BytesIO()
        write_workbook(export, file)
        return file.getvalue()
    return b"".join(written(export, wanted, lambda seen: f"https://node.example/{seen.id}"))


@pytest.mark.parametrize("kind", ListingKind)
@pytest.mark.parametrize("wanted", BACK)
@pytest.mark.parametrize("language", Language)
def test_an_export_brought_in_again_changes_nothing(
    kind: ListingKind, wanted: Format, language: Language
) -> None:
    firm = make_organisation()
    manager = make_manager(firm.pk)
    draft = make_draft(RICH[kind], firm.pk)
    before = content_of(draft)
    file = exported(manager, kind, wanted, language)

    found = upload(manager, firm.pk, file, kind=kind, name=f"export.{wanted}")
    found = start(manager, found)

    assert counts(found) == (0, 0, 1, 0)
    assert codes(found) == []
    assert content_of(draft) == before


@pytest.mark.parametrize("kind", ListingKind)
@pytest.mark.parametrize("language", Language)
def test_an_export_brought_in_elsewhere_says_the_same(
    kind: ListingKind, language: Language
) -> None:
    firm, other = make_organisation(), make_organisation("北辰大学")
    draft = make_draft(RICH[kind], firm.pk)
    file = exported(make_manager(firm.pk), kind, Format.XLSX, language)

    found = bring(make_manager(other.pk), other.pk, file, kind=kind)

    assert (counts(found), codes(found)) == ((1, 0, 0, 0), [])
    made = queries.rows_of_import(make_member(other.pk), found.pk).get()
    copy = type(draft).objects.get(pk=str(made.listing_id))
    assert content_of(copy) == content_of(type(draft).objects.get(pk=draft.pk))
