"""How far every record came, read from the records themselves."""

from functools import reduce
from operator import add, or_
from typing import Any, Final

from django.conf import settings
from django.db.models import (
    Case,
    CharField,
    DateTimeField,
    Exists,
    F,
    Func,
    IntegerField,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Greatest

from duijie.catalogue.models import Classification
from duijie.catalogue.queries.content import CODES, ROWS
from duijie.catalogue.queries.visible import MODELS
from duijie.catalogue.rules.completeness import EXPECTED
from duijie.catalogue.types.words import ListingKind, Origin, PersonConsent, Stage
from duijie.foundation.models import AuditEntry
from duijie.funnel.queries.outcomes import first_agreement, first_fit, first_use
from duijie.funnel.types import ABROAD, NOT_STATED, QUALIFIES, Participation, Step
from duijie.kernel.clock import BUSINESS_ZONE
from duijie.registries.types import Register

HOME: Final = "CN"
# Each step with the one it is a part of, and the moment that makes it.
AFTERWARDS: Final = (
    (Step.MATCHED, Step.QUALIFIED, "matched_on"),
    (Step.USEFUL, Step.MATCHED, "useful_on"),
    (Step.INTRODUCED, Step.USEFUL, "agreed_on"),
)


def records_to_count(kind: ListingKind) -> QuerySet[Any]:
    """The records of a kind that the funnel is about: posted on this node.

    Invented records are counted on a demonstration and nowhere else, and what a
    peer sent is counted where it was posted.
    """
    invented = Q(origin=Origin.DEMO.value)
    counted = MODELS[kind].objects.filter(invented if settings.DEMO else ~invented)
    return counted.exclude(origin=Origin.PEER.value).order_by()


def measured(kind: ListingKind) -> QuerySet[Any, Any]:
    """Every posted record of a kind with its milestones."""
    found = records_to_count(kind).annotate(reached_posted=_posted(kind), score=score_of(kind))
    found = found.filter(reached_posted__isnull=False)
    measured_ones: QuerySet[Any, Any] = found.annotate(
        counted_month=_month(),
        counted_industry=_division(),
        counted_region=_province(),
        participation=_participation(),
        reached_qualified=_qualified(),
    )
    measured_ones = measured_ones.annotate(matched_on=first_fit(), useful_on=first_use())
    measured_ones = measured_ones.annotate(agreed_on=first_agreement())
    for step, before, moment in AFTERWARDS:
        reached = _after(f"reached_{before.value}", moment)
        measured_ones = measured_ones.annotate(**{f"reached_{step.value}": reached})
    return measured_ones


def score_of(kind: ListingKind) -> Combinable:
    """How complete a record is, by the same table as ``catalogue.rules.completeness``."""
    parts: list[Combinable] = [
        Case(
            When(reduce(or_, (_is_there(field) for field in one.fields)), then=Value(one.weight)),
            default=Value(0),
            output_field=IntegerField(),
        )
        for one in EXPECTED[kind]
    ]
    return reduce(add, parts)


def _is_there(field: str) -> Q:
    """Whether a field says anything, wherever it is kept."""
    if field in ROWS:
        return Q(Exists(ROWS[field][0]._default_manager.filter(listing=OuterRef("pk"))))  # noqa: SLF001  (Django's own name for it)
    if field in CODES:
        cited = Classification.objects.filter(listing=OuterRef("pk"))
        return Q(Exists(cited.filter(entry__registry=CODES[field].value)))
    if field in {"cooperation", "languages"}:
        return ~Q(**{field: []})
    if field == "region":
        return Q(region__isnull=False)
    if field in {"trl", "mrl", "budget_low", "budget_high", "deadline", "price_low", "price_high"}:
        return Q(**{f"{field}__isnull": False})
    return ~Q(**{field: PersonConsent.NONE.value if field == "consent" else ""})


def _posted(kind: ListingKind) -> Combinable:
    """When a record was first sent to review or published; a draft never was."""
    actions = [f"{kind.value}.submitted", f"{kind.value}.published"]
    deeds = AuditEntry.objects.filter(subject_id=OuterRef("pk"), action__in=actions).order_by()
    first = deeds.values("subject_id").annotate(first=Min("at")).values("first")
    return Coalesce(Subquery(first), F("published_at"), output_field=DateTimeField())


def _qualified() -> Combinable:
    """When a complete record was first shown; what was taken back says it was no record."""
    return Case(
        When(
            Q(published_at__isnull=False, score__gte=QUALIFIES) & ~Q(stage=Stage.WITHDRAWN.value),
            then=F("published_at"),
        ),
        output_field=DateTimeField(),
    )


def _after(before: str, moment: str) -> Combinable:
    """A moment, not earlier than the step before; none where either is none."""
    both = Q(**{f"{before}__isnull": False, f"{moment}__isnull": False})
    return Case(When(both, then=Greatest(before, moment)), output_field=DateTimeField())


def _month() -> Combinable:
    zone = Value(BUSINESS_ZONE.key)
    local = Func(zone, F("reached_posted"), function="timezone", output_field=DateTimeField())
    return Func(local, Value("YYYY-MM"), function="to_char", output_field=CharField())


def _part(path: str | Subquery, number: int) -> Combinable:
    return Func(
        F(path) if isinstance(path, str) else path,
        Value(">"),
        Value(number),
        function="split_part",
        output_field=CharField(),
    )


def _division() -> Combinable:
    """The division of GB/T 4754 that a record names first."""
    cited = Classification.objects.filter(
        listing=OuterRef("pk"), entry__registry=Register.INDUSTRIES.value
    )
    first = Subquery(cited.order_by("pk").values("entry__path")[:1])
    return Coalesce(_part(first, 2), Value(NOT_STATED))


def _province() -> Combinable:
    """The province of a record, else of its organisation; one word for all other countries."""
    stated = Coalesce(_part("region__path", 1), _part("owner__region__path", 1))
    return Case(
        When(~Q(owner__country=HOME), then=Value(ABROAD)),
        default=Coalesce(stated, Value(NOT_STATED)),
        output_field=CharField(),
    )


def _participation() -> Combinable:
    words = (
        (~Q(owner__country=HOME), Participation.ABROAD),
        (Q(owner__foreign_invested=True), Participation.FOREIGN_INVESTED),
        (Q(owner__foreign_invested=False), Participation.DOMESTIC),
    )
    return Case(
        *(When(condition, then=Value(word.value)) for condition, word in words),
        default=Value(Participation.NOT_STATED.value),
        output_field=CharField(),
    )
