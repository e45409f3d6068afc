"""Mails in a folder, for a node without a mail server: each one a file that others can open."""

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage as ParsedMessage
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from duijie.kernel import clock, ids
from duijie.site.errors import LetterNotFound

NEWEST: Final = 100
GOOD_NAME: Final = re.compile(r"\d{8}-\d{6}-[0-9a-f]{32}\.eml")


@dataclass(frozen=True, slots=True)
class Kept:
    """A mail in the folder; the text only when it was asked for."""

    name: str
    at: datetime
    to: str
    subject: str
    text: str = ""


class FolderBackend(BaseEmailBackend):
    """Writes every mail into a file that only the node can read."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Keep all the mails."""
        folder = Path(str(settings.EMAIL_FILE_PATH))
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for message in email_messages:
            name = f"{clock.now():%Y%m%d-%H%M%S}-{ids.new_id().hex}.eml"
            handle = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(message.message().as_bytes())
        return len(email_messages)


def newest(folder: Path) -> list[Kept]:
    """The newest mails of a folder, without their text."""
    if not folder.is_dir():
        return []
    names = sorted((path.name for path in folder.glob("*.eml")), reverse=True)
    return [_kept(folder / name) for name in names[:NEWEST] if GOOD_NAME.fullmatch(name)]


def read(folder: Path | None, name: str) -> Kept:
    """One mail with its text; the name is one of the list and leads nowhere else."""
    if folder is None or not GOOD_NAME.fullmatch(name) or not (folder / name).is_file():
        raise LetterNotFound
    return _kept(folder / name, with_text=True)


def _kept(path: Path, *, with_text: bool = False) -> Kept:
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert isinstance(message, ParsedMessage)  # noqa: S101  (the policy makes no other)
    body = message.get_body(("plain",)) if with_text else None
    at = datetime.strptime(path.name[:15] + "+0000", "%Y%m%d-%H%M%S%z")
    return Kept(
        name=path.name,
        at=at,
        to=str(message["To"] or ""),
        subject=str(message["Subject"] or ""),
        text=str(body.get_content()) if body else "",
    )
