"""Reads of the node's settings and of the letters that it kept."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.conf import settings as django_settings
from django.db import DatabaseError

from duijie.kernel.actors import Actor
from duijie.kernel.language import Language
from duijie.site import mailbox
from duijie.site.models import Site
from duijie.site.permissions import check_may_keep
from duijie.site.types import Logo, NodeSettings, Review, SignUp

# Every page asks; a change in another process is known everywhere within this time.
HOLDS_SECONDS: Final = 3.0
DEFAULT: Final = NodeSettings()


@dataclass(slots=True)
class _Kept:
    settings: NodeSettings = DEFAULT
    until: float = 0.0


_kept = _Kept()


def current() -> NodeSettings:
    """The settings of the node, at most a few seconds old."""
    if time.monotonic() >= _kept.until:
        try:
            keep(read())
        except DatabaseError:
            # The page that says so is made with what was known last.
            keep(_kept.settings)
    return _kept.settings


def keep(settings: NodeSettings, seconds: float = HOLDS_SECONDS) -> None:
    """Take settings as known for a while, without asking the database."""
    _kept.settings, _kept.until = settings, time.monotonic() + seconds


def forget() -> None:
    """Ask the database the next time."""
    _kept.until = 0.0


def read() -> NodeSettings:
    """The settings as the database has them now."""
    row = Site.objects.defer("logo").first()
    if row is None:
        return DEFAULT
    return NodeSettings(
        name_zh=row.name_zh,
        name_en=row.name_en,
        welcome_zh=row.welcome_zh,
        welcome_en=row.welcome_en,
        languages=tuple(Language(one) for one in row.languages),
        sender_name=row.sender_name,
        sender=row.sender,
        contact=row.contact,
        sign_up=SignUp(row.sign_up),
        domains=tuple(row.domains),
        review=Review(row.review),
        logo=row.logo_number if row.logo_type else 0,
        version=row.version,
    )


def find_logo() -> Logo | None:
    """The node's own picture, if it has one."""
    row = Site.objects.exclude(logo_type="").only("logo", "logo_type").first()
    if row is None or row.logo is None:
        return None
    return Logo(bytes(row.logo), row.logo_type)


def mail_folder() -> Path | None:
    """The folder in which mails end, None when there is a mail server."""
    folder = getattr(django_settings, "EMAIL_FILE_PATH", None)
    return Path(folder) if folder else None


def kept_letters(actor: Actor) -> Sequence[mailbox.Kept]:
    """The newest mails that went to the folder, for operators."""
    check_may_keep(actor)
    folder = mail_folder()
    return mailbox.newest(folder) if folder else ()


def get_kept_letter(actor: Actor, name: str) -> mailbox.Kept:
    """One mail of the folder with its text, for operators."""
    check_may_keep(actor)
    return mailbox.read(mail_folder(), name)
