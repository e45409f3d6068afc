"""A digest as a letter: a brief for each record, and the ways to answer and to stop."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMultiAlternatives
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy, ngettext

from duijie.accounts.models import User
from duijie.kernel.language import Language
from duijie.matching.types import Opinion
from duijie.outreach.briefs import Brief, brief_of
from duijie.outreach.errors import LinkBroken
from duijie.outreach.models import Pushed
from duijie.outreach.types import News
from duijie.site.letters import CODES, Ending, Part, letter

OF_STOP: Final = "duijie.outreach.stop"
OF_ANSWER: Final = "duijie.outreach.answer"
# What one can answer with one click in a mail; the page has all of them.
REASONS: Final[dict[Opinion, str | Promise]] = {
    Opinion.USEFUL: gettext_lazy("Useful"),
    Opinion.KNOWN: gettext_lazy("We know it already"),
    Opinion.WRONG_FIELD: gettext_lazy("Not our field"),
    Opinion.TOO_EARLY: gettext_lazy("Too early for us"),
    Opinion.WRONG_LIMIT: gettext_lazy("Misses a limit of ours"),
    Opinion.NOT_FOR_US: gettext_lazy("Not for us, for another reason"),
}


def letter_of_digest(user: User, told: Sequence[tuple[Pushed, News]]) -> EmailMultiAlternatives:
    """One letter with a brief for each record, in the reader's language."""
    language = Language(user.language)
    with translation.override(CODES[language]):
        many = ngettext(
            "%(number)s record that may serve you",
            "%(number)s records that may serve you",
            len(told),
        )
        parts = [part for row, news in told for part in _parts(row, news, language)]
    return letter(
        to=user.email,
        language=language,
        subject=many % {"number": len(told)},
        parts=parts,
        ending=Ending(
            f"{settings.ADDRESS}/digests/stop/{stop_token(user.pk)}", f"{settings.ADDRESS}/digests"
        ),
    )


def _parts(row: Pushed, news: News, language: Language) -> list[Part]:
    brief = brief_of(news.seen, news.own, news.match, language)
    answer = f"{settings.ADDRESS}/digests/answers/{answer_token(row.pk, row.user_id)}"
    links = [(str(label), f"{answer}?because={one.value}") for one, label in REASONS.items()]
    return [
        Part(
            text_of(brief),
            f"{settings.ADDRESS}{path_of(row, news)}",
            gettext("Look at it"),
            about=ground_of(brief),
            links=tuple(links),
        )
    ]


def path_of(row: Pushed, news: News) -> str:
    """Where a record is looked at: with its match, where there is one."""
    if news.match is not None and row.match_id is not None:
        return f"/matches/{row.match_id}"
    return f"/{news.seen.kind.value}s/{news.seen.id}"


def ground_of(brief: Brief) -> str:
    """Why somebody is told of a record."""
    if brief.for_title:
        return gettext("Fits “%(title)s”") % {"title": brief.for_title}
    return gettext("New in your industry")


def text_of(brief: Brief) -> str:
    """A brief as plain lines."""
    head = f"{brief.title} · {brief.owner}" if brief.owner else brief.title
    lines = [head]
    lines += [gettext("Why: %(reason)s") % {"reason": one} for one in brief.reasons]
    lines += [
        gettext("%(name)s: %(text)s") % {"name": one.name, "text": one.text} for one in brief.lines
    ]
    lines += [gettext("Open: %(text)s") % {"text": one} for one in brief.unknown]
    return "\n".join(lines)


def stop_token(user_id: UUID) -> str:
    """What stands in the link that stops a person's digests."""
    return signing.dumps(str(user_id), salt=OF_STOP)


def person_of(token: str) -> UUID:
    """Whose digests a link stops; refuses one that the node did not write."""
    try:
        return UUID(signing.loads(token, salt=OF_STOP))
    except (signing.BadSignature, ValueError, TypeError, AttributeError) as trouble:
        raise LinkBroken from trouble


def answer_token(pushed_id: UUID, user_id: UUID) -> str:
    """What stands in the link that answers for one record."""
    return signing.dumps([str(pushed_id), str(user_id)], salt=OF_ANSWER)


def pushed_of(token: str) -> tuple[UUID, UUID]:
    """The record of a digest and the person that a link answers for."""
    try:
        pushed_id, user_id = signing.loads(token, salt=OF_ANSWER)
        return UUID(pushed_id), UUID(user_id)
    except (signing.BadSignature, ValueError, TypeError, AttributeError) as trouble:
        raise LinkBroken from trouble
