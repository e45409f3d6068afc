"""Writes of organisations: who may, what is refused, what is recorded."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from tests.organisations.making import (
    make_actor,
    make_manager,
    make_member,
    make_organisation,
    make_person,
)

from duijie.accounts.errors import NotAnOperator, NotSignedIn
from duijie.accounts.models import User
from duijie.accounts.queries import actor_of
from duijie.foundation.errors import ChangedMeanwhile
from duijie.foundation.models import AuditEntry, OutboxEntry
from duijie.kernel import clock
from duijie.kernel.actors import ANONYMOUS, Actor
from duijie.kernel.errors import DomainError
from duijie.kernel.identifiers.credit_code import check_character
from duijie.kernel.identifiers.schemes import Scheme
from duijie.kernel.states import IllegalMove
from duijie.organisations import queries, services, sizes
from duijie.organisations.errors import (
    AlreadyAMember,
    IdentifierMalformed,
    IdentifierTaken,
    InvitationExpired,
    InvitationNotFound,
    InvitationWaiting,
    LastManager,
    LikelyDuplicate,
    MergedIntoItself,
    NameMissing,
    NotAManager,
    NotOpenForChange,
    OrganisationNotFound,
    WebsiteUnusable,
)
from duijie.organisations.types import Details, Kind, Role, Stage

pytestmark = pytest.mark.django_db

BODY = "91330000MA0000001"
CODE = BODY + check_character(BODY)
FIRM = Details(kind=Kind.FIRM, name_zh="青禾传感器有限公司", name_en="Qinghe Sensor Co., Ltd.")


def with_code(name_zh: str) -> Details:
    return Details(
        kind=Kind.FIRM, name_zh=name_zh, identifiers=((Scheme.CREDIT_CODE, CODE.lower()),)
    )


def actor_again(actor: Actor) -> Actor:
    """The same person after something changed."""
    return actor_of(User.objects.get(pk=str(actor.user_id)))


def deeds(subject: UUID) -> list[str]:
    return list(
        AuditEntry.objects.filter(subject_id=subject)
        .order_by("id")
        .values_list("action", flat=True)
    )


def news(subject: UUID) -> list[str]:
    found = OutboxEntry.objects.filter(subject_id=subject).order_by("id")
    return list(found.values_list("topic", flat=True))


def test_whoever_registers_an_organisation_manages_it() -> None:
    actor = make_actor()

    organisation = services.register_organisation(actor=actor, details=FIRM)

    assert actor_again(actor).is_manager_of(organisation.pk)
    assert deeds(organisation.pk) == news(organisation.pk) == ["organisation.registered"]
    assert [str(name) for name in organisation.names.all()] == [FIRM.name_zh, FIRM.name_en]


def test_strangers_register_nothing() -> None:
    with pytest.raises(NotSignedIn):
        services.register_organisation(actor=ANONYMOUS, details=FIRM)


@pytest.mark.parametrize(
    ("details", "refusal"),
    [
        pytest.param(Details(kind=Kind.FIRM), NameMissing, id="no name"),
        pytest.param(
            Details(kind=Kind.FIRM, name_zh="青禾", website="javascript:alert(1)"),
            WebsiteUnusable,
            id="script as web site",
        ),
        pytest.param(
            Details(kind=Kind.FIRM, name_zh="青禾", identifiers=((Scheme.LEI, "12"),)),
            IdentifierMalformed,
            id="short number",
        ),
    ],
)
def test_what_no_organisation_can_be_is_refused(
    details: Details, refusal: type[DomainError]
) -> None:
    with pytest.raises(refusal):
        services.register_organisation(actor=make_actor(), details=details)


def test_a_number_belongs_to_one_organisation() -> None:
    services.register_organisation(actor=make_actor(), details=with_code("青禾传感器有限公司"))

    with pytest.raises(IdentifierTaken) as refusal:
        services.register_organisation(actor=make_actor(), details=with_code("远山水泵有限公司"))

    assert refusal.value.facts["name"] == "青禾传感器有限公司"


def test_a_number_does_not_give_away_an_organisation_that_is_not_listed() -> None:
    hidden = with_code("青禾传感器有限公司")
    services.register_organisation(
        actor=make_actor(),
        details=Details(
            kind=hidden.kind, name_zh=hidden.name_zh, identifiers=hidden.identifiers, listed=False
        ),
    )

    with pytest.raises(IdentifierTaken) as refusal:
        services.register_organisation(actor=make_actor(), details=with_code("远山水泵有限公司"))

    assert "青禾" not in str(refusal.value.facts)


def test_a_likely_duplicate_in_the_other_script_is_refused_until_confirmed() -> None:
    first = make_organisation("青禾传感器有限公司")
    english = Details(kind=Kind.FIRM, name_en="Qinghe Sensor Co., Ltd.")

    with pytest.raises(LikelyDuplicate) as refusal:
        services.register_organisation(actor=make_actor(), details=english)
    second = services.register_organisation(
        actor=make_actor(), details=english, distinct_from=[first.pk]
    )

    assert refusal.value.facts["organisation_id"] == str(first.pk)
    assert second.pk != first.pk


def test_a_manager_changes_what_was_seen() -> None:
    organisation = make_organisation()
    manager = make_manager(organisation.pk)

    services.change_organisation(
        actor=manager, organisation_id=organisation.pk, details=FIRM, seen=organisation.version
    )
    with pytest.raises(ChangedMeanwhile):
        services.change_organisation(
            actor=manager, organisation_id=organisation.pk, details=FIRM, seen=organisation.version
        )


def test_members_and_others_change_nothing() -> None:
    organisation = make_organisation()

    for actor in (make_member(organisation.pk), make_actor()):
        with pytest.raises(NotAManager):
            services.change_organisation(
                actor=actor, organisation_id=organisation.pk, details=FIRM, seen=None
            )


def test_an_organisation_that_is_not_listed_is_not_there_for_others() -> None:
    organisation = make_organisation(listed=False)

    with pytest.raises(OrganisationNotFound):
        services.change_organisation(
            actor=make_actor(), organisation_id=organisation.pk, details=FIRM, seen=None
        )
    assert queries.get_organisation(make_member(organisation.pk), organisation.pk) == organisation


def test_a_closed_organisation_is_opened_before_it_is_changed() -> None:
    organisation = make_organisation()
    manager = make_manager(organisation.pk)
    here: dict[str, Any] = {"actor": manager, "organisation_id": organisation.pk}

    services.change_stage(**here, stage=Stage.CLOSED, seen=None)
    with pytest.raises(NotOpenForChange):
        services.change_organisation(**here, details=FIRM, seen=None)
    services.change_stage(**here, stage=Stage.ACTIVE, seen=None)

    assert services.change_organisation(**here, details=FIRM, seen=None).name_en == FIRM.name_en
    with pytest.raises(IllegalMove):
        services.change_stage(**here, stage=Stage.MERGED, seen=None)


def test_an_invited_person_joins_by_the_token() -> None:
    organisation = make_organisation()
    person = make_person()
    sent = services.invite_member(
        actor=make_manager(organisation.pk),
        organisation_id=organisation.pk,
        email=person.email.upper(),
        role=Role.MEMBER,
    )

    services.accept_invitation(actor=actor_of(person), token=sent.token)

    assert actor_of(person).is_member_of(organisation.pk)
    assert sent.token not in str(AuditEntry.objects.values_list("facts"))
    with pytest.raises(InvitationNotFound):
        services.accept_invitation(actor=actor_of(person), token=sent.token)


def test_an_invitation_is_for_its_address_only_and_for_its_time() -> None:
    organisation = make_organisation()
    manager, person = make_manager(organisation.pk), make_person()
    sent = services.invite_member(
        actor=manager, organisation_id=organisation.pk, email=person.email, role=Role.MEMBER
    )

    with pytest.raises(InvitationNotFound):
        services.accept_invitation(actor=make_actor(), token=sent.token)
    with pytest.raises(InvitationWaiting):
        services.invite_member(
            actor=manager, organisation_id=organisation.pk, email=person.email, role=Role.MEMBER
        )
    with clock.stopped_at(clock.now() + timedelta(days=15)), pytest.raises(InvitationExpired):
        services.accept_invitation(actor=actor_of(person), token=sent.token)


def test_a_withdrawn_invitation_is_worth_nothing() -> None:
    organisation = make_organisation()
    manager, person = make_manager(organisation.pk), make_person()
    sent = services.invite_member(
        actor=manager, organisation_id=organisation.pk, email=person.email, role=Role.MANAGER
    )

    services.withdraw_invitation(
        actor=manager, organisation_id=organisation.pk, invitation_id=sent.invitation.pk
    )

    with pytest.raises(InvitationNotFound):
        services.accept_invitation(actor=actor_of(person), token=sent.token)


def test_members_invite_nobody_and_nobody_is_invited_twice() -> None:
    organisation = make_organisation()
    member = make_member(organisation.pk)
    address = User.objects.get(pk=str(member.user_id)).email

    with pytest.raises(NotAManager):
        services.invite_member(
            actor=member, organisation_id=organisation.pk, email="a@example.com", role=Role.MEMBER
        )
    with pytest.raises(AlreadyAMember):
        services.invite_member(
            actor=make_manager(organisation.pk),
            organisation_id=organisation.pk,
            email=address,
            role=Role.MEMBER,
        )


def test_the_last_manager_leaves_only_after_a_successor_is_named() -> None:
    organisation = make_organisation()
    manager, member = make_manager(organisation.pk), make_member(organisation.pk)
    assert member.user_id is not None

    with pytest.raises(LastManager):
        services.leave_organisation(actor=manager, organisation_id=organisation.pk)
    services.hand_over(actor=manager, organisation_id=organisation.pk, successor_id=member.user_id)
    services.leave_organisation(actor=actor_again(manager), organisation_id=organisation.pk)

    assert actor_again(member).is_manager_of(organisation.pk)
    assert not actor_again(manager).is_member_of(organisation.pk)


def test_a_manager_removes_members_but_not_the_last_manager() -> None:
    organisation = make_organisation()
    manager, member = make_manager(organisation.pk), make_member(organisation.pk)
    assert member.user_id is not None
    assert manager.user_id is not None

    services.remove_member(actor=manager, organisation_id=organisation.pk, user_id=member.user_id)
    with pytest.raises(LastManager):
        services.remove_member(
            actor=manager, organisation_id=organisation.pk, user_id=manager.user_id
        )

    assert not actor_again(member).is_member_of(organisation.pk)


def test_a_merged_organisation_leads_to_the_one_that_stayed() -> None:
    operator = make_actor(operator=True)
    kept = make_organisation("青禾传感器有限公司")
    gone = services.register_organisation(actor=make_actor(), details=with_code("远山水泵有限公司"))
    member = make_member(gone.pk)

    merger = services.merge_organisations(
        actor=operator, kept_id=kept.pk, gone_id=gone.pk, reason="one licence"
    )

    found = queries.get_organisation(ANONYMOUS, gone.pk)
    assert found == kept
    assert {str(name) for name in found.names.all()} == {"青禾传感器有限公司", "远山水泵有限公司"}
    assert [each.number for each in found.identifiers.all()] == [CODE]
    assert actor_again(member).organisation_ids == {kept.pk}
    assert merger.before["names"] == ["远山水泵有限公司"]
    assert news(gone.pk)[-1] == deeds(kept.pk)[-1] == "organisation.merged"
    assert gone.pk not in queries.organisations_listed_for(operator).values_list("pk", flat=True)


def test_a_chain_of_mergers_leads_to_its_end() -> None:
    operator = make_actor(operator=True)
    first, second, third = (
        make_organisation(name) for name in ("青禾传感器有限公司", "远山水泵有限公司", "北辰大学")
    )

    services.merge_organisations(actor=operator, kept_id=second.pk, gone_id=first.pk, reason="same")
    services.merge_organisations(actor=operator, kept_id=third.pk, gone_id=second.pk, reason="same")

    assert queries.get_organisation(ANONYMOUS, first.pk) == third


def test_only_operators_merge_and_only_two_different_ones() -> None:
    organisation = make_organisation()

    with pytest.raises(NotAnOperator):
        services.merge_organisations(
            actor=make_manager(organisation.pk),
            kept_id=organisation.pk,
            gone_id=organisation.pk,
            reason="",
        )
    with pytest.raises(MergedIntoItself):
        services.merge_organisations(
            actor=make_actor(operator=True),
            kept_id=organisation.pk,
            gone_id=organisation.pk,
            reason="",
        )


def test_the_size_class_is_kept_without_the_figures() -> None:
    organisation = make_organisation()

    changed = services.declare_size(
        actor=make_manager(organisation.pk),
        organisation_id=organisation.pk,
        branch=sizes.Branch.INDUSTRY,
        firm=sizes.Firm(staff=250, revenue=500 * sizes.MILLION),
        seen=None,
    )

    assert changed.size == "small"
    assert "500" not in str(list(AuditEntry.objects.values_list("facts", flat=True)))
