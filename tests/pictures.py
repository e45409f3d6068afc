"""Pictures for tests, with whatever a camera would write into them."""

import io
from typing import Any

from PIL import Image

COLOURS = ((200, 30, 30), (30, 200, 30))


def picture(form: str = "PNG", size: tuple[int, int] = (8, 4), **written: Any) -> bytes:
    """A picture whose left half is red and whose right half is green."""
    drawn = Image.new("RGB", size, COLOURS[0])
    drawn.paste(COLOURS[1], (size[0] // 2, 0, *size))
    file = io.BytesIO()
    drawn.save(file, form, **written)
    return file.getvalue()


def opened(content: bytes) -> Image.Image:
    """A picture as whoever looks at it gets it."""
    shown = Image.open(io.BytesIO(content))
    shown.load()
    return shown
