"""When records reached the steps after the qualified one: what others made of them."""

from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Least

from duijie.introductions.models import Introduction
from duijie.introductions.types import Stage
from duijie.matching.models import Judgement, Match
from duijie.matching.types import Mode, Opinion, Standing


def first_fit() -> Combinable:
    """When a record first stood in a match above the threshold."""
    fits = Match.objects.filter(standing=Standing.FIT.value, mode=Mode.CLOSE.value)
    return Least(_first(fits, "asker", "created_at"), _first(fits, "found", "created_at"))


def first_use() -> Combinable:
    """When somebody of either side first found a match useful, or both agreed to meet."""
    judged = _last_words().filter(opinion=Opinion.USEFUL.value)
    return Least(
        _first(judged, "match__asker", "at"),
        _first(judged, "match__found", "at"),
        first_agreement(),
    )


def first_agreement() -> Combinable:
    """When both sides first agreed to meet."""
    agreed = Introduction.objects.filter(stage=Stage.AGREED.value)
    return Least(_first(agreed, "asking", "answered_at"), _first(agreed, "asked", "answered_at"))


def _last_words() -> QuerySet[Judgement]:
    """Judgements by people of either side that nobody took back by a later one."""
    own_side = Q(organisation=F("match__asker__owner")) | Q(organisation=F("match__found__owner"))
    later = Judgement.objects.filter(
        match__asker=OuterRef("match__asker"),
        match__found=OuterRef("match__found"),
        user_id=OuterRef("user_id"),
        pk__gt=OuterRef("pk"),
    )
    return Judgement.objects.filter(own_side).filter(~Exists(later))


def _first(rows: QuerySet[Any], side: str, at: str) -> Subquery:
    return Subquery(rows.filter(**{side: OuterRef("pk")}).order_by(at).values(at)[:1])
