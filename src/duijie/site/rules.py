"""Rules of a node's settings."""

import re
from typing import Final

from duijie.site.errors import BadDomain, LogoTooLarge, LogoUnusable, NoDomain, NoLanguage
from duijie.site.pictures import NoPicture, TooManyPixels, without_traces
from duijie.site.types import Logo, NodeSettings, Review, SignUp

# One label and more, as RFC 1035 has them; what comes of a mistake is seen at once.
DOMAIN: Final = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")
# The logo is on every page.
HEAVIEST_LOGO: Final = 256 * 1024
KILOBYTE: Final = 1024
PICTURES: Final = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}


def check_settings(wanted: NodeSettings) -> None:
    """Refuse settings with which the node could not be used."""
    if not wanted.languages:
        raise NoLanguage
    if wanted.sign_up is SignUp.DOMAINS and not wanted.domains:
        raise NoDomain
    for domain in wanted.domains:
        if not DOMAIN.fullmatch(domain):
            raise BadDomain(given=domain)


def read_logo(content: bytes) -> Logo:
    """The picture in a file, known by its first bytes and never by its name."""
    if len(content) > HEAVIEST_LOGO:
        raise LogoTooLarge(most=HEAVIEST_LOGO // KILOBYTE)
    media_type = next((kind for begin, kind in PICTURES.items() if content.startswith(begin)), "")
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        media_type = "image/webp"
    if not media_type:
        raise LogoUnusable
    try:
        return Logo(without_traces(content, media_type), media_type)
    except (NoPicture, TooManyPixels) as trouble:
        raise LogoUnusable from trouble


def may_join(settings: NodeSettings, email: str, *, is_invited: bool) -> bool:
    """Whether whoever reads the mail of an address may make an account."""
    if settings.sign_up is SignUp.OPEN or is_invited:
        return True
    domain = email.rpartition("@")[2].lower()
    return settings.sign_up is SignUp.DOMAINS and domain in settings.domains


def is_reviewed(review: Review, *, is_verified: bool) -> bool:
    """Whether an operator looks at the records of such an owner first."""
    if review is Review.UNVERIFIED:
        return not is_verified
    return review is Review.EVERYBODY
