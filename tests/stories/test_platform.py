"""Four people on a node, each from the door to what they came for, through the pages."""

import csv
import io
import re
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.catalogue.making import NEED, OFFER, make_draft, make_published
from tests.organisations.making import make_actor, make_manager, make_member, make_organisation

from duijie.accounts.models import User
from duijie.catalogue import services as catalogue
from duijie.catalogue.models import Listing
from duijie.catalogue.types.words import Stage, Visibility
from duijie.exchange.models import Import
from duijie.exchange.services import run_import
from duijie.kernel.actors import Actor
from duijie.organisations.types import Kind

pytestmark = pytest.mark.django_db

HEADER = ("编号", "名称", "简介", "技术成熟度（TRL）", "参考价格（万元）")
PASSWORD = "a-long-sentence-nobody-guesses"  # noqa: S105  (of somebody invented)


@pytest.fixture(autouse=True)
def _own_uploads(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def browser(language: str) -> Client:
    return Client(headers={"accept-language": language})


def browser_of(actor: Actor, language: str) -> Client:
    client = browser(language)
    client.force_login(User.objects.get(pk=str(actor.user_id)))
    return client


def spreadsheet(count: int) -> SimpleUploadedFile:
    """Invented offers as a firm keeps them, one without anything in it."""
    rows = [
        [f"Q{n}", f"示例第{n}号传感器封装", f"第{n}种封装方法，耐{n}摄氏度。", "7", str(10 + n)]
        for n in range(1, count + 1)
    ]
    text = io.StringIO()
    csv.writer(text).writerows([HEADER, *rows, ["Q99", "", "", "6", "1"]])
    return SimpleUploadedFile("成果清单.csv", text.getvalue().encode("utf-8-sig"))


def chosen_columns(page: str) -> dict[str, str]:
    """What a browser would send of the preview left as it is."""
    found = re.findall(r'<select[^>]*name="(column-\d+)"[^>]*>(.*?)</select>', page, re.DOTALL)
    chosen = {}
    for name, options in found:
        selected = re.search(r'<option value="([^"]*)"[^>]*selected', options)
        chosen[name] = selected[1] if selected else ""
    return chosen


def sign_up(client: Client, email: str) -> None:
    client.post(
        "/accounts/signup/",
        {"email": email, "password1": PASSWORD, "display_name": "晓试用", "agreed": "on"},
    )
    link = re.search(r"http://\S+(/accounts/confirm-email/\S+)", str(mail.outbox[-1].body))
    assert link
    client.post(link[1])
    client.post("/accounts/login/", {"login": email, "password": PASSWORD})


def test_a_stranger_has_fifty_offers_online_from_a_spreadsheet() -> None:
    client = browser("zh-hans")
    sign_up(client, "new@example.org")
    firm = {"kind": "firm", "name_zh": "示例青禾传感器有限公司", "country": "CN", "listed": "on"}
    made = client.post("/organisations/new", firm)
    owner = re.search(r"organisations/([0-9a-f-]{36})", made["Location"])
    assert owner

    sent = {"kind": "offer", "organisation": owner[1], "file": spreadsheet(50)}
    uploaded = client.post("/imports", sent)
    preview = client.get(uploaded["Location"]).content.decode()
    client.post(f"{uploaded['Location']}/start", chosen_columns(preview) | {"publish": "yes"})
    # The worker's turn.
    run_import(import_id=UUID(uploaded["Location"].rpartition("/")[2]))
    assert client.get(uploaded["Location"]).status_code == 200
    brought = Import.objects.get()

    assert "示例第1号传感器封装" in preview
    assert (brought.created, brought.refused) == (50, 1)
    assert Listing.objects.filter(stage=Stage.PUBLISHED.value).count() == 50
    assert "传感器封装" in browser("zh-hans").get("/offers").content.decode()


def test_a_university_manager_publishes_what_a_researcher_sent() -> None:
    university = make_organisation("示例云霁大学", kind=Kind.UNIVERSITY)
    researcher, manager = make_member(university.pk), make_manager(university.pk)
    draft = make_draft(OFFER, university.pk)
    address = f"/offers/{draft.pk}"

    browser_of(researcher, "zh-hans").post(f"{address}/move", {"move": "publish", "seen": "1"})
    assert browser("zh-hans").get(address).status_code == 404
    browser_of(researcher, "zh-hans").post(f"{address}/move", {"move": "submit", "seen": "1"})
    own = browser_of(manager, "zh-hans").get("/offers?own=on&stage=in_review").content.decode()
    browser_of(manager, "zh-hans").post(f"{address}/move", {"move": "publish", "seen": "2"})

    assert OFFER.title_en in own
    assert OFFER.title_zh in browser("zh-hans").get(address).content.decode()


def test_a_foreign_centre_reads_english_and_asks_without_being_named() -> None:
    centre = make_organisation(
        "示例艾尔本研发中心", kind=Kind.FOREIGN_CENTRE, name_en="Demo Elbkern R&D Centre"
    )
    asker = make_manager(centre.pk)
    offer = make_published(OFFER, make_organisation("示例霁山材料研究所").pk)
    need = make_draft(NEED, centre.pk, title_en="Warp after thinning")
    catalogue.publish_listing(actor=asker, listing_id=need.pk, seen=None)

    english = browser_of(asker, "en").get(f"/offers/{offer.pk}").content.decode()
    seen = browser_of(make_actor(), "en").get(f"/needs/{need.pk}").content.decode()

    assert OFFER.title_en in english
    assert need.visibility == Visibility.BLIND.value
    assert "Warp after thinning" in seen
    assert "Elbkern" not in seen


def test_an_operator_sends_one_record_back_and_publishes_another() -> None:
    good, bad = make_draft(), make_draft(title_zh="示例待改")
    for draft in (good, bad):
        writer = make_manager(draft.owner_id)
        catalogue.submit_listing(actor=writer, listing_id=draft.pk, seen=None)
    desk = browser_of(make_actor(operator=True), "en")

    queue = desk.get("/operators/review").content.decode()
    desk.post(f"/operators/review/{good.pk}", {"publish": "1", "seen": "2"})
    desk.post(f"/operators/review/{bad.pk}", {"reason": "Say at which thickness.", "seen": "2"})
    good.refresh_from_db()
    bad.refresh_from_db()

    assert "示例待改" in queue
    assert (good.stage, bad.stage) == (Stage.PUBLISHED.value, Stage.DRAFT.value)
    assert bad.stage_reason == "Say at which thickness."
