"""The search finds by words and filters, in both languages, and says why."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.catalogue.making import LAB, NEED, OFFER, make_owner, make_published
from tests.matching.making import bring_up_to_date, counts, find, indexed, titles
from tests.organisations.making import make_actor, make_member

from duijie.catalogue.types.words import Cooperation, LabKind, ListingKind, Visibility
from duijie.kernel.pages import UnknownCursor
from duijie.matching.errors import IndexMissing
from duijie.matching.queries import search, wish_of

pytestmark = pytest.mark.django_db
SENSOR: dict[str, Any] = {
    "title_zh": "氢气泄漏传感器",
    "title_en": "",
    "abstract_zh": "钯合金薄膜传感器，检测下限 10 ppm，响应时间小于 1 s。",
}
COATING: dict[str, Any] = {
    "title_zh": "",
    "title_en": "Corrosion-resistant coating for ship hulls",
    "abstract_zh": "",
    "abstract_en": "A zinc-free coating protects steel from sea water for ten years.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Three offers, indexed."""
    make_published(trl=4, cooperation=(Cooperation.LICENCE,))
    make_published(**SENSOR, trl=8, cooperation=(Cooperation.LICENCE, Cooperation.PILOT))
    make_published(**COATING, trl=5)
    with indexed(tmp_path / "index"):
        yield tmp_path / "index"


@pytest.mark.usefixtures("folder")
def test_words_find_in_either_language() -> None:
    assert titles(find("氢气传感器"))[:1] == ["氢气泄漏传感器"]
    assert titles(find("hydrogen sensor"))[:1] == ["氢气泄漏传感器"]
    assert titles(find("防腐涂层"))[:1] == ["Corrosion-resistant coating for ship hulls"]


@pytest.mark.usefixtures("folder")
def test_a_card_says_why_it_is_there() -> None:
    (card, *_) = find("hydrogen sensor 氢气传感器").cards

    assert card.why
    assert card.why.reasons
    assert any(piece.marked for piece in card.why.quote)


@pytest.mark.usefixtures("folder")
def test_what_has_nothing_to_do_with_the_words_is_not_found() -> None:
    found = find("红烧肉做法")

    assert found.total == 0
    assert found.understood.terms


@pytest.mark.usefixtures("folder")
def test_a_list_without_words_has_the_newest_first() -> None:
    found = find()

    assert titles(found)[0] == "Corrosion-resistant coating for ship hulls"
    assert found.total == 3
    assert not found.nearest


@pytest.mark.usefixtures("folder")
def test_filters_narrow_and_facets_count_what_each_would_leave() -> None:
    assert titles(find(trl="7-9")) == ["氢气泄漏传感器"]
    assert counts("trl") == {"4-6": 2, "7-9": 1}
    assert counts("trl", trl="7-9") == {"4-6": 2, "7-9": 1}
    assert counts("cooperation", trl="7-9") == {"licence": 1, "pilot": 1}


@pytest.mark.usefixtures("folder")
def test_readiness_sorts_the_ripest_first() -> None:
    assert titles(find(sort="readiness"))[0] == "氢气泄漏传感器"


@pytest.mark.usefixtures("folder")
def test_where_filters_leave_nothing_the_search_says_which_to_drop() -> None:
    found = find("氢气传感器", trl="1-3", cooperation="licence")

    assert found.total == 0
    assert [(one.name, one.count) for one in found.relaxed] == [("trl", 1)]


@pytest.mark.usefixtures("folder")
def test_unknown_filters_and_orders_narrow_nothing() -> None:
    assert find(trl="ripe", cooperation="marriage", sort="random").total == 3


def test_pages_follow_each_other_without_gaps(folder: Path) -> None:
    for number in range(5):
        make_published(title_zh=f"样品 {number}", title_en="")
    bring_up_to_date(folder)
    wish = wish_of(ListingKind.OFFER, {})
    actor = make_actor()

    first = search(actor, wish, size=3)
    second = search(actor, wish, size=3, cursor=first.next_cursor)
    third = search(actor, wish, size=3, cursor=second.next_cursor)

    every = [card.head.id for page in (first, second, third) for card in page.cards]
    assert len(every) == len(set(every)) == 8
    assert third.next_cursor == ""
    with pytest.raises(UnknownCursor):
        search(actor, wish, cursor="nonsense")


