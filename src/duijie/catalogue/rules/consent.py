"""Consent of a person: what their organisation may say, and what only they may."""

from datetime import timedelta
from typing import Final

from duijie.catalogue.errors import ListingMalformed
from duijie.catalogue.types.details import Details, ExpertDetails
from duijie.catalogue.types.results import Problem
from duijie.catalogue.types.words import PersonConsent

# The text that a person agrees to (the page of the consent); another text gets another version.
TEXT_VERSION: Final = "2026-11"
OWN_WORD: Final = frozenset({PersonConsent.IN_PERSON, PersonConsent.WITHDRAWN})
# Somebody who does not answer is not asked on and on.
MOST_LETTERS: Final = 3
COUNTED_OVER: Final = timedelta(days=30)


def check_own_word(details: Details, before: Details | None) -> None:
    """Refuse that somebody else says what only the person can.

    An organisation may keep a consent in writing, and may say that it has none.
    After the person has taken theirs back, only the person gives it anew.
    """
    now = consent_of(before)
    wanted = consent_of(details)
    if wanted is not now and (wanted in OWN_WORD or now is PersonConsent.WITHDRAWN):
        raise ListingMalformed((Problem("consent", "catalogue.problem.only_the_person_says"),))


def consent_of(details: Details | None) -> PersonConsent:
    """The consent that a record states; of what is no person, none."""
    return details.consent if isinstance(details, ExpertDetails) else PersonConsent.NONE
