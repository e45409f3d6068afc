"""Notices as a letter: one for all that waits, with the way to get no more."""

from collections.abc import Sequence
from typing import Final

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMultiAlternatives
from django.utils import translation
from django.utils.translation import gettext, ngettext

from duijie.accounts.models import User
from duijie.kernel.language import Language
from duijie.notices import queries
from duijie.notices.models import Notice
from duijie.notices.types import TOPICS, Kind
from duijie.site.letters import CODES, Ending, Part, letter

SALT: Final = "duijie.notices.stop"
# More would not be read, and mail servers refuse what is too long.
MOST_IN_ONE: Final = 50
LONGEST_SUBJECT: Final = 120


def letter_about(user: User, notices: Sequence[Notice]) -> EmailMultiAlternatives:
    """One letter about several notices, in the reader's language."""
    language = Language(user.language)
    with translation.override(CODES[language]):
        parts = [_part(notice, language) for notice in notices]
        subject = parts[0].text[:LONGEST_SUBJECT]
        if len(parts) > 1:
            many = ngettext("%(number)s notice", "%(number)s notices", len(parts))
            subject = many % {"number": len(parts)}
    return letter(
        to=user.email,
        language=language,
        subject=subject,
        parts=parts,
        ending=_ending(user, notices),
    )


def _part(notice: Notice, language: Language) -> Part:
    address = f"{settings.ADDRESS}{notice.path}"
    return Part(queries.sentence_of(notice, language), address, gettext("Open"))


def _ending(user: User, notices: Sequence[Notice]) -> Ending:
    topics = sorted({TOPICS[Kind(notice.kind)].value for notice in notices})
    token = signing.dumps([str(user.pk), *topics], salt=SALT)
    return Ending(f"{settings.ADDRESS}/notices/stop/{token}", f"{settings.ADDRESS}/account/notices")
