"""Nobody is shown as an expert without their own word, which only they say and take back."""

import re
from dataclasses import replace

import pytest
from django.core import mail
from django.test import Client
from tests.catalogue.making import EXPERT, OFFER, make_draft, make_published
from tests.organisations.making import make_actor, make_manager

from duijie.accounts.models import User
from duijie.catalogue import services
from duijie.catalogue.errors import AskedOften, ListingMalformed, ListingNotFound
from duijie.catalogue.models import ConsentLetter, Expert, Listing
from duijie.catalogue.queries import content_of
from duijie.catalogue.rules.consent import MOST_LETTERS, TEXT_VERSION
from duijie.catalogue.types.words import PersonConsent, Stage
from duijie.foundation.models import AuditEntry
from duijie.kernel.actors import Actor
from duijie.kernel.language import Language
from duijie.notices.models import Notice

pytestmark = pytest.mark.django_db

UNASKED = replace(EXPERT, consent=PersonConsent.NONE)


def asked(expert: Listing, actor: Actor, language: Language = Language.EN) -> str:
    """The link of the letter that a person gets."""
    letter = services.ask_person(
        actor=actor, listing_id=expert.pk, email="expert@example.org", language=language
    )
    services.mail_consent(letter_id=letter.pk)
    found = re.search(r"/consent/\S+", str(mail.outbox[-1].body))
    assert found
    return found[0]


def person(actor: Actor) -> User:
    """The account of somebody."""
    assert actor.user_id
    return User.objects.get(pk=actor.user_id)


def consent_of(expert: Listing) -> PersonConsent:
    """What the record says of the consent by now."""
    return PersonConsent(Expert.objects.get(pk=expert.pk).consent)


@pytest.mark.parametrize(
    ("language", "subject", "button"),
    [
        (Language.EN, "show you as an expert", "I agree to be shown"),
        (Language.ZH, "专家", "同意"),
    ],
)
def test_a_person_is_asked_and_answers_in_their_language_without_an_account(
    language: Language, subject: str, button: str
) -> None:
    expert = make_draft(UNASKED)
    link = asked(expert, make_manager(expert.owner_id), language)
    letter = mail.outbox[-1]
    stranger = Client()

    page = stranger.get(link).content.decode()
    unanswered = consent_of(expert)
    stranger.post(link, {"answer": "yes"})

    assert letter.to == ["expert@example.org"]
    assert subject in letter.subject
    assert letter.message().is_multipart()
    assert button in page
    assert "半导体减薄与抛光" in page
    assert unanswered is PersonConsent.NONE
    assert consent_of(expert) is PersonConsent.IN_PERSON


def test_the_record_is_published_only_after_the_person_agreed() -> None:
    expert = make_draft(UNASKED)
    manager = make_manager(expert.owner_id)
    link = asked(expert, manager)
    refused = Client().get(f"/experts/{expert.pk}").status_code

    Client().post(link, {"answer": "yes"})
    services.publish_listing(actor=manager, listing_id=expert.pk, seen=None)

    assert refused == 404
    assert Client().get(f"/experts/{expert.pk}").status_code == 200


def test_a_consent_taken_back_takes_the_record_out_of_sight_at_once() -> None:
    expert = make_draft(UNASKED)
    manager = make_manager(expert.owner_id)
    link = asked(expert, manager)
    Client().post(link, {"answer": "yes"})
    services.publish_listing(actor=manager, listing_id=expert.pk, seen=None)

    Client().post(link, {"answer": "no"})

    assert consent_of(expert) is PersonConsent.WITHDRAWN
    assert Listing.objects.get(pk=expert.pk).stage == Stage.WITHDRAWN.value
    assert Client().get(f"/experts/{expert.pk}").status_code == 404


def test_a_consent_in_writing_can_be_taken_back_too() -> None:
    expert = make_published(EXPERT)

    Client().post(asked(expert, make_manager(expert.owner_id)), {"answer": "no"})

    assert Listing.objects.get(pk=expert.pk).stage == Stage.WITHDRAWN.value


