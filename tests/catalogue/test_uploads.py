"""Files are what their content says; what is dangerous is refused with a clear sentence."""

import io
import struct
import zipfile
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from PIL.ExifTags import Base
from tests.catalogue.making import make_published
from tests.organisations.making import make_manager
from tests.pictures import opened, picture

from duijie.catalogue import services, uploads
from duijie.catalogue.errors import (
    FileEmpty,
    FileTooLarge,
    FileTypeRefused,
    MacrosInside,
    MoreThanOneFileInside,
    PictureDamaged,
    PictureTooLarge,
    ScriptInside,
    SwellsWhenUnpacked,
)
from duijie.catalogue.types.words import Visibility
from duijie.kernel.errors import DomainError
from duijie.kernel.language import Language
from duijie.kernel.refusals import say_refusal

CLEAN_SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9"/></svg>'


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(content))


def png(width: int = 1, height: int = 1) -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", b"x") + chunk(b"IEND", b"")


def packed(**parts: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return written.getvalue()


def sniff(content: bytes) -> uploads.Sniffed:
    return uploads.sniff(io.BytesIO(content), len(content), "given.png")


@pytest.mark.parametrize(
    ("content", "ending"),
    [
        pytest.param(png(), "png", id="png"),
        pytest.param(CLEAN_SVG, "svg", id="svg"),
        pytest.param(b"%PDF-1.7\n%%EOF\n", "pdf", id="pdf"),
        pytest.param(packed(xl__workbook_xml=b"<x/>"), "xlsx", id="workbook"),
        pytest.param("厚度,100\n".encode("gb18030"), "txt", id="text of Windows"),
    ],
)
def test_a_file_is_what_its_content_says(content: bytes, ending: str) -> None:
    assert sniff(content).ending == ending


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        pytest.param(b"", FileEmpty, id="nothing"),
        pytest.param(b"MZ\x00\x01program", FileTypeRefused, id="program"),
        pytest.param(packed(readme=b"x"), FileTypeRefused, id="any archive"),
        pytest.param(png() + packed(readme=b"x"), MoreThanOneFileInside, id="polyglot"),
        pytest.param(png(40_000, 40_000), PictureTooLarge, id="pixel bomb"),
        pytest.param(packed(xl__workbook_xml=b"0" * 9_000_000), SwellsWhenUnpacked, id="zip bomb"),
        pytest.param(
            packed(xl__workbook_xml=b"x", xl__vbaProject=b"x"), MacrosInside, id="macro workbook"
        ),
        pytest.param(CLEAN_SVG.replace(b"<path", b"<script/><path"), ScriptInside, id="svg script"),
        pytest.param(CLEAN_SVG.replace(b"<path", b"<path onload='x'"), ScriptInside, id="handler"),
        pytest.param(b"<!DOCTYPE svg>" + CLEAN_SVG, ScriptInside, id="svg with entities"),
        pytest.param(b"%PDF-1.7 /JavaScript (x) %%EOF", ScriptInside, id="pdf with script"),
    ],
)
def test_what_is_dangerous_is_refused_in_both_languages(
    content: bytes, refusal: type[DomainError]
) -> None:
    with pytest.raises(refusal) as refused:
        sniff(content)

    assert all(say_refusal(refused.value, language) for language in Language)


def test_a_file_of_two_gigabytes_is_refused_unread() -> None:
    with pytest.raises(FileTooLarge):
        uploads.sniff(io.BytesIO(b""), 2 * 1024**3, "film.mp4")


@pytest.mark.django_db
def test_a_file_is_served_to_those_who_see_it_and_to_nobody_else() -> None:
    made = make_published()
    hidden = make_published(field_visibility={"files": Visibility.REGISTERED})
    for one in (made, hidden):
        services.add_file(
            actor=make_manager(one.owner_id),
            listing_id=one.pk,
            file=SimpleUploadedFile("../../wafer.png", picture()),
        )
    shown, kept = made.attachments.get(), hidden.attachments.get()

    answer = Client().get(f"/files/{shown.pk}")

    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert shown.name == "wafer.png"
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    assert opened(content).tobytes() == opened(picture()).tobytes()
    assert Client().get(f"/files/{kept.pk}").status_code == 404
    assert str(kept.pk) not in Client().get(f"/offers/{hidden.pk}").content.decode()


@pytest.mark.django_db
def test_where_and_with_what_a_photograph_was_taken_is_not_kept() -> None:
    made = make_published()
    written = Image.Exif()
    written[Base.Model] = "Zephyrine-7"
    photograph = picture("JPEG", exif=written)

    kept = services.add_file(
        actor=make_manager(made.owner_id),
        listing_id=made.pk,
        file=SimpleUploadedFile("wafer.jpg", photograph),
    )

    assert b"Zephyrine-7" in photograph
    with kept.file.open() as file:
        content = file.read()
    assert b"Zephyrine-7" not in content
    assert kept.size == len(content)


@pytest.mark.django_db
def test_what_only_begins_like_a_picture_is_refused() -> None:
    made = make_published()

    with pytest.raises(PictureDamaged):
        services.add_file(
            actor=make_manager(made.owner_id),
            listing_id=made.pk,
            file=SimpleUploadedFile("wafer.png", png()),
        )


@pytest.mark.django_db(transaction=True)
def test_a_removed_file_is_gone_from_the_disk() -> None:
    made = make_published()
    manager = make_manager(made.owner_id)
    kept = services.add_file(
        actor=manager, listing_id=made.pk, file=SimpleUploadedFile("wafer.png", picture())
    )
    place = kept.file.path

    services.remove_file(actor=manager, listing_id=made.pk, file_id=kept.pk)

    with pytest.raises(FileNotFoundError):
        open(place, "rb").close()  # noqa: PTH123
