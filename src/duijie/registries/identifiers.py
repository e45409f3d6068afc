"""Numbers with check digits, refused with a reason that can be said to the person."""

from duijie.kernel.errors import DomainError
from duijie.kernel.identifiers.reading import DIGITS, LETTERS, Fault, Flaw, Reading
from duijie.kernel.identifiers.schemes import Scheme, read_identifier
from duijie.registries import errors

_SPANS = {DIGITS: "0–9", DIGITS + LETTERS: "0–9 A–Z"}


def get_scheme(name: str) -> Scheme:
    """The kind of number of that name."""
    if name not in set(Scheme):
        raise errors.SchemeUnknown(scheme=name, known=", ".join(Scheme))
    return Scheme(name)


def check_identifier(scheme: Scheme, given: str) -> str:
    """The number as it is written; refuses the first flaw of a malformed one."""
    reading = read_identifier(scheme, given)
    for refusal in refusals_of(reading):
        raise refusal
    return reading.written


def refusals_of(reading: Reading) -> tuple[DomainError, ...]:
    """Everything that is wrong with a number, each ready to be said."""
    return tuple(_refusal(reading.compact, flaw) for flaw in reading.flaws)


def _refusal(given: str, flaw: Flaw) -> DomainError:
    expected = _SPANS.get(flaw.expected, flaw.expected)
    match flaw.fault:
        case Fault.MISSING:
            return errors.IdentifierMissing()
        case Fault.LENGTH:
            return errors.IdentifierLength(given=given, found=flaw.found, expected=expected)
        case Fault.CHECK_MISSING:
            return errors.IdentifierCheckMissing(given=given, expected=expected)
        case Fault.PUBLICATION:
            return errors.IdentifierIsPublication(given=given)
    which = errors.IdentifierCharacter if flaw.fault is Fault.CHARACTER else errors.IdentifierCheck
    return which(given=given, place=flaw.place, found=flaw.found, expected=expected)
