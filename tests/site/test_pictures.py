"""Of a picture only what can be seen is kept: no place, no camera, no author, no second file."""

import io

import pytest
from PIL import Image
from PIL.ExifTags import GPS, IFD, Base
from PIL.PngImagePlugin import PngInfo
from tests.pictures import opened, picture

from duijie.site.pictures import (
    LONGEST_SIDE,
    NoPicture,
    TooManyPixels,
    without_traces,
)

AUTHOR = "Zephyrine-7"
TURNED = 6  # the camera was held upright: a quarter turn to the right shows it as it was


def traces(orientation: int = 1) -> Image.Exif:
    """What a camera writes: who, with what, which way up, and where."""
    written = Image.Exif()
    written[Base.Artist] = AUTHOR
    written[Base.Model] = AUTHOR
    written[Base.Orientation] = orientation
    written.get_ifd(IFD.GPSInfo)[GPS.GPSMapDatum] = AUTHOR
    return written


def noted() -> PngInfo:
    """What a program writes into a PNG."""
    notes = PngInfo()
    notes.add_text("Author", AUTHOR)
    notes.add_itxt("XML:com.adobe.xmp", f"<x>{AUTHOR}</x>")
    return notes


SVG = f"""<?xml version="1.0"?><!-- {AUTHOR} -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:ink="http://www.inkscape.org/namespaces/inkscape"
 ink:docname="/home/{AUTHOR}/plan.svg"><metadata><who>{AUTHOR}</who></metadata>
<ink:view name="{AUTHOR}"/><path d="M0 0h9" ink:label="{AUTHOR}"/><title>Plan</title></svg>"""


@pytest.mark.parametrize(
    ("media_type", "content"),
    [
        ("image/jpeg", picture("JPEG", exif=traces(), comment=AUTHOR)),
        ("image/png", picture("PNG", exif=traces(), pnginfo=noted())),
        ("image/gif", picture("GIF", comment=AUTHOR)),
        ("image/webp", picture("WEBP", exif=traces(), xmp=f"<x>{AUTHOR}</x>".encode())),
        ("image/svg+xml", SVG.encode()),
    ],
)
def test_what_a_camera_or_a_program_wrote_is_not_kept(media_type: str, content: bytes) -> None:
    assert AUTHOR.encode() in content

    kept = without_traces(content, media_type)

    assert AUTHOR.encode() not in kept
    if media_type == "image/svg+xml":
        assert b'd="M0 0h9"' in kept
        assert b"<title>Plan</title>" in kept
    else:
        assert not opened(kept).getexif()


@pytest.mark.parametrize(("form", "media_type"), [("JPEG", "image/jpeg"), ("PNG", "image/png")])
def test_a_picture_stays_the_right_way_up(form: str, media_type: str) -> None:
    kept = opened(without_traces(picture(form, (64, 32), exif=traces(TURNED)), media_type))

    # Left was red; turned to the right it is above.
    assert kept.size == (32, 64)
    red, green = (kept.convert("RGB").getpixel((16, height)) for height in (8, 56))
    assert isinstance(red, tuple)
    assert isinstance(green, tuple)
    assert red[0] > red[1]
    assert green[1] > green[0]


def test_what_is_seen_of_a_lossless_picture_is_the_same() -> None:
    given = picture("PNG")

    assert opened(without_traces(given, "image/png")).tobytes() == opened(given).tobytes()


def test_a_moving_picture_goes_on_moving() -> None:
    second = Image.new("RGB", (8, 4), "blue")
    given = picture("GIF", save_all=True, append_images=[second], duration=[100, 300], loop=0)

    kept = Image.open(io.BytesIO(without_traces(given, "image/gif")))

    assert getattr(kept, "n_frames", 1) == 2
    assert kept.info["loop"] == 0


def test_a_large_picture_is_made_as_large_as_anybody_needs() -> None:
    given = picture("JPEG", (LONGEST_SIDE + 1000, 500))

    assert max(opened(without_traces(given, "image/jpeg")).size) == LONGEST_SIDE


def test_a_second_file_behind_the_first_is_not_kept() -> None:
    kept = without_traces(picture("GIF") + b"PK\x03\x04 hidden", "image/gif")

    assert b"hidden" not in kept


@pytest.mark.parametrize(
    "size", [pytest.param((10_000, 6_000), id="large"), pytest.param((16_000, 14_000), id="bomb")]
)
def test_more_pixels_than_anybody_needs_are_refused_before_they_are_decoded(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    head = picture("PNG", (1, 1))
    claimed = head[:16] + size[0].to_bytes(4, "big") + size[1].to_bytes(4, "big") + head[24:]
    monkeypatch.setattr(Image.Image, "load", lambda _: pytest.fail("decoded"))

    with pytest.raises((TooManyPixels, NoPicture)):
        without_traces(claimed, "image/png")


@pytest.mark.parametrize("media_type", ["image/jpeg", "image/png", "image/gif", "image/webp"])
def test_what_cannot_be_opened_is_no_picture(media_type: str) -> None:
    with pytest.raises(NoPicture):
        without_traces(b"\x89PNG\r\n\x1a\nnothing of the kind", media_type)
