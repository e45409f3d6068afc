"""Two check systems of ISO/IEC 7064, as LEI, ROR and ORCID use them."""

from duijie.kernel.identifiers.reading import DIGITS

_ELEVEN = f"{DIGITS}X"


def mod_97_10(number: int) -> str:
    """The two digits after which the whole leaves 1 on division by 97."""
    return f"{98 - number * 100 % 97:02d}"


def mod_11_2(digits: str) -> str:
    """The digit, or X for ten, that ISO/IEC 7064 MOD 11-2 puts after the digits."""
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    return _ELEVEN[(12 - total % 11) % 11]
