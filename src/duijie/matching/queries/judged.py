"""What was said of matches: to colleagues of whoever said it, and to operators."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from duijie.accounts.permissions import check_operator
from duijie.engine.evaluate.judged import Judged, Quality, quality
from duijie.kernel.actors import Actor
from duijie.kernel.agreement import alpha, of_words
from duijie.matching.models import Judgement, Match
from duijie.matching.rules import GAINS, RIGHT
from duijie.matching.types import Mode, Opinion, Standing


@dataclass(frozen=True, slots=True)
class LastWord:
    """What one person says of a match now."""

    match_id: UUID
    user_id: UUID | None
    opinion: Opinion
    note: str
    at: datetime
    is_own: bool


@dataclass(frozen=True, slots=True)
class Agreed:
    """How far judges agree; ``alpha`` is None where nobody judged the same."""

    judgements: int
    judges: int
    matches: int
    judged_twice: int
    alpha: float | None


@dataclass(frozen=True, slots=True)
class JudgedMatch:
    """A match, its mean worth to its judges (0 to 2), and the share who find it right."""

    match: Match
    gain: float
    right: float


def judgements_visible_to(actor: Actor) -> QuerySet[Judgement]:
    """A person's own judgements and those of colleagues; operators see all."""
    if actor.is_operator:
        return Judgement.objects.all()
    own = Judgement.objects.filter(organisation__in=actor.organisation_ids)
    return own | Judgement.objects.filter(user_id=actor.user_id) if actor.user_id else own.none()


def last_words(actor: Actor, match_ids: Iterable[UUID]) -> dict[UUID, list[LastWord]]:
    """What each person whom the actor may hear says of matches now, by match."""
    rows = judgements_visible_to(actor).filter(match__in=list(match_ids))
    found: dict[UUID, dict[UUID | None, LastWord]] = {}
    for row in rows.order_by("-at", "-pk"):
        said = found.setdefault(row.match_id, {})
        said.setdefault(
            row.user_id,
            LastWord(
                row.match_id,
                row.user_id,
                Opinion(row.opinion),
                row.note,
                row.at,
                row.user_id == actor.user_id,
            ),
        )
    return {match: list(words.values()) for match, words in found.items()}


def agreement_of_judges(actor: Actor) -> Agreed:
    """How far all judges of the node agree, for operators."""
    check_operator(actor)
    rows = list(Judgement.objects.order_by("at", "pk").values_list(*_COLUMNS))
    said: dict[tuple[UUID, UUID], dict[UUID | None, str]] = {}
    for asker, found, user, opinion in rows:
        said.setdefault((asker, found), {})[user] = opinion
    units = [list(words.values()) for words in said.values()]
    return Agreed(
        judgements=len(rows),
        judges=len({row[2] for row in rows}),
        matches=len(said),
        judged_twice=sum(len(words) > 1 for words in units),
        alpha=alpha(units, of_words),
    )


def quality_of_matches(actor: Actor) -> Quality:
    """How good the node's matches are by what its people said, for operators."""
    check_operator(actor)
    return quality(
        Judged(
            asker=str(one.match.asker_id),
            rank=one.match.rank,
            probability=one.match.probability,
            gain=one.gain,
            right=one.right,
            shown=one.match.standing == Standing.FIT.value,
        )
        for one in judged_matches()
    )


def judged_matches() -> list[JudgedMatch]:
    """Close matches with what all their judges say together."""
    said: dict[Match, list[Opinion]] = {}
    for row in _last_judgements():
        if row.match.mode == Mode.CLOSE.value:
            said.setdefault(row.match, []).append(Opinion(row.opinion))
    return [
        JudgedMatch(
            match,
            gain=sum(GAINS[word] for word in words) / len(words),
            right=sum(word in RIGHT for word in words) / len(words),
        )
        for match, words in said.items()
    ]


def _last_judgements() -> Iterable[Judgement]:
    """What each judge last said of each match, the first judged first."""
    sides = ("match__asker_wording", "match__found_wording")
    rows = Judgement.objects.select_related("match", *sides).order_by("at", "pk")
    return {(row.match_id, row.user_id): row for row in rows}.values()


def judged_rows() -> list[dict[str, Any]]:
    """Every judged match with what was computed and what each judge last said.

    For the measures of the node and for an export; it names no person.
    """
    last = list(_last_judgements())
    judges = {user: place for place, user in enumerate(sorted({str(one.user_id) for one in last}))}
    return [
        {
            "match": str(row.match_id),
            "asker": str(row.match.asker_id),
            "found": str(row.match.found_id),
            "judge": judges[str(row.user_id)],
            "opinion": row.opinion,
            "rank": row.match.rank,
            "probability": row.match.probability,
            "standing": row.match.standing,
            "mode": row.match.mode,
            "features": row.match.proof["features"],
            "engine": row.match.engine,
            "weights": row.match.weights,
        }
        for row in last
    ]


_COLUMNS = ("match__asker", "match__found", "user_id", "opinion")
