"""What printing needs of the system: libraries that set type, and a Chinese font."""

import ctypes
from ctypes.util import find_library
from functools import cache
from typing import Final

# The library as the loader knows it, and the Debian package that it comes in.
LIBRARIES: Final = (
    ("pango-1.0", "libpango-1.0-0"),
    ("pangoft2-1.0", "libpangoft2-1.0-0"),
    ("harfbuzz-subset", "libharfbuzz-subset0"),
)
CHINESE_FONT: Final = "fonts-noto-cjk"


@cache
def missing_packages() -> tuple[str, ...]:
    """The Debian packages without which no brief can be printed."""
    missing = [package for name, package in LIBRARIES if _library(name) is None]
    return (*missing, *(() if _has_chinese_font() else (CHINESE_FONT,)))


def _library(name: str) -> ctypes.CDLL | None:
    for wanted in (f"lib{name}.so.0", f"lib{name}.so.1", find_library(name)):
        if wanted:
            try:
                return ctypes.CDLL(wanted)
            except OSError:
                continue
    return None


def _has_chinese_font() -> bool:
    library = _library("fontconfig")
    if library is None:
        return False
    for function in ("FcNameParse", "FcObjectSetCreate", "FcFontList"):
        getattr(library, function).restype = ctypes.c_void_p
    pattern = ctypes.c_void_p(library.FcNameParse(b":lang=zh-cn"))
    wanted = ctypes.c_void_p(library.FcObjectSetCreate())
    found = library.FcFontList(None, pattern, wanted)
    # The list begins with how many there are.
    number = ctypes.cast(found, ctypes.POINTER(ctypes.c_int))[0] if found else 0
    if found:
        library.FcFontSetDestroy(ctypes.c_void_p(found))
    library.FcObjectSetDestroy(wanted)
    library.FcPatternDestroy(pattern)
    return number > 0
