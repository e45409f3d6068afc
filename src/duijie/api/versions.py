"""Which version of a record a caller saw: ETag on the way out, If-Match on the way in."""

import re
from typing import Annotated

from django.http import HttpResponse
from ninja import Header

from duijie.api.errors import VersionNotNamed

WRITTEN = re.compile(r'(?:W/)?"?([0-9]{1,9})"?')
# A service refuses what saw no version that there ever was.
NEVER = 0
Seen = Annotated[
    str | None,
    Header(
        alias="If-Match",
        description="The ETag that was read, or * to change whatever is there now.",
    ),
]


def seen_version(header: str | None) -> int | None:
    """The version in an If-Match header; None where the caller takes any version.

    A change without the header is refused: two people would overwrite each other
    without a word.
    """
    if header is None or not header.strip():
        raise VersionNotNamed
    if header.strip() == "*":
        return None
    number = WRITTEN.fullmatch(header.strip())
    return int(number[1]) if number else NEVER


def tell_version(response: HttpResponse, version: int) -> None:
    """Put the version of a record on its answer."""
    response["ETag"] = f'"{version}"'
