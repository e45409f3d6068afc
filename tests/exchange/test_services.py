"""Records brought in from files."""

import pytest
from tests.exchange.making import EXAMPLES, bring, csv_of, offer_rows, start, upload
from tests.organisations.making import make_actor, make_manager, make_member, make_organisation

from duijie.catalogue import services as catalogue
from duijie.catalogue.models import Listing, Need, Offer
from duijie.catalogue.queries import content_of
from duijie.catalogue.types.details import NeedDetails, OfferDetails
from duijie.catalogue.types.words import ListingKind, Stage as ListingStage
from duijie.exchange import queries, services
from duijie.exchange.errors import NotAMember
from duijie.exchange.models import Import
from duijie.exchange.types import Outcome, Stage
from duijie.foundation.models import AuditEntry, OutboxEntry

pytestmark = pytest.mark.django_db


def counts(found: Import) -> tuple[int, int, int, int]:
    """Created, updated, unchanged, refused."""
    return found.created, found.updated, found.unchanged, found.refused


def test_a_firms_own_spreadsheet_becomes_records() -> None:
    firm = make_organisation()

    found = bring(make_manager(firm.pk), firm.pk, EXAMPLES / "needs.xlsx", kind=ListingKind.NEED)

    assert found.stage == Stage.DONE
    assert counts(found) == (60, 0, 0, 0)
    need = Need.objects.get(external_id="N01")
    said = content_of(need)
    assert isinstance(said, NeedDetails)
    assert said.title_zh == "储能用磷酸铁锂电芯低温放电性能提升"
    assert said.budget_high == 2_600_000
    assert str(said.deadline) == "2027-06-30"
    assert said.contacts[0].email == "need-01@example.com"
    assert "技术指标：-30℃" in said.problem_zh
    assert need.stage == ListingStage.DRAFT
