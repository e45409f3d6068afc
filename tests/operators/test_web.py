"""The operators' desk, as operators and others see it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.core import mail
from django.test import Client, override_settings
from procrastinate import RetryStrategy
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.accounts.make import make_user
from tests.foundation.working import do_all_jobs
from tests.organisations.making import make_manager, make_organisation

from duijie.accounts import services as accounts
from duijie.accounts.models import User
from duijie.foundation import audit, outbox
from duijie.foundation.jobs import job
from duijie.foundation.models import JobTrouble
from duijie.kernel.actors import SYSTEM
from duijie.kernel.ids import new_id
from duijie.organisations.models import Verification
from duijie.organisations.services import request_verification
from duijie.site import queries as site

pytestmark = pytest.mark.django_db

# The same in every process of the tests.
NOBODY = UUID(int=1)

PAGES = (
    "/operators",
    "/operators/review",
    "/operators/people",
    "/operators/jobs",
    "/operators/jobs?status=todo",
    "/operators/trail",
    "/operators/changes",
    "/operators/references",
    "/operators/mails",
    "/operators/health",
    "/operators/settings",
    "/verifications",
)
WRITES = (
    f"/operators/review/{NOBODY}",
    f"/operators/people/{NOBODY}/change",
    "/operators/jobs/1",
    "/operators/settings",
    "/operators/settings/logo",
    "/operators/settings/trial",
    "/operators/references",
)


def browser_of(user: User) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(user)
    return client


@pytest.fixture
def operator() -> User:
    return accounts.appoint_operator(actor=SYSTEM, user_id=make_user().pk)


@pytest.fixture
def desk(operator: User) -> Client:
    return browser_of(operator)


@pytest.mark.parametrize("path", PAGES)
def test_operators_see_every_page_of_the_desk(desk: Client, path: str) -> None:
    assert desk.get(path).status_code == 200


@pytest.mark.parametrize("path", [*PAGES, "/operators/mails/x.eml"])
def test_others_do_not(path: str) -> None:
    stranger, person = Client().get(path), browser_of(make_user()).get(path)

    assert stranger.status_code == 302
    assert person.status_code == 403


@pytest.mark.parametrize("path", WRITES)
def test_others_change_nothing(path: str) -> None:
    form = {"deed": "appoint", "publish": "1", "email": "a@example.org", "folder": "/"}

    assert Client().post(path, form).status_code == 302
    assert browser_of(make_user()).post(path, form).status_code == 403


@pytest.mark.parametrize(
    ("path", "count"),
    [
        # session, user, memberships and the bell, and then what the page itself is about
        pytest.param("/operators/people", 6, id="people"),
        pytest.param("/operators/trail", 8, id="trail"),
        pytest.param("/operators/jobs?status=todo", 7, id="jobs"),
        pytest.param("/verifications", 5, id="verifications"),
        pytest.param("/operators/review", 6, id="review"),
    ],
)
def test_lists_cost_the_same_however_long(
    desk: Client, path: str, count: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    for number in range(3):
        manager = make_manager(make_organisation(f"青禾{number}号传感器有限公司").pk)
        (place,) = manager.managed_ids
        request_verification(actor=manager, organisation_id=place, statement="…")
        fail.later()

    with django_assert_num_queries(count):
        desk.get(path)


def test_an_account_is_blocked_with_a_reason_and_let_in_again(desk: Client) -> None:
    user = make_user()
    path = f"/operators/people/{user.pk}/change"

    desk.post(path, {"reason": "sends advertisements"})
    blocked = User.objects.get(pk=user.pk).is_active
    desk.post(path, {"deed": "unblock"})

    assert not blocked
    assert User.objects.get(pk=user.pk).is_active
    facts = audit.entries_about(user.pk).get(action="account.blocked").facts
    assert facts == {"reason": "sends advertisements"}


def test_nobody_is_blocked_without_a_reason(desk: Client) -> None:
    user = make_user()

    desk.post(f"/operators/people/{user.pk}/change", {"reason": ""})

    assert User.objects.get(pk=user.pk).is_active


def test_the_last_operator_stays(desk: Client, operator: User) -> None:
    page = desk.post(f"/operators/people/{operator.pk}/change", {"deed": "dismiss"}, follow=True)

    assert User.objects.get(pk=operator.pk).is_operator
    assert "only operator" in page.content.decode()


def test_people_are_found_by_a_part_of_name_or_address(desk: Client) -> None:
    user = make_user("lin.qing@example.org")

    assert str(user) in desk.get("/operators/people?q=QING@").content.decode()
    assert "Nobody fits" in desk.get("/operators/people?q=zzz").content.decode()


# Given up at once: a second attempt would run in the same call, or not, as the clock has it.
@job("tests.fail", retry=RetryStrategy(retry_exceptions=(ConnectionError,)))
def fail() -> None:
    """Show what a job looks like that cannot be done."""
    raise OSError("the disk is full")


@pytest.mark.django_db(transaction=True)
def test_a_failed_job_says_why_and_is_tried_again() -> None:
    desk = browser_of(accounts.appoint_operator(actor=SYSTEM, user_id=make_user().pk))
    number = fail.later()
    # The queue starts counting anew between tests, the troubles of earlier jobs stay.
    earlier = JobTrouble.objects.filter(job_id=number).count()
    do_all_jobs()

    page = desk.get("/operators/jobs").content.decode()
    desk.post(f"/operators/jobs/{number}")

    assert "OSError: the disk is full" in page
    assert ProcrastinateJob.objects.get(pk=number).status == "todo"
    assert JobTrouble.objects.filter(job_id=number).count() == earlier + 1


def test_a_waiting_job_is_taken_back(desk: Client) -> None:
    number = fail.later()

    desk.post(f"/operators/jobs/{number}", {"cancel": "1"})

    assert ProcrastinateJob.objects.get(pk=number).status == "cancelled"


def test_the_trail_is_searched_by_action_person_and_record(desk: Client) -> None:
    subject, other = new_id(), new_id()
    audit.record(actor=SYSTEM, action="offer.published", subject=subject)
    audit.record(actor=SYSTEM, action="need.published", subject=other)

    by_action = desk.get("/operators/trail?action=offer.").content.decode()
    by_record = desk.get(f"/operators/trail?subject={other}").content.decode()
    by_nobody = desk.get("/operators/trail?person=zzz").content.decode()

    assert ">Offer published</span>" in by_action
    assert ">Need published</span>" not in by_action
    assert ">Need published</span>" in by_record
    assert "Nothing in the trail fits" in by_nobody


def test_settings_hold_at_once(desk: Client) -> None:
    form = {
        "name_en": "Qingshan Exchange",
        "languages": "en,zh",
        "sign_up": "domains",
        "domains": "@Example.edu.cn",
        "review": "unverified",
    }

    page = desk.post("/operators/settings", form, follow=True).content.decode()

    assert "Qingshan Exchange" in page
    assert site.read().domains == ("example.edu.cn",)


def test_wrong_settings_are_refused_in_the_form(desk: Client) -> None:
    form = {"languages": "en", "sign_up": "domains", "domains": "", "review": "nobody"}

    page = desk.post("/operators/settings", form).content.decode()

    assert "Name at least one e-mail domain" in page


def test_a_trial_mail_is_sent(desk: Client) -> None:
    desk.post("/operators/settings/trial", {"email": "a@example.org"})

    assert mail.outbox[0].to == ["a@example.org"]


@override_settings(EMAIL_BACKEND="duijie.site.mailbox.FolderBackend")
def test_reading_a_mail_of_the_folder_is_written_down(desk: Client, operator: User) -> None:
    desk.post("/operators/settings/trial", {"email": "a@example.org"})
    name = site.kept_letters(SYSTEM)[0].name

    page = desk.get(f"/operators/mails/{name}").content.decode()

    assert "mails of the node arrive" in page
    assert audit.entries_by(operator.pk).filter(action="letter.opened").exists()
    assert desk.get("/operators/mails/..%2Fsecret-key").status_code == 404


def test_the_index_is_made_anew_at_a_click(desk: Client) -> None:
    page = desk.post("/operators/index", follow=True).content.decode()

    assert "The index is being made anew" in page
    assert outbox.entries_after(0)[-1].topic == "index.rebuild_wanted"


def test_a_folder_without_reference_files_is_refused(desk: Client, tmp_path: Any) -> None:
    page = desk.post("/operators/references", {"folder": str(tmp_path)}).content.decode()

    assert str(tmp_path) in page
    assert not ProcrastinateJob.objects.filter(task_name="node.load_reference").exists()


def test_the_manager_learns_of_the_decision(desk: Client) -> None:
    manager = make_manager(make_organisation().pk)
    (place,) = manager.managed_ids
    request = request_verification(actor=manager, organisation_id=place, statement="…")

    desk.post(f"/verifications/{request.pk}", {"refuse": "1", "note": "send the licence"})

    told = browser_of(User.objects.get(pk=str(manager.user_id))).get("/notices").content.decode()
    assert "could not be verified: send the licence" in told
    assert Verification.objects.get().note == "send the licence"
