"""One-page briefs as PDF."""

import io
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from pypdf import PdfReader
from tests.catalogue.making import EXPERT, LAB, NEED, OFFER, make_draft, make_owner, make_published
from tests.organisations.making import make_manager

from duijie.accounts.models import User
from duijie.catalogue import queries
from duijie.catalogue.types.details import Details
from duijie.catalogue.types.rows import Contact, Quantity
from duijie.catalogue.types.words import Comparator, ListingKind, Visibility
from duijie.kernel.actors import ANONYMOUS, Actor
from duijie.kernel.language import Language
from duijie.node import doctor, printing
from duijie.web.briefs import drawing, press
from duijie.web.briefs.pages import page_of
from duijie.web.briefs.shortening import MARK, first_sentence, shares, shortened, width_of

MISSING = printing.missing_packages()
prints = pytest.mark.skipif(bool(MISSING), reason=f"apt-get install {' '.join(MISSING)}")
TELLING = "Nightfall Optics Works"
CONTACT = Contact(name="Wei Beispiel", email="wei@example.com")


@pytest.fixture(autouse=True)
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that runs tests is busy."""
    monkeypatch.setattr(drawing, "DRAW_SECONDS", 240.0)
    monkeypatch.setattr(press, "START_SECONDS", 240.0)


def signed_in(actor: Actor, language: str = "en") -> Client:
    client = Client(headers={"accept-language": language})
    client.force_login(User.objects.get(pk=str(actor.user_id)))
    return client


def pdf_of(answer: Any) -> PdfReader:
    assert answer.status_code == 200, answer.content.decode(errors="replace")
    assert answer["Content-Type"] == "application/pdf"
    return PdfReader(io.BytesIO(answer.content))


def text_of(answer: Any) -> str:
    """What a reader selects and copies; where lines break does not count."""
    return "".join("".join(page.extract_text() for page in pdf_of(answer).pages).split())


@prints
@pytest.mark.django_db
@pytest.mark.parametrize("details", [OFFER, NEED, EXPERT, LAB], ids=lambda one: one.kind.value)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_kind_is_printed_on_one_page_in_both_languages(
    details: Details, language: str
) -> None:
    made = make_published(details, visibility=Visibility.PUBLIC)

    answer = Client().get(f"/{made.kind}s/{made.pk}/brief.pdf?lang={language}")

    text = text_of(answer)
    assert len(pdf_of(answer).pages) == 1
    assert str(made.pk) in text
    assert ("完整信息" if language == "zh" else "Thefullrecord") in text
    title = made.title_zh if language == "zh" and made.title_zh else made.title_en or made.title_zh
    assert "".join(title.split()) in text


@prints
@pytest.mark.django_db
@pytest.mark.parametrize(("accepts", "says"), [("en", "Thefullrecord"), ("zh-hans", "完整信息")])
def test_unasked_the_brief_speaks_the_language_of_its_reader(accepts: str, says: str) -> None:
    made = make_published()

    answer = Client(headers={"accept-language": accepts}).get(f"/offers/{made.pk}/brief.pdf")

    assert says in text_of(answer)


@prints
@pytest.mark.django_db
def test_however_much_a_record_says_it_is_one_page_that_tells_what_it_left_out() -> None:
    long = "Bow falls by 60 % and breakage from 6 % to 0.8 %. " * 150
    rows = tuple(
        Quantity(
            property=f"Property {n}", comparator=Comparator.EQUAL, low=Decimal(n), high=Decimal(n)
        )
        for n in range(60)
    )
    texts: dict[str, Any] = {
        f"{name}_en": long for name in ("abstract", "problem", "advantage", "economics")
    }
    made = make_published(title_en="W" * 200, quantities=rows, contacts=(CONTACT,) * 9, **texts)

    answer = Client().get(f"/offers/{made.pk}/brief.pdf?lang=en")

    assert len(pdf_of(answer).pages) == 1
    assert MARK.strip() in text_of(answer)
    assert "moreinthefullrecord" in text_of(answer)


@prints
@pytest.mark.django_db
def test_a_blind_need_is_printed_without_its_asker_for_all_but_the_asker() -> None:
    owner = make_owner()
    made = make_published(
        NEED, owner.pk, visibility=Visibility.BLIND, contacts=(CONTACT,), source=TELLING
    )
    address = f"/needs/{made.pk}/brief.pdf?lang=en"
    own = text_of(signed_in(make_manager(owner.pk)).get(address))

    answer = signed_in(make_manager(make_owner().pk)).get(address)

    text = text_of(answer)
    metadata = str(pdf_of(answer).metadata)
    for told in (owner.name_en, CONTACT.name, CONTACT.email, TELLING):
        assert "".join(told.split()) in own
        assert "".join(told.split()) not in text
        assert told not in metadata
        assert told.encode() not in answer.content
    assert "Shownwithouttheasker" in text
    assert "Copyfortheowner" in own


@pytest.mark.django_db
def test_a_brief_is_as_hidden_as_its_record() -> None:
    draft = make_draft()

    assert Client().get(f"/offers/{draft.pk}/brief.pdf").status_code == 404
    assert Client().get(f"/api/v1/offers/{draft.pk}/brief").status_code == 404


@prints
@pytest.mark.django_db
def test_markup_in_a_text_is_text_and_fetches_nothing() -> None:
    hostile = '<img src="file:///etc/hostname"><script>alert(1)</script>'
    made = make_published(title_en=hostile, problem_en="<link rel=attachment href=/etc/hosts>")

    answer = Client().get(f"/offers/{made.pk}/brief.pdf?lang=en")

    assert "<script>alert(1)</script>" in text_of(answer)
    assert "<linkrel=attachment" in text_of(answer)
    assert not pdf_of(answer).attachments


@prints
@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "http://169.254.169.254/latest/",
        "http://localhost/metrics",
        "https://static.invalid/../../config/settings.py",
        "https://static.invalid//etc/passwd",
        "data:text/plain,x",
    ],
)
def test_setting_type_opens_no_address_but_our_own_files(address: str) -> None:
    typesetting = pytest.importorskip("duijie.web.briefs.typesetting")

    with pytest.raises((ValueError, OSError)):
        typesetting.OurFiles().fetch(address)
    assert typesetting.OurFiles().fetch("https://static.invalid/look/mark.svg").read()


@prints
@pytest.mark.django_db
def test_a_brief_that_is_known_is_not_sent_again_until_it_says_something_else() -> None:
    made = make_published()
    address = f"/offers/{made.pk}/brief.pdf?lang=en"
    first = Client().get(address)

    again = Client(headers={"if-none-match": first["ETag"]}).get(address)
    other = Client(headers={"if-none-match": first["ETag"]}).get(address.replace("en", "zh"))

    assert again.status_code == 304
    assert other.status_code == 200
    assert "private" in first["Cache-Control"]


@prints
@pytest.mark.django_db
def test_the_api_gives_the_same_page() -> None:
    made = make_published()

    answer = Client().get(f"/api/v1/offers/{made.pk}/brief?lang=zh")

    assert "完整信息" in text_of(answer)
    assert "attachment" in answer["Content-Disposition"]


@pytest.mark.django_db
def test_what_the_operator_has_to_install_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    made = make_published()
    monkeypatch.setattr(printing, "LIBRARIES", (("not-there-1.0", "libnotthere"),))
    printing.missing_packages.cache_clear()
    try:
        page = Client(headers={"accept-language": "en"}).get(f"/offers/{made.pk}/brief.pdf")
        told = Client().get(f"/api/v1/offers/{made.pk}/brief")
        finding = doctor.briefs()
    finally:
        printing.missing_packages.cache_clear()

    assert page.status_code == told.status_code == 503
    assert "libnotthere" in page.content.decode()
    assert told.json()["code"] == "node.printing_missing"
    assert finding.facts["packages"].startswith("libnotthere")  # type: ignore[attr-defined]


@prints
@pytest.mark.django_db
def test_who_finds_the_printer_taken_is_asked_to_come_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = make_published()
    monkeypatch.setattr(drawing, "WAIT_SECONDS", 0.01)

    with drawing._turn:
        answer = Client(headers={"accept-language": "en"}).get(f"/offers/{made.pk}/brief.pdf")

    assert answer.status_code == 503
    assert answer["Retry-After"]


@pytest.mark.django_db
def test_withheld_evidence_is_not_called_missing() -> None:
    made = make_published(trl=5, field_visibility={"evidence": Visibility.PRIVATE})
    seen = queries.get_seen(ANONYMOUS, ListingKind.OFFER, made.pk)

    page = page_of(seen, Language.EN, 1.0)

    assert "TRL 5" in page
    assert "No evidence has been given" not in page


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("翘曲过大。碎片率高。", "翘曲过大。"),
        ("Bow exceeds 1.5 mm. It breaks.", "Bow exceeds 1.5 mm."),
        ("No end", "No end"),
        ("", ""),
    ],
)
def test_the_first_sentence_ends_where_a_reader_would_end_it(text: str, first: str) -> None:
    assert first_sentence(text) == first


@pytest.mark.parametrize("text", ["翘曲过大。" * 40, "One two three. " * 40, "W" * 400])
def test_a_shortened_text_keeps_to_its_room_and_shows_the_mark(text: str) -> None:
    cut = shortened(text, 100)

    assert width_of(cut) <= 100
    assert cut.endswith(MARK)


def test_short_texts_leave_their_room_to_long_ones() -> None:
    assert shares([10, 500, 600], 310) == [10, 150, 150]
