"""Two sides of a match agree to meet; until then neither learns more than it may."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.core.cache import caches
from tests.catalogue.making import NEED, OFFER, make_published
from tests.matching.making import indexed
from tests.matching.test_matches import compute, seen
from tests.organisations.making import make_actor, make_manager, make_member

from duijie.catalogue.types.words import ListingKind
from duijie.foundation.models import AuditEntry
from duijie.introductions import queries, rules, services, tasks
from duijie.introductions.errors import (
    AskedAlready,
    BothYours,
    IntroductionNotFound,
    ManagerAnswers,
    MessageMissing,
    NobodyToReach,
    NotYourSide,
)
from duijie.introductions.models import Introduction
from duijie.introductions.types import Contact, Side, Stage
from duijie.kernel.states import IllegalMove
from duijie.notices.models import Notice

pytestmark = pytest.mark.django_db
LIN = Contact(name="Lin", email="lin@example.com")
WU = Contact(name="Wu", phone="010-1234")


class Pair:
    """A blind need and an offer that match, with the managers of both."""

    def __init__(self, folder: Path, offer_owner: UUID | None = None) -> None:
        self.need = make_published(NEED)
        self.offer = make_published(OFFER, offer_owner or None)
        compute(folder, self.need, self.offer)
        self.asking, self.asked = (
            make_manager(self.need.owner_id),
            make_manager(self.offer.owner_id),
        )
        (one,) = seen(self.asking, self.need, ListingKind.OFFER).matches
        self.match_id = one.id

    def ask(self) -> Introduction:
        """The need's side asks the offer's."""
        return services.ask_for_introduction(
            actor=self.asking, match_id=self.match_id, message="May we talk?", contact=LIN
        )


@pytest.fixture
def pair(tmp_path: Path) -> object:
    """Two records that match."""
    caches["process"].clear()
    with indexed(tmp_path / "index"):
        yield Pair(tmp_path / "index")


def test_the_asked_side_reads_the_message_and_not_who_asks(pair: Pair) -> None:
    made = pair.ask()

    told = queries.get_introduction(pair.asked, made.pk)
    assert (told.side, told.message, told.may_answer) == (Side.ASKED, "May we talk?", True)
    assert (told.asking.owner, told.asking.contact) == (None, None)
    notices = Notice.objects.filter(kind="introduction_asked")
    assert notices.exists()
    assert pair.need.owner.name_en not in str([one.facts for one in notices])


def test_contacts_open_to_both_once_both_agree(pair: Pair) -> None:
    made = pair.ask()
    assert queries.get_introduction(pair.asking, made.pk).asked.contact is None

    services.agree_to_introduction(actor=pair.asked, introduction_id=made.pk, contact=WU)

    ours = queries.get_introduction(pair.asking, made.pk)
    theirs = queries.get_introduction(pair.asked, made.pk)
    assert (ours.asked.contact, theirs.asking.contact) == (WU, LIN)
    assert theirs.asking.owner is not None
    assert theirs.asking.owner.id == pair.need.owner_id


def test_a_declined_request_tells_the_reason_and_opens_nothing(pair: Pair) -> None:
    made = pair.ask()

    services.decline_introduction(actor=pair.asked, introduction_id=made.pk, reason="licensed")

    ours = queries.get_introduction(pair.asking, made.pk)
    assert (ours.stage, ours.reason, ours.asked.contact) == (Stage.DECLINED, "licensed", None)
    assert queries.get_introduction(pair.asked, made.pk).asking.owner is None
    assert pair.ask().stage == Stage.ASKED.value


def test_outsiders_do_not_learn_that_there_is_an_introduction(pair: Pair) -> None:
    made = pair.ask()
    outsider = make_actor()

    assert queries.page_of_introductions(outsider).items == []
    with pytest.raises(IntroductionNotFound):
        queries.get_introduction(outsider, made.pk)
    with pytest.raises(IntroductionNotFound):
        services.agree_to_introduction(actor=outsider, introduction_id=made.pk, contact=WU)


def test_only_who_owns_a_side_asks_and_only_once(pair: Pair) -> None:
    with pytest.raises(NotYourSide):
        services.ask_for_introduction(
            actor=make_actor(), match_id=pair.match_id, message="Hello", contact=LIN
        )
    pair.ask()
    with pytest.raises(AskedAlready):
        pair.ask()


def test_members_cannot_answer_and_the_asking_side_cannot_either(pair: Pair) -> None:
    made = pair.ask()
    for actor in (make_member(pair.offer.owner_id), pair.asking):
        with pytest.raises(ManagerAnswers):
            services.agree_to_introduction(actor=actor, introduction_id=made.pk, contact=WU)


def test_a_withdrawn_request_cannot_be_answered(pair: Pair) -> None:
    made = pair.ask()
    services.withdraw_introduction(actor=pair.asking, introduction_id=made.pk)

    with pytest.raises(IllegalMove):
        services.agree_to_introduction(actor=pair.asked, introduction_id=made.pk, contact=WU)
    trail = AuditEntry.objects.filter(subject_id=made.pk).values_list("action", flat=True)
    assert set(trail) == {"introduction.asked", "introduction.withdrawn"}


def test_a_request_that_nobody_answers_lapses(pair: Pair) -> None:
    made = pair.ask()
    tasks.let_lapse()
    made.refresh_from_db()
    assert made.stage == Stage.ASKED.value
    made.lapses_on -= rules.HOLDS + timedelta(days=1)
    made.save()

    tasks.let_lapse()

    made.refresh_from_db()
    assert made.stage == Stage.LAPSED.value
    assert Notice.objects.filter(kind="introduction_lapsed").exists()


def test_a_contact_goes_with_its_account(pair: Pair) -> None:
    made = pair.ask()
    assert pair.asking.user_id
    services.forget_contact(actor=pair.asking, user_id=pair.asking.user_id)

    made.refresh_from_db()
    assert made.asking_contact == {}
    assert made.message == "May we talk?"


def test_what_is_asked_needs_a_word_and_somebody_to_reach() -> None:
    with pytest.raises(MessageMissing):
        rules.cleaned_message("  ")
    for contact in (Contact(name=""), Contact(name="Lin"), replace(LIN, name=" ")):
        with pytest.raises(NobodyToReach):
            rules.cleaned_contact(contact)


def test_nobody_is_introduced_to_themselves(tmp_path: Path) -> None:
    offer = make_published(OFFER)
    need = make_published(NEED, offer.owner_id)
    with indexed(tmp_path / "index"):
        compute(tmp_path / "index", need, offer)
        actor = make_manager(offer.owner_id)
        (one,) = seen(actor, need, ListingKind.OFFER).matches
        with pytest.raises(BothYours):
            services.ask_for_introduction(
                actor=actor, match_id=one.id, message="Hello", contact=LIN
            )
