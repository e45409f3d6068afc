"""Changing an organisation, its members and invitations as pages."""

from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.organisations.making import make_actor, make_manager, make_member, make_organisation
from tests.organisations.test_web import signed_in
from tests.pictures import opened, picture

from duijie.organisations import services
from duijie.organisations.models import Invitation, Membership, Organisation
from duijie.organisations.types import Role

pytestmark = pytest.mark.django_db

FORM = {"kind": "firm", "name_zh": "青禾传感器有限公司", "country": "CN", "listed": "on"}


def save(organisation: Organisation, actor: object, **typed: object) -> str:
    client = signed_in(actor)  # type: ignore[arg-type]
    form = FORM | {"seen": organisation.version} | typed
    answer = client.post(f"/organisations/{organisation.pk}/change", form, follow=True)
    return answer.content.decode()


def test_a_manager_changes_what_the_organisation_says() -> None:
    organisation = make_organisation()
    manager = make_manager(organisation.pk)
    begun = signed_in(manager).get(f"/organisations/{organisation.pk}/change").content.decode()

    page = save(organisation, manager, name_en="Qinghe Sensor Ltd.", aliases="青禾\n青禾传感")

    assert 'value="青禾传感器有限公司"' in begun
    organisation.refresh_from_db()
    assert organisation.name_en == "Qinghe Sensor Ltd."
    assert "青禾传感</li>" in page


def test_who_saves_second_keeps_what_they_typed_and_sees_what_is_there() -> None:
    organisation = make_organisation()
    manager = make_manager(organisation.pk)
    save(organisation, manager, website="https://first.example")

    page = save(organisation, manager, website="https://second.example")

    assert 'value="https://second.example"' in page
    assert "https://first.example" in page
    organisation.refresh_from_db()
    assert organisation.website == "https://first.example"
    assert f'name="seen" value="{organisation.version}"' in page
    save(organisation, manager, website="https://second.example")
    organisation.refresh_from_db()
    assert organisation.website == "https://second.example"


def test_only_managers_change_and_close() -> None:
    organisation = make_organisation()
    address = f"/organisations/{organisation.pk}"

    for actor in (make_actor(), make_member(organisation.pk)):
        assert signed_in(actor).get(f"{address}/change").status_code == 403
        assert signed_in(actor).post(f"{address}/stage", {"stage": "closed"}).status_code == 403


def test_a_manager_closes_and_opens_again() -> None:
    organisation = make_organisation()
    client = signed_in(make_manager(organisation.pk))
    address = f"/organisations/{organisation.pk}/stage"

    closed = client.post(address, {"stage": "closed", "seen": organisation.version}, follow=True)
    organisation.refresh_from_db()
    assert organisation.stage == "closed"
    assert "Open it again" in closed.content.decode()

    client.post(address, {"stage": "active", "seen": organisation.version})
    organisation.refresh_from_db()
    assert organisation.stage == "active"


def test_a_manager_removes_a_member() -> None:
    organisation = make_organisation()
    manager, member = make_manager(organisation.pk), make_member(organisation.pk)
    client = signed_in(manager)

    page = client.get(f"/organisations/{organisation.pk}/members").content.decode()
    address = f"/organisations/{organisation.pk}/members/{member.user_id}/remove"
    assert address in page
    client.post(address)

    assert [one.user_id for one in Membership.objects.all()] == [manager.user_id]
    assert (
        signed_in(member)
        .post(address.replace(str(member.user_id), str(manager.user_id)))
        .status_code
        == 403
    )


PNG = picture()


def test_a_manager_shows_a_logo_and_takes_it_away() -> None:
    organisation = make_organisation(listed=False)
    client, address = signed_in(make_manager(organisation.pk)), f"/organisations/{organisation.pk}"

    client.post(f"{address}/logo/change", {"logo": SimpleUploadedFile("logo.png", PNG)})
    assert f"{address}/logo?v=" in client.get(address).content.decode()
    shown = client.get(f"{address}/logo")
    assert shown.headers["Content-Type"] == "image/png"
    assert opened(shown.content).tobytes() == opened(PNG).tobytes()
    assert signed_in(make_actor()).get(f"{address}/logo").status_code == 404

    client.post(f"{address}/logo/change", {"remove": "1"})
    assert client.get(f"{address}/logo").status_code == 404


def test_what_is_no_picture_is_no_logo_and_a_member_changes_none() -> None:
    organisation = make_organisation()
    address = f"/organisations/{organisation.pk}/logo/change"
    script = SimpleUploadedFile("logo.svg", b"<svg onload=alert(1)>")

    refused = signed_in(make_manager(organisation.pk)).post(address, {"logo": script}, follow=True)
    assert "not a PNG, JPEG or WebP" in refused.content.decode()
    assert signed_in(make_member(organisation.pk)).post(address, {"remove": "1"}).status_code == 403


def invited(organisation_id: UUID, manager: object) -> Invitation:
    return services.invite_member(
        actor=manager,  # type: ignore[arg-type]
        organisation_id=organisation_id,
        email="guest@example.com",
        role=Role.MEMBER,
    ).invitation


def test_a_manager_withdraws_an_invitation() -> None:
    organisation = make_organisation()
    manager = make_manager(organisation.pk)
    invitation = invited(organisation.pk, manager)
    address = f"/organisations/{organisation.pk}/invitations/{invitation.pk}/withdraw"

    assert signed_in(make_member(organisation.pk)).post(address).status_code == 403
    page = signed_in(manager).post(address, follow=True).content.decode()

    invitation.refresh_from_db()
    assert invitation.ended_at is not None
    assert "guest@example.com" not in page
