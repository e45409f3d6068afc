"""The identifier of the Research Organization Registry.

A leading zero, six characters of Crockford's base 32 and two check digits (ISO/IEC 7064
MOD 97-10 of the number they stand for); written in small letters, often as a web address.
"""

import re

from duijie.kernel.identifiers.iso7064 import mod_97_10
from duijie.kernel.identifiers.reading import DIGITS, Form, Reading, compacted

# Crockford leaves out i, l and o, which look like digits, and u.
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_BODY = 7
_ADDRESS = re.compile(r"^(?:https?://)?ror\.org/")


def check_digits(code: str) -> str:
    """The two digits that belong to the first seven characters."""
    number = 0
    for character in code[:_BODY]:
        number = number * len(ALPHABET) + ALPHABET.index(character)
    return mod_97_10(number)


FORM = Form(places=("0", *[ALPHABET] * (_BODY - 1), *[DIGITS] * 2), check=check_digits)


def read_ror(text: str) -> Reading:
    """A ROR identifier, also given as a web address, or what is wrong with it."""
    return FORM.read(_ADDRESS.sub("", compacted(text).lower()).rstrip("/"))
