"""Every field of every kind of record comes out in its place, and only for those who may see it."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from enum import StrEnum
from typing import Any, Final
from zipfile import ZipFile

import pytest
from lxml import etree
from python_calamine import CalamineWorkbook
from tests.catalogue.making import make_published
from tests.exchange.full import FULL
from tests.exchange.making import start, upload
from tests.organisations.making import make_actor, make_manager, make_member, make_organisation

from duijie.catalogue.models import Listing
from duijie.catalogue.queries import ListFilter, content_of
from duijie.catalogue.rules.groups import HOUSEHOLD, groups_of, narrowable
from duijie.catalogue.rules.sight import blank_of
from duijie.catalogue.types.details import DETAILS, Details
from duijie.catalogue.types.words import ListingKind, Visibility
from duijie.catalogue.words import word_label
from duijie.exchange import queries
from duijie.exchange.cells.columns import WRITTEN
from duijie.exchange.cells.vocabulary import header_for
from duijie.exchange.exports import Export, write_workbook, written
from duijie.exchange.types import Format
from duijie.kernel.actors import ANONYMOUS, SYSTEM, Actor
from duijie.kernel.language import Language
from duijie.registries.services import load_built_in

pytestmark = pytest.mark.django_db

TABLES: Final = [Format.XLSX, Format.CSV, Format.JSONL]
# A list of organisations by number means nothing outside the node.
NOT_WRITTEN: Final = {"shared_with"}
ADDRESS: Final = "https://node.example/record"
ROWS: Final[dict[str, dict[str, str]]] = {
    "quantities": {
        "zh": "厚度 <= 100 µm\nwarp = 12.5 – 30 µm | 期望\nyield = 98 %",
        "en": "厚度 <= 100 µm\nwarp = 12.5 – 30 µm | should\nyield = 98 %",
    },
    "contacts": dict.fromkeys(
        ("zh", "en"),
        "王示例 | 经理 | wang@example.com | 010-5550 1234\nLi Sample |  | li@example.com",
    ),
    "evidence": {"zh": "trl | trl4.s1 | 满足 | seen", "en": "trl | trl4.s1 | met | seen"},
    "rights": {
        "zh": "软件著作权 | 2030SR000001 | CN | 示例软件 | 已授权 | 青禾 | 2040-01-02 | 是 | "
        "SAMPLE-2030-1\n技术秘密 |  | CN | 工艺诀窍 | 已申请",
        "en": "Software copyright | 2030SR000001 | CN | 示例软件 | granted | 青禾 | 2040-01-02 | "
        "yes | SAMPLE-2030-1\nKnow-how |  | CN | 工艺诀窍 | applied for",
    },
    "equipment": {
        "zh": "减薄机 | Grinder | G-8 | Sample Maker | 8 inch | 否\n | Polisher |  |  |  | 是",
        "en": "减薄机 | Grinder | G-8 | Sample Maker | 8 inch | no\n | Polisher |  |  |  | yes",
    },
}


def exported(actor: Actor, kind: ListingKind, wanted: Format, language: Language) -> bytes:
    """What somebody takes out of the node, of records of one kind."""
    export = Export(actor, kind, ListFilter(), language)
    if wanted is Format.XLSX:
        file = io.BytesIO()
        write_workbook(export, file)
        return file.getvalue()
    return b"".join(written(export, wanted, lambda seen: f"{ADDRESS}/{seen.id}"))


def row_in(file: bytes, kind: ListingKind, wanted: Format, language: Language) -> dict[str, str]:
    """The only row of a file, by the columns that its headers name in this language."""
    if wanted is Format.JSONL:
        said: dict[str, str] = json.loads(file)
        return dict.fromkeys(WRITTEN[kind], "") | said
    if wanted is Format.CSV:
        head, row = csv.reader(io.StringIO(file.decode("utf-8-sig")))
    else:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(file)).get_sheet_by_index(0)
        head, row = ([str(cell) for cell in line] for line in sheet.to_python())
    assert head == [header_for(column, language) for column in WRITTEN[kind]]
    return dict(zip(WRITTEN[kind], row, strict=True))


def told(name: str, value: Any, language: Language) -> str:
    """How a value stands in a cell, said apart from the code that writes it."""
    if name in ROWS:
        return ROWS[name][language]
    if isinstance(value, tuple):
        words = isinstance(value[0], StrEnum)
        mark = {"zh": "、", "en": ", "}[language] if words else "; "
        return mark.join(one_told(one, language) for one in value)
    return one_told(value, language)


def one_told(value: Any, language: Language) -> str:
    """How a single value stands in a cell."""
    if isinstance(value, StrEnum):
        return word_label(value, language)
    return value.isoformat() if isinstance(value, date) else str(value)


def make_full(kind: ListingKind, **more: Any) -> tuple[Details, Listing]:
    """What a published record says in every field, and the record."""
    load_built_in(actor=SYSTEM)
    details = replace(FULL[kind], **more)
    return details, make_published(details, make_organisation().pk)


@pytest.mark.parametrize("kind", ListingKind)
def test_the_full_record_leaves_no_field_blank(kind: ListingKind) -> None:
    allowed = {"shared_with", "field_visibility", "visibility"}
    blank = {
        one.name for one in fields(DETAILS[kind]) if getattr(FULL[kind], one.name) == blank_of(one)
    }

    assert blank <= allowed
    assert {one.name for one in fields(DETAILS[kind])} - set(WRITTEN[kind]) == NOT_WRITTEN


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("wanted", TABLES)
@pytest.mark.parametrize("kind", ListingKind)
def test_each_field_stands_in_its_column(
    kind: ListingKind, wanted: Format, language: Language
) -> None:
    details, record = make_full(kind, field_visibility={"source": Visibility.REGISTERED})
    reader = make_member(record.owner_id)

    row = row_in(exported(reader, kind, wanted, language), kind, wanted, language)

    seen = {"zh": "source=登录用户", "en": "source=People who signed in"}[language]
    assert row["field_visibility"] == seen
    assert row["id"] == str(record.pk)
    assert row["owner"] == "青禾传感器有限公司"
    assert row["stage"] == {"zh": "已发布", "en": "published"}[language]
    for one in fields(details):
        if one.name not in NOT_WRITTEN | {"field_visibility"}:
            assert row[one.name] == told(one.name, getattr(details, one.name), language), one.name


def hidden_from(actor: Actor, record: Listing) -> Iterator[tuple[Format, Language, bytes]]:
    """Every form in which somebody can take a record away."""
    for language in Language:
        for wanted in Format:
            yield wanted, language, exported(actor, ListingKind(record.kind), wanted, language)


CASES: Final = [
    pytest.param(kind, group, id=f"{kind}-{group}")
    for kind in ListingKind
    for group in narrowable(kind)
    if group not in {"files", "owner"}
]


@pytest.mark.parametrize(("kind", "group"), CASES)
def test_a_group_kept_back_is_in_no_file(kind: ListingKind, group: str) -> None:
    details, record = make_full(kind, field_visibility={group: Visibility.PRIVATE})
    names = groups_of(kind)[group]

    for wanted, language, file in hidden_from(make_actor(), record):
        if wanted in TABLES:
            row = row_in(file, kind, wanted, language)
            assert {name: row[name] for name in names} == dict.fromkeys(names, "")
            for one in fields(details):
                value = getattr(details, one.name)
                if one.name not in {*names, *NOT_WRITTEN, *HOUSEHOLD, "consent_on", "consent_note"}:
                    assert row[one.name] == told(one.name, value, language), one.name
        for name in names:
            assert f'"propertyID": "{name}"'.encode() not in file, (wanted, name)
            value = getattr(details, name)
            if isinstance(value, str) and not isinstance(value, StrEnum) and len(value) > 5:
                assert value.encode() not in file, (wanted, name)


@pytest.mark.parametrize("kind", ListingKind)
def test_what_is_the_organisations_own_is_told_to_nobody_outside(kind: ListingKind) -> None:
    _details, record = make_full(kind)

    for actor in (ANONYMOUS, make_actor()):
        for wanted, language, file in hidden_from(actor, record):
            assert f"{kind.upper()}-7".encode() not in file
            assert b"Sample note on the consent" not in file
            if wanted in TABLES:
                row = row_in(file, kind, wanted, language)
                assert {row.get(one, "") for one in HOUSEHOLD} == {""}


RISKY: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


@pytest.mark.parametrize("kind", ListingKind)
def test_no_text_becomes_a_formula_and_each_comes_back_as_it_was(
    kind: ListingKind,
) -> None:
    texts = {
        one.name: f"{RISKY[place % len(RISKY)]}1+1 {one.name}"
        for place, one in enumerate(fields(DETAILS[kind]))
        if isinstance(getattr(FULL[kind], one.name), str)
        and not isinstance(getattr(FULL[kind], one.name), StrEnum)
        and one.name.endswith(("_zh", "_en", "_note", "_value", "source"))
    }
    details, record = make_full(kind, **texts)
    manager = make_manager(record.owner_id)
    before = content_of(record)

    table = exported(manager, kind, Format.CSV, Language.EN).decode("utf-8-sig")
    _head, row = csv.reader(io.StringIO(table))
    assert [cell for cell in row if cell.startswith(RISKY)] == []
    assert sum(cell.startswith("'") for cell in row) >= len(texts)
    book = exported(manager, kind, Format.XLSX, Language.EN)
    with ZipFile(io.BytesIO(book)) as parts:
        sheet = etree.fromstring(parts.read("xl/worksheets/sheet1.xml"))
    assert sheet.findall(".//{*}f") == []
    for wanted in TABLES:
        file = exported(manager, kind, wanted, Language.EN)
        found = upload(manager, record.owner_id, file, kind=kind, name=f"export.{wanted}")
        assert start(manager, found).unchanged == 1
    assert content_of(type(record).objects.get(pk=record.pk)) == before
    assert details.title_zh.startswith(RISKY)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("wanted", TABLES)
@pytest.mark.parametrize("kind", ListingKind)
def test_each_field_is_read_in_again_elsewhere(
    kind: ListingKind, wanted: Format, language: Language
) -> None:
    _details, record = make_full(kind)
    file = exported(make_manager(record.owner_id), kind, wanted, language)
    other = make_organisation("北辰大学")

    manager = make_manager(other.pk)
    found = start(manager, upload(manager, other.pk, file, kind=kind, name=f"export.{wanted}"))

    made = queries.rows_of_import(manager, found.pk).get()
    assert (found.created, made.troubles) == (1, [])
    copy = type(record).objects.get(pk=str(made.listing_id))
    assert content_of(copy) == content_of(type(record).objects.get(pk=record.pk))
