"""The funnel is counted from records, each number by its one definition."""

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.catalogue.making import EXPERT, LAB, NEED, OFFER, make_draft
from tests.funnel import making
from tests.organisations.making import make_manager, make_organisation

from duijie.accounts.errors import NotAnOperator, NotSignedIn
from duijie.catalogue import services as catalogue
from duijie.catalogue.queries import content_of
from duijie.catalogue.queries.visible import MODELS
from duijie.catalogue.rules.completeness import EXPECTED, completeness_of
from duijie.catalogue.rules.readiness import LEVELS
from duijie.catalogue.types import rows as row_types
from duijie.catalogue.types.details import Details
from duijie.catalogue.types.words import (
    Cooperation,
    Demand,
    ListingKind,
    Origin,
    PersonConsent,
    PriceKind,
    RightKind,
    RightStatus,
    Scale,
    Verdict,
)
from duijie.funnel import queries, services
from duijie.funnel.models import Milestone, Tally
from duijie.funnel.types import Dimension, Step
from duijie.kernel.actors import ANONYMOUS, SYSTEM
from duijie.organisations import services as organisations
from duijie.organisations.models import Organisation
from duijie.organisations.types import Details as OrganisationDetails
from duijie.organisations.types import Kind

FILLED: dict[str, Any] = {
    "quantities": (
        row_types.Quantity(property="x", low=Decimal(1), high=Decimal(1), demand=Demand.MUST),
    ),
    "evidence": (
        row_types.Evidence(
            scale=Scale.TRL, item=LEVELS[Scale.TRL][0].items[0].code, verdict=Verdict.MET
        ),
    ),
    "rights": (row_types.Right(kind=RightKind.KNOW_HOW, country="CN", status=RightStatus.APPLIED),),
    "contacts": (row_types.Contact(name="Velmar"),),
    "equipment": (row_types.Equipment(name_en="Grinder"),),
    "cooperation": (Cooperation.LICENCE,),
    "languages": ("zh",),
    "industries": ("39",),
    "fields": ("1",),
    "ipc": ("H01",),
    "region": "110000",
    "trl": 3,
    "price_kind": PriceKind.LUMP_SUM,
    "budget_high": Decimal(5),
    "budget_low": Decimal(2),
    "deadline": date(2099, 1, 1),
    "consent": PersonConsent.WRITTEN,
    "orcid": "0000-0002-1825-0097",
}


def make_registered(**more: Any) -> Organisation:
    """An organisation of which more is known than its name."""
    details = OrganisationDetails(kind=Kind.FIRM, name_en="Velmar Works", **more)
    return organisations.register_organisation(
        actor=SYSTEM,
        details=details,
        distinct_from=Organisation.objects.values_list("pk", flat=True),
    )


@pytest.mark.usefixtures("registers")
def test_the_database_scores_each_blank_as_the_catalogue_does() -> None:
    for details in (OFFER, NEED, EXPERT, LAB):
        check_each_blank(details)


def check_each_blank(details: Details) -> None:
    """A draft with one more field filled in has the same score in both places."""
    names = {field.name for field in fields(details)}
    for one in EXPECTED[details.kind]:
        for name in one.fields:
            said = FILLED.get(name, "some words")
            if name not in names:
                continue
            draft = make_draft(replace(details, **{name: said}))

            found = MODELS[details.kind].objects.annotate(score=queries.score_of(details.kind))
            row = found.get(pk=draft.pk)

            assert row.score == completeness_of(content_of(row)).score, name


@pytest.mark.django_db
def test_a_draft_is_not_posted_and_a_thin_record_not_qualified() -> None:
    making.make_offer_draft()
    thin, full = making.make_thin_offer(), making.make_full_offer()

    making.counted()

    assert set(Milestone.objects.values_list("pk", flat=True)) == {thin.pk, full.pk}
    assert Milestone.objects.get(pk=thin.pk).qualified_at is None
    assert Milestone.objects.get(pk=full.pk).qualified_at == full.published_at


@pytest.mark.django_db
def test_what_was_taken_back_stays_posted_and_is_not_qualified() -> None:
    full = making.make_full_offer()
    catalogue.withdraw_listing(actor=SYSTEM, listing_id=full.pk, reason="", seen=None)

    making.counted()

    assert Milestone.objects.get().qualified_at is None


@pytest.mark.django_db
def test_what_waits_for_review_is_posted_on_the_day_it_was_sent() -> None:
    draft = making.make_offer_draft()
    manager = make_manager(draft.owner_id)
    catalogue.submit_listing(actor=manager, listing_id=draft.pk, seen=None)

    making.counted()

    assert Milestone.objects.get().posted_at is not None
    assert Milestone.objects.get().qualified_at is None


@pytest.mark.django_db
def test_demo_records_and_those_of_peers_do_not_count(settings: Any) -> None:
    owner = make_organisation("远山水泵有限公司")
    manager = make_manager(owner.pk)
    for origin in (Origin.DEMO, Origin.PEER, Origin.TYPED):
        made = catalogue.create_listing(
            actor=SYSTEM, owner_id=owner.pk, details=OFFER, origin=origin
        )
        catalogue.publish_listing(actor=manager, listing_id=made.pk, seen=None)

    assert making.counted().records == 1
    settings.DEMO = True
    tally = making.counted()
    assert (tally.records, tally.of_demo) == (1, True)


@pytest.mark.usefixtures("registers")
def test_a_record_stands_in_one_row_of_each_table() -> None:
    own = make_registered(region="330000", foreign_invested=True)
    abroad = make_registered(country="SE")
    making.make_full_offer(owner_id=own.pk, industries=("39", "38"))
    making.make_full_offer(owner_id=abroad.pk, industries=())

    making.counted()

    rows = set(Milestone.objects.values_list("industry", "region", "participation"))
    assert rows == {("39", "330000", "foreign_invested"), ("", "abroad", "abroad")}


@pytest.mark.django_db
def test_the_public_funnel_keeps_small_numbers_back() -> None:
    for _ in range(6):
        making.make_full_offer()
    making.make_thin_offer()
    making.make_thin_need()
    making.counted()

    found = queries.current_funnel()

    offers = found.slices["offer"]
    assert offers.totals[0] is None or offers.totals[0] >= 5
    assert found.slices["need"].totals[0] is None
    assert found.records == 8


@pytest.mark.django_db
def test_only_operators_count_and_see_which_record_is_where() -> None:
    making.make_full_offer()
    making.counted()
    member = make_manager(making.make_thin_offer().owner_id)

    with pytest.raises(NotSignedIn):
        services.count_funnel(actor=ANONYMOUS)
    with pytest.raises(NotAnOperator):
        queries.records_at(member, ListingKind.OFFER, Step.QUALIFIED)
    page = queries.records_at(SYSTEM, ListingKind.OFFER, Step.QUALIFIED)
    assert [one.listing.kind for one in page.items] == ["offer"]


@pytest.mark.usefixtures("registers")
def test_rows_of_a_table_add_up_to_the_total() -> None:
    for industry in ("39", "38", "34"):
        making.make_full_offer(industries=(industry,))
    making.make_thin_offer()

    counts = making.counted().counts["offer"]

    for dimension in Dimension:
        columns = zip(*counts["tables"][dimension.value].values(), strict=True)
        assert [sum(column) for column in columns] == counts["totals"]


@pytest.mark.django_db
def test_counting_again_counts_the_same() -> None:
    making.make_full_offer()

    before, after = making.counted(), making.counted()

    assert before.counts == after.counts
    assert Tally.objects.count() == 2
