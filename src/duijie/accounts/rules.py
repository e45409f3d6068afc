"""Rules of accounts."""

from typing import Final

from duijie.accounts.errors import NeededConsent
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


def check_can_take_back(kind: Consent) -> None:
    """Refuse to take back a consent without which there is no account."""
    if kind in NEEDED:
        raise NeededConsent(kind=kind.value)


def email_of_the_deleted(number: str) -> str:
    """What stands in place of the address of a deleted account; it can get no mail."""
    return f"{number}@deleted.invalid"
