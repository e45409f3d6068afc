"""Drafts from the first word to the published need, and whose they are."""

from datetime import timedelta
from decimal import Decimal

import pytest
from tests.browser.test_clinic import NEEDS as LEAK
from tests.catalogue.making import make_owner
from tests.clinic.making import EN, VISITOR, ZH, holder_of, make_need_draft
from tests.organisations.making import make_actor, make_manager, make_member

from duijie.accounts.portability import contributions
from duijie.catalogue.errors import NotTheOwner
from duijie.catalogue.queries import content_of
from duijie.catalogue.types.details import NeedDetails
from duijie.catalogue.types.rows import Quantity
from duijie.catalogue.types.words import Comparator, Cooperation, Stage, Visibility
from duijie.clinic import queries, services
from duijie.clinic.errors import DraftNotFound, PublishedAlready, TooManyDrafts
from duijie.clinic.models import Draft
from duijie.clinic.types import Choice, Deed, Given, Holder, Part
from duijie.kernel import clock
from duijie.kernel.actors import ANONYMOUS

pytestmark = pytest.mark.django_db
CHOICE = Choice(title="耐蚀镁合金", problem=ZH, visibility=Visibility.BLIND)


def test_a_draft_fills_the_fields_of_a_need() -> None:
    details = queries.details_in(make_need_draft())

    assert isinstance(details, NeedDetails)
    assert details.problem_zh == ZH
    assert "耐腐蚀性" in details.function_zh
    assert (details.budget_high, details.budget_currency) == (Decimal(800_000), "CNY")
    assert details.deadline is not None
    assert Cooperation.JOINT_DEVELOPMENT in details.cooperation
    hours = [one for one in details.quantities if one.unit == "h"]
    assert isinstance(hours[0], Quantity)
    assert (hours[0].comparator, hours[0].low) == (Comparator.AT_LEAST, Decimal(500))


def test_what_a_person_corrects_is_what_is_published() -> None:
    draft = make_need_draft()
    limit = queries.sheet_in(draft).of(Part.LIMIT)[0]

    services.correct_card(
        actor=ANONYMOUS,
        holder=VISITOR,
        draft_id=draft.pk,
        key=limit.key,
        deed=Deed.CHANGE,
        given=Given("盐雾试验不低于720 h"),
    )

    details = queries.details_in(queries.get_draft(VISITOR, draft.pk))
    assert 720 in [one.low for one in details.quantities]
    assert "720 h" in details.problem_zh


def test_a_visitor_has_room_for_ten_drafts() -> None:
    for _ in range(services.MOST_OF_A_VISITOR):
        make_need_draft()

    with pytest.raises(TooManyDrafts):
        make_need_draft()


def test_another_browser_and_another_person_find_nothing() -> None:
    draft = make_need_draft()
    other = Holder(None, queries.digest_of("another browser"))

    for holder in (other, Holder(), holder_of(make_actor()), holder_of(make_actor(operator=True))):
        with pytest.raises(DraftNotFound):
            queries.get_draft(holder, draft.pk)


def test_a_claimed_draft_is_a_persons_and_no_longer_the_browsers() -> None:
    draft, actor = make_need_draft(), make_actor()

    assert services.claim_drafts(actor=actor, visitor=VISITOR.visitor) == 1
    assert services.claim_drafts(actor=make_actor(), visitor=VISITOR.visitor) == 0

    assert queries.get_draft(holder_of(actor), draft.pk).visitor == ""
    assert not queries.drafts_of(VISITOR).exists()
    assert actor.user_id is not None
    assert contributions(actor.user_id)["need_drafts"][0]["text"] == ZH


def test_a_managers_draft_is_published_once() -> None:
    house = make_owner()
    actor = make_manager(house.pk)
    draft, holder = make_need_draft(ZH, actor), holder_of(actor)
    services.choose_frame(actor=actor, holder=holder, draft_id=draft.pk, choice=CHOICE)

    need = services.publish_draft(
        actor=actor, holder=holder, draft_id=draft.pk, organisation_id=house.pk
    )

    assert need.stage == Stage.PUBLISHED
    with pytest.raises(PublishedAlready):
        services.publish_draft(
            actor=actor, holder=holder, draft_id=draft.pk, organisation_id=house.pk
        )


@pytest.mark.parametrize("text", [LEAK["en"], LEAK["zh-CN"]], ids=["en", "zh"])
def test_a_value_of_nothing_named_stays_in_the_text_and_hinders_no_publication(text: str) -> None:
    house = make_owner()
    actor = make_manager(house.pk)
    draft, holder = make_need_draft(text, actor), holder_of(actor)

    need = services.publish_draft(
        actor=actor, holder=holder, draft_id=draft.pk, organisation_id=house.pk
    )

    kept = content_of(need)
    assert isinstance(kept, NeedDetails)
    assert need.stage == Stage.PUBLISHED
    assert all(one.property for one in kept.quantities)
    assert len(kept.quantities) > 0
    assert "2.5 MPa" in kept.problem_en + kept.problem_zh


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The steel plate must reach ≥200 MPa and cost little.", "tensile strength"),
        ("钢板要求≥200 MPa，耐用。", "抗拉强度"),
    ],
)
def test_a_value_that_was_named_is_a_figure_of_the_need(text: str, name: str) -> None:
    house = make_owner()
    actor = make_manager(house.pk)
    draft, holder = make_need_draft(text, actor), holder_of(actor)
    (value,) = queries.sheet_in(draft).of(Part.LIMIT)

    services.name_limit(actor=actor, holder=holder, draft_id=draft.pk, key=value.key, name=name)
    need = services.publish_draft(
        actor=actor, holder=holder, draft_id=draft.pk, organisation_id=house.pk
    )

    kept = content_of(need)
    assert isinstance(kept, NeedDetails)
    (figure,) = kept.quantities
    assert (figure.property, figure.low, figure.unit) == (name, Decimal(200), "MPa")
    assert name in kept.problem_en + kept.problem_zh


def test_a_members_draft_is_sent_to_review() -> None:
    house = make_owner()
    actor = make_member(house.pk)
    draft = make_need_draft(ZH, actor)

    need = services.publish_draft(
        actor=actor, holder=holder_of(actor), draft_id=draft.pk, organisation_id=house.pk
    )

    assert need.stage == Stage.IN_REVIEW


def test_nobody_publishes_for_an_organisation_of_others() -> None:
    actor = make_actor()
    draft = make_need_draft(ZH, actor)

    with pytest.raises(NotTheOwner):
        services.publish_draft(
            actor=actor,
            holder=holder_of(actor),
            draft_id=draft.pk,
            organisation_id=make_owner().pk,
        )


def test_parts_of_a_split_need_are_drafts_of_the_same_person() -> None:
    actor = make_actor()
    draft = make_need_draft(ZH, actor)

    services.split_draft(
        actor=actor, holder=holder_of(actor), draft_id=draft.pk, texts=[ZH, EN, "  "]
    )

    kept = queries.drafts_of(holder_of(actor))
    assert sorted(one.text for one in kept) == sorted([ZH, EN])
    assert kept.get(text=EN).part_of_id == draft.pk


def test_expired_drafts_are_not_there_and_then_forgotten() -> None:
    draft = make_need_draft()
    Draft.objects.filter(pk=draft.pk).update(expires_at=clock.now() - timedelta(seconds=1))

    assert not queries.drafts_of(VISITOR).exists()
    assert services.forget_expired() == 1
