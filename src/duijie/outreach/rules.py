"""Rules of reverse push: what is news to whom, and what an answer keeps back."""

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Final

from duijie.catalogue.types.details import OfferDetails
from duijie.catalogue.types.results import Seen
from duijie.matching.types import SeenMatch
from duijie.outreach.types import FINAL, FOR_NOW, Answered, News, Pair

LEAST_SHOWN: Final = 5
# Who agreed and never chose hears of what came within a week, and not of all there ever was.
FIRST_LOOK_BACK: Final = timedelta(days=7)


def mark_of(match: SeenMatch) -> str:
    """What of an answer counts: how sure, why, which limits, what speaks against it.

    A record may be written anew and the answer stay the same; then it is no news.
    """
    said = [
        match.grade.value,
        *(one.said.en for one in match.reasons),
        *(f"{one.property}{one.asked}{one.offered}{one.verdict.value}" for one in match.limits),
        *(one.en for one in match.against),
    ]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


def is_kept_back(news: News, answered: Mapping[Pair, Answered]) -> bool:
    """Whether an organisation's own answer speaks against telling it again.

    What was answered without a record of one's own holds for all of them.
    """
    pairs = {(news.seen.id, news.own_id), (news.seen.id, None)}
    return any(_speaks_against(answered[one], news) for one in pairs if one in answered)


def _speaks_against(before: Answered, news: News) -> bool:
    if before.opinion in FINAL:
        return True
    if before.opinion not in FOR_NOW:
        return False
    if news.match is None:
        return not _is_riper(news.seen, before.trl)
    return news.mark == before.mark and not _is_riper(news.seen, before.trl)


def _is_riper(seen: Seen, before: int | None) -> bool:
    now = trl_of(seen)
    return now is not None and (before is None or now > before)


def trl_of(seen: Seen) -> int | None:
    """The technology readiness that an offer states to its reader."""
    return seen.details.trl if isinstance(seen.details, OfferDetails) else None


def week_of(moment: datetime) -> str:
    """The ISO week of a moment: ``2026-W48``."""
    year, week, _ = moment.astimezone(UTC).isocalendar()
    return f"{year}-W{week:02}"


def shown(number: int) -> int | None:
    """A number for operators; None where so few people might be told by it."""
    return number if number == 0 or number >= LEAST_SHOWN else None
