"""Challenges as pages: entering, judging without names, the result on paper."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pypdf import PdfReader
from tests.catalogue.making import NEED, make_published
from tests.challenges.making import AFTER, enter, judge, judging, make_challenge, make_juror
from tests.organisations.making import make_manager, make_member, make_organisation

from duijie.accounts.models import User
from duijie.catalogue.types.words import Visibility
from duijie.challenges import queries, services
from duijie.challenges.models import Challenge, Team
from duijie.kernel import clock
from duijie.kernel.actors import SYSTEM, Actor

pytestmark = pytest.mark.django_db


def signed_in(actor: Actor, language: str = "en") -> Client:
    User.objects.filter(pk=str(actor.user_id)).update(language=language)
    client = Client()
    client.force_login(User.objects.get(pk=str(actor.user_id)))
    return client


def text_of(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined, no-any-return]


def read_whole(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


def test_a_need_becomes_a_challenge_that_all_can_read() -> None:
    need = make_published(NEED)
    client = signed_in(make_manager(need.owner_id))
    given = {
        "need": str(need.pk), "title_en": "Warp challenge", "submit_until": "2099-01-01",
        "judge_until": "2099-02-01", "criteria": "可行性 | Feasibility | 60\n成本 | Cost | 40",
    }  # fmt: skip

    wrong = client.post("/challenges/new", given | {"criteria": "可行性 60"})
    assert wrong.status_code == 422
    client.post("/challenges/new", given)
    found = Challenge.objects.get()
    client.post(f"/challenges/{found.pk}/move", {"stage": "open"})

    page = text_of(Client(headers={"accept-language": "en"}).get(f"/challenges/{found.pk}"))
    assert "Feasibility" in page
    assert need.title_zh in page


def test_a_blind_need_keeps_the_holder_off_the_page() -> None:
    house = make_organisation("隐身涂层有限公司")
    found = make_challenge(owner_id=house.pk, visibility=Visibility.BLIND)

    assert "隐身涂层" not in text_of(Client().get(f"/challenges/{found.pk}"))
    assert "隐身涂层" not in text_of(Client().get("/challenges"))
    assert "holder" not in text_of(Client().get(f"/api/v1/challenges/{found.pk}"))


def test_a_team_enters_and_hands_in_documents() -> None:
    found = make_challenge()
    house = make_organisation("参赛设备有限公司")
    client = signed_in(make_member(house.pk), "zh")
    there = f"/challenges/{found.pk}/team"

    client.post(there, {"name": "星火队", "organisation": str(house.pk), "members": "甲\n乙"})
    file = SimpleUploadedFile("方案.pdf", b"%PDF-1.7\n%%EOF\n")
    page = client.post(there, {"summary": "应力释放减薄", "files": [file]}, follow=True)

    assert "方案.pdf" in text_of(page)
    assert Team.objects.get().members == ["甲", "乙"]


def test_a_juror_judges_without_ever_reading_a_name() -> None:
    found = make_challenge()
    enter(found, "Team Hidden")
    juror = make_juror(found)
    judging(found)
    client = signed_in(juror)
    there = f"/challenges/{found.pk}/jury"
    team = Team.objects.get()

    page = text_of(client.get(there))
    assert "Solution 1" in page
    assert "document-1.pdf" in page
    assert "Team Hidden" not in page
    client.post(f"{there}/{team.pk}/declaration", {"conflict": "no"})
    points = {str(one.pk): "7" for one in queries.criteria_of(found)}
    page = text_of(client.post(f"{there}/{team.pk}/points", points, follow=True))
    assert '<option value="7" selected>' in page
    document = queries.sheets_for(juror, Challenge.objects.get())[0].documents[0]
    answer = client.get(f"/challenges/{found.pk}/documents/{document.pk}")
    assert "document-1.pdf" in answer["Content-Disposition"]
    assert read_whole(answer).startswith(b"%PDF")
    assert client.get(f"/challenges/{found.pk}/desk").status_code == 403


def test_the_letter_is_printed_in_both_languages_for_the_team_alone() -> None:
    found = make_challenge()
    lead, other = enter(found, "Alpha", summary="A"), enter(found, "Beta", summary="B")
    juror = make_juror(found)
    judging(found)
    judge(found, juror, {"A": (9, 8), "B": (4, 5)})
    with clock.stopped_at(AFTER):
        services.decide(actor=SYSTEM, challenge_id=found.pk)
    there = f"/challenges/{found.pk}/letter.pdf"

    for language, word in (("zh", "可行性"), ("en", "Feasibility")):
        answer = signed_in(lead).get(f"{there}?lang={language}")
        text = PdfReader(io.BytesIO(answer.content)).pages[0].extract_text()
        assert word in text.replace("\n", "")
        assert "86" in text
        assert "Beta" not in text
    assert "44" in text_of(signed_in(other).get(f"/challenges/{found.pk}/result"))
    assert "Alpha" not in text_of(signed_in(juror).get(f"/challenges/{found.pk}/jury"))
    assert signed_in(juror).get(there).status_code == 404


def test_the_holder_changes_a_challenge_and_reads_its_documents() -> None:
    challenge = make_challenge()
    client = signed_in(make_manager(challenge.holder_id))
    form = text_of(client.get(f"/challenges/{challenge.pk}/change"))
    assert "可行性 | Feasibility | 60" in form
    assert "Why it is changed" not in form
    enter(challenge)
    said = {
        "title_en": "Thin wafer challenge", "submit_until": "2099-01-01",
        "judge_until": "2099-02-01", "criteria": "可行性 | Feasibility | 100",
    }  # fmt: skip

    assert client.post(f"/challenges/{challenge.pk}/change", said).status_code == 422
    client.post(f"/challenges/{challenge.pk}/change", said | {"reason": "One criterion is enough."})

    public = text_of(Client(headers={"accept-language": "en"}).get(f"/challenges/{challenge.pk}"))
    assert "One criterion is enough." in public
    desk = text_of(client.get(f"/challenges/{challenge.pk}/desk"))
    assert "plan of Team Hidden.pdf" in desk
