"""What is new in a saved search, as a letter with the way to get no more."""

from collections.abc import Sequence
from typing import Final
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMultiAlternatives
from django.utils import translation
from django.utils.translation import gettext, ngettext

from duijie.accounts.models import User
from duijie.catalogue.types.results import Seen
from duijie.kernel.language import Language
from duijie.matching.errors import LinkBroken
from duijie.matching.models import SavedSearch
from duijie.matching.queries import address_of, wish_of_saved
from duijie.site.letters import CODES, Ending, Part, letter

SALT: Final = "duijie.matching.stop"
LONGEST_IN_SUBJECT: Final = 40


def letter_of_news(
    user: User, saved: SavedSearch, news: Sequence[Seen], total: int
) -> EmailMultiAlternatives:
    """One letter about what is new in one search, in the reader's language."""
    language = Language(user.language)
    with translation.override(CODES[language]):
        said = saved.text[:LONGEST_IN_SUBJECT] or gettext("your filters")
        many = ngettext("%(number)s new for “%(said)s”", "%(number)s new for “%(said)s”", total)
        parts = [_part(one, language) for one in news]
        said_of_all = urlencode(address_of(wish_of_saved(saved)))
        everything = f"{settings.ADDRESS}/search/{saved.kind}s?{said_of_all}"
        parts.append(Part(gettext("All that the search finds"), everything, gettext("Open")))
    return letter(
        to=user.email,
        language=language,
        subject=many % {"number": total, "said": said},
        parts=parts,
        ending=Ending(
            f"{settings.ADDRESS}/search/saved/stop/{token_of(saved)}",
            f"{settings.ADDRESS}/search/saved",
        ),
    )


def _part(seen: Seen, language: Language) -> Part:
    titles = [seen.details.title_zh, seen.details.title_en]
    if language is Language.EN:
        titles.reverse()
    title = next(filter(None, titles), "")
    return Part(title, f"{settings.ADDRESS}/{seen.kind.value}s/{seen.id}", gettext("Open"))


def token_of(saved: SavedSearch) -> str:
    """What stands in the link that stops the letters of one search."""
    return signing.dumps(str(saved.pk), salt=SALT)


def search_of(token: str) -> UUID:
    """The search that a link is about; refuses one that the node did not write."""
    try:
        return UUID(signing.loads(token, salt=SALT))
    except (signing.BadSignature, ValueError, TypeError, AttributeError) as trouble:
        raise LinkBroken from trouble
