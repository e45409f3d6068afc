"""Letters: every mail of the node, in one look, with a plain-text part, in one language."""

from collections.abc import Sequence
from dataclasses import dataclass
from email.utils import formataddr
from typing import Final

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from duijie.kernel.language import Language
from duijie.site import queries

CODES: Final = {Language.ZH: "zh-hans", Language.EN: "en"}
PRODUCT: Final = {Language.ZH: "Duijie 对接", Language.EN: "Duijie"}


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a letter says, where it leads, and further ways to go."""

    text: str
    address: str = ""
    label: str = ""
    about: str = ""
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Ending:
    """How a reader gets no more of such letters: one click, or a choice."""

    stop: str
    choose: str


def letter(
    *,
    to: str,
    language: Language,
    subject: str,
    parts: Sequence[Part],
    ending: Ending | None = None,
) -> EmailMultiAlternatives:
    """A letter ready to be sent."""
    node = queries.current()
    name = node.name_in(language) or PRODUCT[language]
    shown = {
        "subject": subject,
        "parts": parts,
        "ending": ending,
        "name": name,
        "address": settings.ADDRESS,
        "contact": node.contact,
        "is_demo": settings.DEMO,
        "tongue": "zh-Hans" if language is Language.ZH else "en",
    }
    with override(CODES[language]):
        text = render_to_string("site/letter.txt", shown)
        page = render_to_string("site/letter.html", shown)
    headers = {"Auto-Submitted": "auto-generated"}
    if ending:
        # RFC 8058: mail programs show a button that sends this one POST.
        headers["List-Unsubscribe"] = f"<{ending.stop}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    sender = formataddr((node.sender_name or name, node.sender or settings.DEFAULT_FROM_EMAIL))
    answers = [node.contact] if node.contact else None
    message = EmailMultiAlternatives(subject, text, sender, [to], headers=headers, reply_to=answers)
    message.attach_alternative(page, "text/html")
    return message


def dressed(to: str, language: Language, subject: str, text: str) -> EmailMultiAlternatives:
    """A plain text as a letter; its addresses can be clicked."""
    paragraphs = [part.strip() for part in text.split("\n\n")]
    parts = [Part(part) for part in paragraphs if part]
    return letter(to=to, language=language, subject=subject, parts=parts)


def trial_letter(to: str, language: Language) -> EmailMultiAlternatives:
    """A letter that only shows that mail arrives."""
    with override(CODES[language]):
        subject = _("A trial of the node's mail")
        text = _("If you can read this, mails of the node arrive.")
    return letter(to=to, language=language, subject=subject, parts=[Part(text)])