def test_labs_are_narrowed_by_what_they_are(folder: Path) -> None:
    make_published(LAB, lab_kind=LabKind.PILOT_PLATFORM)
    make_published(LAB, title_en="Another demo laboratory")
    bring_up_to_date(folder)

    assert find(kind=ListingKind.LAB, lab_kind="pilot_platform").total == 1
    assert find("wafer polishing", kind=ListingKind.LAB).total == 2


def test_without_an_index_lists_work_and_words_are_refused(tmp_path: Path) -> None:
    make_published()
    with indexed(tmp_path / "a"), pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.conf.settings.INDEX_ROOT", tmp_path / "nowhere")
        assert find().total == 1
        with pytest.raises(IndexMissing):
            find("碳化硅")


# ── Nobody learns of what they may not see ──────────────────────────────────


def test_what_is_not_for_everybody_is_neither_found_nor_counted(folder: Path) -> None:
    make_published(**SENSOR, trl=7, visibility=Visibility.REGISTERED)
    bring_up_to_date(folder)
    member = make_actor()

    assert find("氢气传感器").total == 1
    assert counts("trl") == {"4-6": 2, "7-9": 1}
    assert find("氢气传感器", member).total == 2
    assert counts("trl", actor=member) == {"4-6": 2, "7-9": 2}


def test_a_hidden_field_does_not_find_its_record(folder: Path) -> None:
    words = "石墨烯气凝胶"
    hidden = {"advantage": Visibility.PRIVATE, "trl": Visibility.PRIVATE}
    made = make_published(
        title_zh="隔热材料", title_en="", advantage_zh=words, trl=9, field_visibility=hidden
    )
    bring_up_to_date(folder)

    assert made.pk not in {card.head.id for card in find(words).cards}
    assert made.pk not in {card.head.id for card in find(words, make_actor()).cards}
    assert find(trl="7-9").total == 1
    assert counts("trl")["7-9"] == 1


def test_what_only_members_see_changes_nothing_for_strangers(folder: Path) -> None:
    """Neither the order nor the scores: words of hidden records weigh nothing."""
    before = find("传感器 薄膜")
    for _ in range(6):
        make_published(**SENSOR, visibility=Visibility.REGISTERED)
    make_published(**SENSOR, visibility=Visibility.PRIVATE)
    bring_up_to_date(folder)

    assert find("传感器 薄膜") == before


def test_a_blind_need_is_found_without_its_asker(folder: Path) -> None:
    make_published(NEED)
    bring_up_to_date(folder)

    assert find("晶圆翘曲", kind=ListingKind.NEED).total == 0
    (card,) = find("晶圆翘曲", make_actor(), ListingKind.NEED).cards
    assert card.head.owner is None


def test_a_record_for_named_organisations_is_found_by_them_alone(folder: Path) -> None:
    friend = make_owner()
    title: dict[str, Any] = {"title_zh": "仅供指定单位的涂层", "title_en": ""}
    make_published(**title, visibility=Visibility.NAMED, shared_with=(friend.pk,))
    bring_up_to_date(folder)

    assert titles(find("指定单位", make_member(friend.pk))) == ["仅供指定单位的涂层"]
    assert find("指定单位", make_actor()).total == 0
    assert find(actor=make_member(friend.pk)).total == 4
    assert find(actor=make_actor()).total == 3


def test_what_was_withdrawn_is_not_shown_although_the_index_still_holds_it(folder: Path) -> None:
    made = make_published(OFFER, title_zh="旧的减薄工艺", title_en="")
    bring_up_to_date(folder)
    type(made).objects.filter(pk=made.pk).update(stage="withdrawn")

    assert "旧的减薄工艺" not in titles(find("减薄工艺"))


def test_an_answer_that_was_kept_is_forgotten_when_the_index_changes(folder: Path) -> None:
    before = find("氢气传感器")
    assert find("氢气传感器") == before
    made = make_published(**{**SENSOR, "title_zh": "另一种氢气传感器"})
    bring_up_to_date(folder)

    assert made.pk in {card.head.id for card in find("氢气传感器").cards}
