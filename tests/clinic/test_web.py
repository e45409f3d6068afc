"""The clinic as pages: before sign-in, without JavaScript, in both languages."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.catalogue.making import make_owner, make_published
from tests.clinic.making import EN, ZH
from tests.matching.making import bring_up_to_date
from tests.organisations.making import make_manager

from duijie.access import rules
from duijie.accounts.models import User
from duijie.catalogue.models import Need
from duijie.catalogue.types.words import Stage
from duijie.clinic.models import Draft
from duijie.kernel.actors import Actor

pytestmark = pytest.mark.django_db
THINNING = "需要把碳化硅晶圆减薄到 100 µm 以下，翘曲不超过 30 µm，避免应力损伤。"


def visitor(language: str = "en") -> Client:
    return Client(headers={"accept-language": language})


def sign_in(client: Client, actor: Actor) -> None:
    client.force_login(User.objects.get(pk=str(actor.user_id)))


def begin(client: Client, text: str = ZH) -> str:
    """The address of the draft that a pasted text becomes."""
    return str(client.post("/clinic/", {"text": text}).headers["Location"])


def test_a_pasted_paragraph_is_shown_with_its_readings_marked(index: Path) -> None:
    bring_up_to_date(index)
    client = visitor("zh-CN")

    page = client.get(begin(client)).content.decode()

    assert 'class="mark part-limit"' in page
    assert "不低于500 h" in page
    assert "需求卡" in page


def test_a_visitor_sees_candidates_of_the_public_index(index: Path) -> None:
    made = make_published()
    bring_up_to_date(index)
    client = visitor()

    page = client.get(begin(client, THINNING)).content.decode()

    assert f"/offers/{made.pk}" in page
    assert "Stress-relief thinning" in page


def test_without_an_index_the_card_is_shown_all_the_same(index: Path, settings: Any) -> None:
    settings.INDEX_ROOT = index / "nowhere"
    client = visitor()

    assert "being prepared" in client.get(begin(client)).content.decode()


def test_an_answer_becomes_part_of_the_card(index: Path) -> None:
    bring_up_to_date(index)
    client = visitor()
    address = begin(client, "We need to reduce the leakage of shaft seals in gear pumps.")

    client.post(f"{address}answer", {"question": "limit", "words": "below 1 ml/h, at 150 °C"})

    page = client.get(address).content.decode()
    assert "added by you" in page
    assert "150 °C" in page


@pytest.mark.parametrize(
    ("text", "language", "names", "mark"),
    [
        ("The steel plate must reach ≥200 MPa.", "en", {"tensile strength": "tensile strength"},
         "what does it limit?"),
        ("The steel plate must reach ≥200 MPa.", "zh-CN", {"tensile strength": "抗拉强度"},
         "限定什么？"),
        ("钢板要求≥200 MPa，耐用。", "zh-CN", {"抗拉强度": "抗拉强度"}, "限定什么？"),
    ],
)  # fmt: skip
def test_what_a_value_limits_is_chosen_in_the_readers_language_and_kept_in_the_needs(
    index: Path, text: str, language: str, names: dict[str, str], mark: str
) -> None:
    bring_up_to_date(index)
    client = visitor(language)
    address = begin(client, text)
    page = client.get(address).content.decode()
    assert mark in page
    for name, label in names.items():
        assert f'name="name" value="{name}">{label}</button>' in page
        key = page.partition('id="item-limit-')[2].partition('"')[0]
        client.post(f"{address}name", {"key": f"limit-{key}", "name": name})

    named = client.get(address).content.decode()
    assert mark not in named
    assert Draft.objects.get().corrections[0]["name"] in names
    client.post(f"{address}name", {"key": f"limit-{key}", "name": "12"})
    assert len(Draft.objects.get().corrections) == 1


def test_what_is_not_understood_is_said_and_nothing_is_lost(index: Path) -> None:
    bring_up_to_date(index)
    client = visitor()
    address = begin(client, EN)

    client.post(f"{address}add", {"part": "limit", "words": "very good"})

    assert "“very good” does not say it yet" in client.get(address).content.decode()
    assert Draft.objects.get().corrections == []


def test_a_draft_is_there_for_the_browser_that_made_it_alone(index: Path) -> None:
    bring_up_to_date(index)
    address = begin(visitor())

    assert visitor().get(address).status_code == 404
    assert visitor().post(f"{address}delete").status_code == 404
    other = visitor()
    sign_in(other, make_manager(make_owner().pk))
    assert other.get(address).status_code == 404


def test_a_visitors_draft_becomes_theirs_when_they_sign_in_and_is_published(index: Path) -> None:
    bring_up_to_date(index)
    client = visitor()
    address = begin(client)
    house = make_owner()
    sign_in(client, make_manager(house.pk))

    assert client.get(address).status_code == 200
    client.post(
        f"{address}preview",
        {"title": "镁合金耐蚀", "problem": ZH, "visibility": "blind", "see_budget": "private"},
    )
    client.post(f"{address}publish", {"organisation": str(house.pk)})

    need = Need.objects.get()
    assert need.title_zh == "镁合金耐蚀"
    assert need.visibility == "blind"
    assert need.stage in {Stage.PUBLISHED, Stage.IN_REVIEW}
    assert need.budget_high == 800_000
    assert Draft.objects.get().need_id == need.pk


def test_the_preview_shows_a_stranger_nothing_of_a_blind_need(index: Path) -> None:
    bring_up_to_date(index)
    client = visitor()
    address = begin(client)

    page = client.get(f"{address}preview").content.decode()

    assert "for this reader the need is not there" in page
    assert "Shown without the asker" in page


def test_a_file_is_read_like_a_pasted_text(index: Path) -> None:
    bring_up_to_date(index)
    client = visitor()
    file = SimpleUploadedFile("need.txt", ZH.encode("gb18030"))

    client.post("/clinic/", {"text": "", "file": file})

    assert Draft.objects.get().text == ZH


def test_nothing_written_is_said_on_the_page() -> None:
    answer = visitor().post("/clinic/", {"text": "  "})

    assert answer.status_code == 422
    assert "Nothing is written yet" in answer.content.decode()


def test_the_page_of_a_draft_asks_the_database_a_fixed_number_of_questions(
    index: Path, django_assert_num_queries: Callable[[int], Any]
) -> None:
    for _ in range(4):
        make_published()
    bring_up_to_date(index)
    client = visitor()
    address = begin(client, THINNING)
    client.get(address)

    with django_assert_num_queries(9):
        client.get(address)


def test_a_network_that_begins_too_many_drafts_is_told_to_wait(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring_up_to_date(index)
    monkeypatch.setattr(rules, "CLINIC_DRAFTS", rules.Limit("clinic_draft", 2, 3600))
    for _ in range(2):
        begin(visitor())

    answer = visitor().post("/clinic/", {"text": ZH})

    assert answer.status_code == 422
    assert Draft.objects.count() == 2