def test_what_was_said_stands_in_the_log_with_the_version_of_the_text() -> None:
    expert = make_draft(UNASKED)
    link = asked(expert, make_manager(expert.owner_id))

    for answer in ("yes", "no"):
        Client().post(link, {"answer": answer})

    log = AuditEntry.objects.filter(subject_id=expert.pk, action__contains="consent_")
    assert [one.action for one in log.order_by("id")] == [
        "expert.consent_given",
        "expert.consent_withdrawn",
    ]
    assert {one.facts["text_version"] for one in log} == {TEXT_VERSION}
    kept = ConsentLetter.objects.get()
    assert (kept.answer, kept.answered_at is None) == ("withdrawn", False)


@pytest.mark.parametrize("claimed", [PersonConsent.IN_PERSON, PersonConsent.WITHDRAWN])
def test_nobody_says_in_their_place_what_only_the_person_says(claimed: PersonConsent) -> None:
    expert = make_draft(UNASKED)
    manager = make_manager(expert.owner_id)
    said = replace(UNASKED, consent=claimed)

    with pytest.raises(ListingMalformed) as refused:
        services.change_listing(actor=manager, listing_id=expert.pk, details=said, seen=None)
    with pytest.raises(ListingMalformed):
        services.create_listing(actor=manager, owner_id=expert.owner_id, details=said)

    assert [one.code for one in refused.value.problems] == [
        "catalogue.problem.only_the_person_says"
    ]


def test_after_a_consent_was_taken_back_no_paper_replaces_it() -> None:
    expert = make_draft(UNASKED)
    manager = make_manager(expert.owner_id)
    Client().post(asked(expert, manager), {"answer": "no"})
    said = replace(UNASKED, consent=PersonConsent.WRITTEN)

    with pytest.raises(ListingMalformed):
        services.change_listing(actor=manager, listing_id=expert.pk, details=said, seen=None)


def test_the_rest_of_the_record_can_still_be_changed_after_the_person_spoke() -> None:
    expert = make_draft(UNASKED)
    manager = make_manager(expert.owner_id)
    Client().post(asked(expert, manager), {"answer": "yes"})
    now = content_of(Expert.objects.get(pk=expert.pk))

    changed = services.change_listing(
        actor=manager,
        listing_id=expert.pk,
        details=replace(now, title_en="Zhang Shili"),
        seen=None,
    )

    assert changed.title_en == "Zhang Shili"
    assert consent_of(expert) is PersonConsent.IN_PERSON


def test_the_members_are_told_of_the_answer() -> None:
    expert = make_draft(UNASKED)
    manager = make_manager(expert.owner_id)

    Client().post(asked(expert, manager), {"answer": "yes"})

    told = Notice.objects.get(user=person(manager))
    assert (told.kind, told.path) == ("person_agreed", f"/experts/{expert.pk}")


@pytest.mark.parametrize("token", ["nothing", "a:b:c", "%22x%22"])
def test_a_made_up_link_leads_nowhere(token: str) -> None:
    assert Client().get(f"/consent/{token}").status_code == 404
    assert Client().post(f"/consent/{token}", {"answer": "yes"}).status_code == 404


def test_somebody_who_does_not_answer_is_not_asked_on_and_on() -> None:
    expert = make_draft(UNASKED)
    manager = make_manager(expert.owner_id)
    for _ in range(MOST_LETTERS):
        asked(expert, manager)

    with pytest.raises(AskedOften):
        asked(expert, manager)


def test_only_members_ask_and_only_persons_are_asked() -> None:
    expert, offer = make_draft(UNASKED), make_draft(OFFER)
    manager = make_manager(offer.owner_id)

    for actor, listing in ((make_actor(), expert), (manager, expert), (manager, offer)):
        with pytest.raises(ListingNotFound):
            asked(listing, actor)


def test_the_page_of_a_record_asks_the_person_by_mail() -> None:
    expert = make_draft(UNASKED)
    browser = Client(headers={"accept-language": "en"})
    browser.force_login(person(make_manager(expert.owner_id)))

    page = browser.get(f"/experts/{expert.pk}").content.decode()
    form = {"email": "expert@example.org", "language": "zh"}
    browser.post(f"/experts/{expert.pk}/consent", form)
    again = browser.post(f"/experts/{expert.pk}/consent", {"email": "nobody", "language": "zh"})

    assert f'action="/experts/{expert.pk}/consent"' in page
    assert ConsentLetter.objects.get().language == "zh"
    assert again.status_code == 302
