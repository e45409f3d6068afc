"""Rules of accounts."""

from datetime import timedelta
from typing import Final
from zoneinfo import available_timezones

from duijie.accounts.errors import NeededConsent, UnknownTimeZone
from duijie.accounts.types import Consent

# The version of each text that people agree to; a new text is a new version.
TEXT_VERSIONS: Final = {
    Consent.TERMS: "2026-1",
    Consent.PRIVACY: "2026-1",
    Consent.DIGEST: "2026-1",
    Consent.CROSS_BORDER: "2026-1",
}
# Without these there is no account; the others are free (个人信息保护法 art. 14-16).
NEEDED: Final = frozenset({Consent.TERMS, Consent.PRIVACY})


# Long enough to fetch the file, short enough that it does not lie about.
EXPORT_HOLDS: Final = timedelta(days=7)


def check_time_zone(name: str) -> None:
    """Refuse a time zone that this machine does not know."""
    if name not in available_timezones():
        raise UnknownTimeZone(given=name)


def check_can_take_back(kind: Consent) -> None:
    """Refuse to take back a consent without which there is no account."""
    if kind in NEEDED:
        raise NeededConsent(kind=kind.value)


def email_of_the_deleted(number: str) -> str:
    """What stands in place of the address of a deleted account; it can get no mail."""
    return f"{number}@deleted.invalid"
