"""The ORCID iD: fifteen digits and a check digit of ISO/IEC 7064 MOD 11-2, in groups of four."""

import re

from duijie.kernel.identifiers.iso7064 import mod_11_2
from duijie.kernel.identifiers.reading import DIGITS, Form, Reading, compacted

_BODY = 15
_GROUP = 4
_ADDRESS = re.compile(r"^(?:HTTPS?://)?(?:WWW\.)?ORCID\.ORG/")


def check_digit(code: str) -> str:
    """The digit, or X, that belongs to the first fifteen digits."""
    return mod_11_2(code[:_BODY])


def _grouped(compact: str) -> str:
    return "-".join(compact[at : at + _GROUP] for at in range(0, len(compact), _GROUP))


FORM = Form(places=(*[DIGITS] * _BODY, f"{DIGITS}X"), check=check_digit, write=_grouped)


def read_orcid(text: str) -> Reading:
    """An ORCID iD, also given as a web address, or what is wrong with it."""
    return FORM.read(_ADDRESS.sub("", compacted(text)).rstrip("/"))
