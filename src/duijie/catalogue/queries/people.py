"""What a person whom a record is about may read by the link of a letter."""

from typing import Final
from uuid import UUID

from django.core import signing

from duijie.catalogue.errors import ConsentLinkUnusable
from duijie.catalogue.models import ConsentLetter

LINK_SALT: Final = "duijie.catalogue.consent"


def get_consent_letter(token: str) -> ConsentLetter:
    """The letter that a link came from; the link is the right to read it."""
    try:
        letter_id = UUID(signing.loads(token, salt=LINK_SALT))
    except (signing.BadSignature, ValueError, TypeError, AttributeError):
        raise ConsentLinkUnusable from None
    letters = ConsentLetter.objects.select_related("expert__owner")
    found = letters.filter(pk=letter_id).first()
    if found is None:
        raise ConsentLinkUnusable
    return found
