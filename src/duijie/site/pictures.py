"""Pictures as they are kept: drawn anew, without what a camera or a program wrote into them.

A photograph tells where it was taken, when, with which device and often by whom.
None of that is meant to be published with a record, so only what can be seen is
kept: the picture is decoded and encoded again, turned upright before. That also
leaves nothing of a second file that hides in the first.
"""

import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any, Final

from lxml import etree
from PIL import Image, ImageOps, ImageSequence

MEGAPIXEL: Final = 1_000_000
# 50 megapixels: a good camera's picture; what claims more is meant to fill the memory.
MOST_PIXELS: Final = 50 * MEGAPIXEL
# No page and no print shows more; a camera's 50 megapixels would fill every reader's memory.
LONGEST_SIDE: Final = 4096
# What all pictures of a moving one may come to: each is decoded by whoever looks at it.
MOST_PIXELS_MOVING: Final = 200 * MEGAPIXEL
# Above this no eye tells the copy from the original; 75 is what the library takes by itself.
QUALITY: Final = 92
UPRIGHT: Final = 1
SVG: Final = "{http://www.w3.org/2000/svg}"
XML: Final = "{http://www.w3.org/XML/1998/namespace}"

Write = Callable[[bytes], bytes]


class TooManyPixels(Exception):
    """A picture is larger than anybody needs, and may be meant to fill the memory."""


class NoPicture(Exception):
    """What should be a picture cannot be opened as one."""


def without_traces(content: bytes, media_type: str) -> bytes:
    """A picture with only what can be seen of it."""
    try:
        return WRITERS[media_type](content)
    except Image.DecompressionBombError as trouble:
        raise TooManyPixels from trouble
    except (OSError, SyntaxError, ValueError, EOFError) as trouble:
        raise NoPicture from trouble


@contextmanager
def _opened(content: bytes, form: str) -> Iterator[Image.Image]:
    """A picture of which only the head was read yet."""
    with Image.open(io.BytesIO(content), formats=(form,)) as picture:
        frames = getattr(picture, "n_frames", 1)
        pixels = picture.width * picture.height
        if pixels > MOST_PIXELS or pixels * frames > MOST_PIXELS_MOVING:
            raise TooManyPixels
        yield picture


def _jpeg(content: bytes) -> bytes:
    # The pictures of a telephone with several lenses come as one of these too.
    with _opened(content, "JPEG") as picture:
        profile = picture.info.get("icc_profile")
        # Decoded at a half or a quarter where that is still large enough: memory and time.
        picture.draft(None, (LONGEST_SIDE, LONGEST_SIDE))
        shown = ImageOps.exif_transpose(picture)
    shown.info = {}
    shown.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return _written(shown, "JPEG", quality=QUALITY, optimize=True, icc_profile=profile)


def _png(content: bytes) -> bytes:
    # A moving one is kept as its first picture.
    with _opened(content, "PNG") as picture:
        profile, clear = picture.info.get("icc_profile"), picture.info.get("transparency")
        shown = ImageOps.exif_transpose(picture)
    shown.info = {} if clear is None else {"transparency": clear}
    if max(shown.size) > LONGEST_SIDE:
        if shown.mode in {"P", "PA", "1"}:
            # The colours of a palette cannot be mixed.
            shown = shown.convert("RGBA")
        shown.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return _written(shown, "PNG", optimize=True, icc_profile=profile)


def _moving(form: str) -> Write:
    """Write a kind of picture that may move."""

    def write(content: bytes) -> bytes:
        with _opened(content, form) as picture:
            loop, pauses, frames = picture.info.get("loop"), [], []
            for frame in ImageSequence.Iterator(picture):
                pauses.append(frame.info.get("duration", 0))
                frames.append(ImageOps.exif_transpose(frame).convert("RGBA"))
        for frame in frames:
            frame.info = {}
        first, *rest = frames
        if not rest:
            return _written(first, form)
        return _written(first, form, save_all=True, append_images=rest, duration=pauses, loop=loop)

    return write


def _written(picture: Image.Image, form: str, **how: Any) -> bytes:  # noqa: ANN401  (of each form)
    file = io.BytesIO()
    picture.save(file, form, **{name: value for name, value in how.items() if value is not None})
    return file.getvalue()


def _svg(content: bytes) -> bytes:
    """A drawing without what its editor noted: its author, its place on their disk."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    root = etree.fromstring(content, parser)
    foreign = [one for one in root.iter() if not one.tag.startswith(SVG)]
    for element in [*foreign, *root.iter(f"{SVG}metadata")]:
        if element.getparent() is not None:
            element.getparent().remove(element)
    for element in root.iter():
        for attribute in list(element.attrib):
            if attribute.startswith("{") and not attribute.startswith(XML):
                del element.attrib[attribute]
    etree.cleanup_namespaces(root)
    return bytes(etree.tostring(root, encoding="utf-8"))


WRITERS: Final[Mapping[str, Write]] = MappingProxyType(
    {
        "image/jpeg": _jpeg,
        "image/png": _png,
        "image/gif": _moving("GIF"),
        "image/webp": _moving("WEBP"),
        "image/svg+xml": _svg,
    }
)
