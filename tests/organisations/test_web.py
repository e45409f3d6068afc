"""Organisations as pages."""

import re
from collections.abc import Callable
from typing import Any
from unittest.mock import ANY

import pytest
from django.core import mail
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.organisations.making import (
    make_actor,
    make_manager,
    make_member,
    make_organisation,
    make_person,
)

from duijie.accounts.models import User
from duijie.accounts.queries import actor_of
from duijie.kernel import clock
from duijie.kernel.actors import Actor
from duijie.organisations import services
from duijie.organisations.models import Invitation
from duijie.organisations.tasks import mail_invitation
from duijie.organisations.types import Role

pytestmark = pytest.mark.django_db

FIRM = {"kind": "firm", "name_zh": "青禾传感器有限公司", "country": "CN", "listed": "on"}


def signed_in(actor: Actor) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(User.objects.get(pk=str(actor.user_id)))
    return client


def test_a_person_registers_an_organisation_and_sees_it() -> None:
    client = signed_in(make_actor())

    page = client.post("/organisations/new", FIRM, follow=True)

    assert page.redirect_chain[0][1] == 302
    assert "青禾传感器有限公司" in page.content.decode()
    assert "Members" in page.content.decode()


def test_a_likely_duplicate_is_shown_and_can_be_confirmed_as_another() -> None:
    known, client = make_organisation(), signed_in(make_actor())
    form = FIRM | {"name_zh": "", "name_en": "Qinghe Sensor Co., Ltd."}

    warned = client.post("/organisations/new", form)
    made = client.post("/organisations/new", form | {"distinct_from": str(known.pk)})

    assert f'value="{known.pk}"' in warned.content.decode()
    assert made.status_code == 302


def test_duplicates_are_shown_while_typing() -> None:
    known = make_organisation()

    answer = signed_in(make_actor()).post(
        "/organisations/duplicates", {"name_en": "Qinghe Sensor Co., Ltd."}
    )

    assert str(known.pk) in answer.content.decode()
    assert "<html" not in answer.content.decode()


def test_the_list_is_one_query_however_long(
    django_assert_num_queries: Callable[[int], Any],
) -> None:
    for name in ("青禾传感器有限公司", "远山水泵有限公司", "北辰大学"):
        make_organisation(name)

    with django_assert_num_queries(2):
        page = Client().get("/organisations", headers={"accept-language": "zh-hans"})

    assert "远山水泵有限公司" in page.content.decode()
    assert "单位" in page.content.decode()


def test_the_list_is_searched_across_scripts() -> None:
    make_organisation("青禾传感器有限公司")
    make_organisation("北辰大学")

    page = Client().get("/organisations", {"q": "Qinghe"}).content.decode()

    assert "青禾传感器有限公司" in page
    assert "北辰大学" not in page


def test_an_invitation_is_sent_by_mail_and_taken_up_by_a_button() -> None:
    organisation, person = make_organisation(), make_person()
    manager, guest = signed_in(make_manager(organisation.pk)), signed_in(actor_of(person))

    manager.post(
        f"/organisations/{organisation.pk}/members", {"email": person.email, "role": "member"}
    )
    asked = ProcrastinateJob.objects.get(task_name="organisations.mail_invitation")
    assert asked.args == {"invitation_id": str(Invitation.objects.get().pk), "trace": ANY}
    mail_invitation(invitation_id=asked.args["invitation_id"])
    found = re.search(r"/invitations/\S+", str(mail.outbox[0].body))
    assert found is not None
    guest.get(found[0])
    assert not actor_of(person).is_member_of(organisation.pk)
    guest.post(found[0])

    assert actor_of(person).is_member_of(organisation.pk)


def test_an_invitation_speaks_the_language_of_whoever_has_an_account() -> None:
    organisation, person = make_organisation(), make_person()
    manager = make_manager(organisation.pk)

    for email in (person.email, "unknown@example.com"):
        sent = services.invite_member(
            actor=manager, organisation_id=organisation.pk, email=email, role=Role.MEMBER
        )
        mail_invitation(invitation_id=str(sent.invitation.pk))

    known, unknown = mail.outbox
    assert "/" not in known.subject
    assert "/" in unknown.subject


def test_the_last_manager_is_told_to_name_a_successor() -> None:
    organisation = make_organisation()
    client = signed_in(make_manager(organisation.pk))

    page = client.post(f"/organisations/{organisation.pk}/leave", follow=True)

    assert "only manager" in page.content.decode()


def test_an_operator_decides_what_a_manager_asked_for() -> None:
    organisation = make_organisation()
    manager = signed_in(make_manager(organisation.pk))
    operator = signed_in(make_actor(operator=True))
    address = f"/organisations/{organisation.pk}/verification"

    manager.post(address, {"statement": "licence 1"}, follow=True)
    page = operator.get("/verifications").content.decode()
    found = re.search(r"/verifications/[0-9a-f-]{36}", page)
    assert found is not None
    day = clock.now().date().replace(day=1)
    late = day.replace(year=day.year + 1).isoformat()
    operator.post(found[0], {"evidence": "licence", "note": "seen", "valid_until": late})

    organisation.refresh_from_db()
    assert organisation.verified_until is not None


def test_a_merged_organisation_redirects() -> None:
    kept, gone = make_organisation(), make_organisation("北辰大学")
    operator = signed_in(make_actor(operator=True))

    operator.post(f"/organisations/{kept.pk}/merge", {"gone_id": str(gone.pk), "reason": "same"})
    answer = Client().get(f"/organisations/{gone.pk}")

    assert answer.status_code == 301
    assert answer["Location"] == f"/organisations/{kept.pk}"


PAGES = ["/members", "/verification", "/merge"]


@pytest.mark.parametrize("page", PAGES)
def test_who_may_see(page: str) -> None:
    organisation = make_organisation()
    address = f"/organisations/{organisation.pk}{page}"
    of_members = 403 if page == "/merge" else 200

    assert Client().get(address).status_code == 302
    assert signed_in(make_actor()).get(address).status_code == 403
    assert signed_in(make_member(organisation.pk)).get(address).status_code == of_members
    assert signed_in(make_actor(operator=True)).get(address).status_code == 200


def test_the_queue_is_for_operators_and_hidden_organisations_are_not_there() -> None:
    hidden = make_organisation(listed=False)
    stranger = signed_in(make_actor())

    assert stranger.get("/verifications").status_code == 403
    assert stranger.get(f"/organisations/{hidden.pk}").status_code == 404
    assert signed_in(make_member(hidden.pk)).get(f"/organisations/{hidden.pk}").status_code == 200
