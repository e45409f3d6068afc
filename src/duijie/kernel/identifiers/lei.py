"""The legal entity identifier of ISO 17442: 18 characters and two check digits, MOD 97-10.

One digit for another digit, or one letter for another letter, is always found out. A letter
for a digit is two figures for one in the sum, and the standard promises nothing there.
"""

from duijie.kernel.identifiers.iso7064 import mod_97_10
from duijie.kernel.identifiers.reading import DIGITS, LETTERS, Form, Reading, compacted

_BODY = 18


def check_digits(code: str) -> str:
    """The two digits that belong to the first eighteen; A counts 10, Z counts 35."""
    return mod_97_10(int("".join(str(int(each, 36)) for each in code[:_BODY])))


FORM = Form(places=(*[DIGITS + LETTERS] * _BODY, *[DIGITS] * 2), check=check_digits)


def read_lei(text: str) -> Reading:
    """A legal entity identifier, or what is wrong with it."""
    return FORM.read(compacted(text))
