"""A record in two languages is indexed and asked in each by itself, and is one record."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from django.test import Client
from tests.catalogue.making import NEED, OFFER, make_published
from tests.matching.making import find
from tests.matching.test_matches import compute, seen
from tests.organisations.making import make_actor, make_manager

from duijie.catalogue import services as catalogue
from duijie.catalogue.models import Listing
from duijie.catalogue.types.details import LabDetails, NeedDetails, OfferDetails
from duijie.catalogue.types.rows import Equipment
from duijie.catalogue.types.words import ListingKind, Visibility
from duijie.engine.index import Index
from duijie.engine.records import Record
from duijie.engine.results import Side
from duijie.kernel.language import Language
from duijie.matching.asking import read_proof
from duijie.matching.documents import CATALOGUE
from duijie.matching.indexing.places import folder_of, read_state
from duijie.matching.models import Match
from duijie.matching.proofs import text_of
from duijie.matching.queries import why_not
from duijie.matching.tongues import Said, by_language, entries_of
from duijie.matching.types import Audience, Basis, WhyNot

pytestmark = pytest.mark.django_db

COLD_ZH = "电芯在零下三十度放电容量只剩一半，要求低温电解液把容量保持率提高到百分之八十以上。"
COLD_EN = (
    "At minus thirty degrees the lithium cell keeps half of its discharge capacity; "
    "a low-temperature electrolyte must keep eighty percent of the capacity."
)
ANSWER_ZH = "氟代酯低温电解液，电芯零下三十度放电容量保持率百分之八十五，适用于锂离子电池。"
ANSWER_EN = (
    "A low-temperature electrolyte of fluorinated esters: at minus thirty degrees the "
    "lithium cell keeps eighty-five percent of its discharge capacity."
)
OFFER_BOTH = OfferDetails(
    title_zh="低温电解液",
    title_en="Electrolyte for cold cells",
    abstract_zh=ANSWER_ZH,
    abstract_en=ANSWER_EN,
)
NEED_BOTH = NeedDetails(
    title_zh="电芯怕冷",
    title_en="A cell that hates the cold",
    problem_zh=COLD_ZH,
    problem_en=COLD_EN,
    visibility=Visibility.REGISTERED,
)
OTHERS = (
    (
        "焊缝无损检测",
        "Testing of welds",
        "相控阵超声检测厚壁焊缝内部的裂纹与未熔合缺陷，定位误差小。",
    ),
    ("茶园除草机", "Weeding robot", "履带式机器人在坡地茶园行间除草，靠视觉识别茶树与杂草。"),
    ("污水脱氮", "Nitrogen removal", "短程硝化厌氧氨氧化工艺处理高氨氮污水，曝气能耗降低一半。"),
)


def others() -> list[Listing]:
    """Offers of other trades, so that something stands out."""
    return [
        make_published(OfferDetails(title_zh=zh, title_en=en, abstract_zh=said))
        for zh, en, said in OTHERS
    ]


def only_zh(details: Said) -> Said:
    """The same as somebody says it in Chinese alone."""
    return by_language(details)[Language.ZH]


def held(folder: Path, kind: ListingKind, audience: Audience) -> set[str]:
    """The identifiers of all that an index holds."""
    state = read_state(folder)
    assert state
    with Index.open(folder_of(folder, state.build, kind, audience)) as index:
        return {index.record(int(number)).id for number in index.numbers()}


def test_what_says_enough_in_both_languages_becomes_a_text_of_each() -> None:
    texts = by_language(OFFER_BOTH)

    assert list(texts) == [Language.ZH, Language.EN]
    assert (texts[Language.ZH].abstract_zh, texts[Language.ZH].abstract_en) == (ANSWER_ZH, "")
    assert (texts[Language.EN].title_zh, texts[Language.EN].title_en) == (
        "",
        OFFER_BOTH.title_en,
    )


@pytest.mark.parametrize(
    "details",
    [OFFER, NEED, replace(OFFER_BOTH, abstract_en="For cold cells.")],
    ids=["a title in the other", "one language", "a few words in the other"],
)
def test_what_only_names_itself_in_the_other_language_stays_one_text(
    details: OfferDetails | NeedDetails,
) -> None:
    assert by_language(details) == {None: details}


def test_a_device_with_one_name_is_named_in_both_texts() -> None:
    told = {"abstract_zh": ANSWER_ZH, "abstract_en": ANSWER_EN}
    devices = (Equipment(name_zh="冷箱", name_en="cold box"), Equipment(name_en="glove box"))
    lab = LabDetails(title_zh="实验室", title_en="Lab", equipment=devices, **told)  # type: ignore[arg-type]

    names = [one.name_zh or one.name_en for one in by_language(lab)[Language.ZH].equipment]

    assert names == ["冷箱", "glove box"]


@pytest.mark.parametrize(
    "text", ["低温电解液 零下三十度", "low-temperature electrolyte lithium cell"]
)
def test_a_search_in_either_language_finds_it_once(index: Path, text: str) -> None:
    offer = make_published(OFFER_BOTH)
    compute(index, offer, *others())

    found = find(text)

    assert [card.head.id for card in found.cards].count(offer.pk) == 1
    (card,) = [one for one in found.cards if one.head.id == offer.pk]
    assert card.why
    assert card.why.quote


def test_two_records_in_both_languages_find_one_another_once(index: Path) -> None:
    offer, need = make_published(OFFER_BOTH), make_published(NEED_BOTH)
    compute(index, offer, need, *others())

    forward = seen(make_actor(), need, ListingKind.OFFER)
    back = seen(make_actor(), offer, ListingKind.NEED)

    assert [one.found.id for one in forward.matches].count(offer.pk) == 1
    assert [one.found.id for one in back.matches] == [need.pk]


@pytest.mark.parametrize(
    ("tongue", "header", "note", "other"),
    [
        (Language.ZH, "en", "Quoted from the Chinese text", "zh-CN"),
        (Language.EN, "zh-CN", "引自英文文本", "en"),
    ],
)
def test_a_quote_in_the_other_language_says_so_and_one_in_the_readers_does_not(
    index: Path, tongue: Language, header: str, note: str, other: str
) -> None:
    alone = by_language(replace(OFFER_BOTH, visibility=Visibility.PUBLIC))[tongue]
    need = make_published(replace(NEED_BOTH, visibility=Visibility.PUBLIC))
    offer = make_published(alone)
    compute(index, offer, need, *others())
    match = Match.objects.get(asker=need.pk, found=offer.pk, basis="public", mode="close")

    def page(language: str) -> str:
        client = Client(headers={"accept-language": language})
        return client.get(f"/matches/{match.pk}").content.decode()

    assert page(header).count(note) == 1, "of the need, for the offer has no other text"
    assert note not in page(other)
    assert "Quoted from the" not in page(other)


def test_the_other_language_takes_nothing_from_the_probability(index: Path) -> None:
    alone = [make_published(only_zh(one)) for one in (OFFER_BOTH, NEED_BOTH)]
    compute(index, *alone, *others())
    before = seen(make_actor(), alone[1], ListingKind.OFFER).matches[0]
    for one in alone:
        catalogue.pause_listing(actor=make_manager(one.owner_id), listing_id=one.pk, seen=None)
    both = [make_published(one) for one in (OFFER_BOTH, NEED_BOTH)]
    compute(index, *alone, *both)

    after = seen(make_actor(), both[1], ListingKind.OFFER).matches[0]

    assert after.found.id == both[0].pk
    assert after.probability >= before.probability - 0.05, "but for what the index counts"


@pytest.mark.parametrize("offer", [OFFER_BOTH, only_zh(OFFER_BOTH)], ids=["both", "one"])
def test_reasons_lie_in_the_words_of_the_languages_that_met(
    index: Path, offer: OfferDetails
) -> None:
    compute(index, make_published(offer), make_published(NEED_BOTH), *others())

    rows = list(Match.objects.filter(asker__kind="need", standing="fit"))

    assert rows
    for row in rows:
        texts = {
            Side.NEED: text_of(row.asker_wording.fields),
            Side.OFFER: text_of(row.found_wording.fields),
        }
        assert texts[Side.NEED] in {text.text for text in texts_read(row.asker)}
        assert texts[Side.OFFER] in {text.text for text in texts_read(row.found)}
        spans = [span for one in read_proof(row.proof).reasons for span in one.note.spans]
        assert spans
        for span in spans:
            assert texts[span.side][span.start : span.end].strip()


def texts_read(listing: Listing) -> Sequence[Record]:
    """What registered people read of a record, as it is put into their index."""
    document = CATALOGUE.documents(ListingKind(listing.kind), [listing.pk])[listing.pk]
    assert document
    return document.texts[Audience.REGISTERED]


@pytest.mark.parametrize("audience", list(Audience))
def test_all_texts_of_a_record_come_and_go_together(index: Path, audience: Audience) -> None:
    offer = make_published(OFFER_BOTH)
    manager = make_manager(offer.owner_id)
    whole, *apart = entries_of(offer.pk)

    compute(index, offer)
    assert held(index, ListingKind.OFFER, audience) == set(apart)

    catalogue.change_listing(
        actor=manager, listing_id=offer.pk, details=only_zh(OFFER_BOTH), seen=None
    )
    compute(index, offer)
    assert held(index, ListingKind.OFFER, audience) == {whole}

    catalogue.change_listing(actor=manager, listing_id=offer.pk, details=OFFER_BOTH, seen=None)
    compute(index, offer)
    assert held(index, ListingKind.OFFER, audience) == set(apart)

    catalogue.pause_listing(actor=manager, listing_id=offer.pk, seen=None)
    compute(index, offer)
    assert not held(index, ListingKind.OFFER, audience)


def test_a_change_in_one_language_is_read_in_both(index: Path) -> None:
    offer, need = make_published(OFFER_BOTH), make_published(NEED_BOTH)
    compute(index, offer, need, *others())
    said = replace(OFFER_BOTH, abstract_en=f"{ANSWER_EN} Made in a pilot plant.")
    actor = make_manager(offer.owner_id)
    catalogue.change_listing(actor=actor, listing_id=offer.pk, details=said, seen=None)

    compute(index, offer)

    (one,) = [
        one
        for one in seen(make_actor(), need, ListingKind.OFFER).matches
        if one.found.id == offer.pk
    ]
    assert one.reasons, "kept for what the offer says now, whichever language was found"


def test_what_a_field_keeps_back_is_in_neither_language(index: Path) -> None:
    hidden = replace(NEED_BOTH, field_visibility={"problem": Visibility.PRIVATE})
    offer, need = make_published(OFFER_BOTH), make_published(hidden)
    compute(index, offer, need, *others())

    theirs = texts_read(need)
    mine = seen(make_manager(need.owner_id), need, ListingKind.OFFER)

    assert [text.id for text in theirs] == [str(need.pk)]
    assert not any(part in text.text for text in theirs for part in (COLD_ZH, COLD_EN))
    assert (mine.basis, mine.fits) == (Basis.OWNER, True)


def test_why_a_record_is_not_there_is_told_of_its_best_language(index: Path) -> None:
    offer, need, rest = make_published(OFFER_BOTH), make_published(NEED_BOTH), others()
    compute(index, offer, need, *rest)

    here = why_not(make_actor(), ListingKind.NEED, need.pk, offer.pk)
    gone = why_not(make_actor(), ListingKind.NEED, need.pk, rest[0].pk)

    assert here.why is WhyNot.IS_THERE
    assert gone.why in {WhyNot.BELOW_THRESHOLD, WhyNot.NOT_NEAR}
    assert gone.candidates <= len(rest) + 1, "a record in two languages is one candidate"
