"""Everybody hears of what serves them once, of nothing they may not see, and can stop it."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.organisations.making import make_manager, make_member, make_person
from tests.outreach.making import (
    Firm,
    agree,
    details_of,
    make_firm,
    make_match,
    make_offer,
    make_offer_draft,
)

from duijie.accounts.errors import NotAnOperator
from duijie.accounts.services import take_back_consent
from duijie.accounts.types import Consent
from duijie.catalogue import services as catalogue
from duijie.catalogue.errors import ListingNotFound
from duijie.catalogue.queries import get_seen
from duijie.catalogue.types.words import ListingKind, Visibility
from duijie.engine.results import Grade
from duijie.foundation.audit import trail
from duijie.kernel.actors import SYSTEM, Actor
from duijie.matching.models import Judgement
from duijie.matching.services import judge_match
from duijie.matching.types import Opinion
from duijie.outreach import letters, queries, services
from duijie.outreach.errors import LinkBroken, PushNotFound
from duijie.outreach.models import Pushed, Reply
from duijie.outreach.types import Pace

pytestmark = pytest.mark.django_db


def sent_to(reader: Actor) -> int:
    """How many records a digest tells the reader of, now."""
    assert reader.user_id
    return services.send_digest(user_id=reader.user_id)


def change(offer: Any, **more: Any) -> None:
    """The owner of an offer says something else of it."""
    catalogue.change_listing(
        actor=SYSTEM, listing_id=offer.pk, details=details_of("offer", **more), seen=None
    )


def test_a_new_offer_that_fits_is_told_once() -> None:
    firm = make_firm()
    make_match(firm.need, make_offer())

    assert sent_to(firm.reader) == 1
    assert sent_to(firm.reader) == 0
    (letter,) = mail.outbox
    assert "碳化硅" in str(letter.body) or "SiC" in str(letter.body)
    assert letter.alternatives  # type: ignore[union-attr]


def test_who_did_not_agree_gets_nothing() -> None:
    firm = make_firm(agreed=False)
    make_match(firm.need, make_offer())

    assert sent_to(firm.reader) == 0
    agree(firm.reader)
    assert sent_to(firm.reader) == 1


def test_an_answer_that_stays_the_same_is_no_news_and_another_one_is() -> None:
    firm, offer = make_firm(), make_offer()
    make_match(firm.need, offer)
    sent_to(firm.reader)

    change(offer, social_value="Less noise.")
    make_match(firm.need, offer)
    assert sent_to(firm.reader) == 0
    make_match(firm.need, offer, Grade.POSSIBLE)
    assert sent_to(firm.reader) == 1


def test_what_a_person_said_no_to_does_not_come_again_to_the_firm() -> None:
    firm, offer = make_firm(), make_offer()
    colleague = make_member(firm.need.owner_id)
    agree(colleague)
    make_match(firm.need, offer)
    sent_to(firm.reader)
    pushed = Pushed.objects.get()

    services.answer(actor=firm.reader, pushed_id=pushed.pk, opinion=Opinion.NOT_FOR_US)
    make_match(firm.need, offer, Grade.POSSIBLE)

    assert sent_to(firm.reader) == 0
    assert sent_to(colleague) == 0
    assert Judgement.objects.get().opinion == Opinion.NOT_FOR_US.value


def test_too_early_is_asked_again_when_the_offer_is_riper() -> None:
    firm, offer = make_firm(), make_offer(trl=3)
    make_match(firm.need, offer)
    sent_to(firm.reader)
    services.answer(actor=firm.reader, pushed_id=Pushed.objects.get().pk, opinion=Opinion.TOO_EARLY)

    assert sent_to(firm.reader) == 0
    change(offer, trl=6)
    make_match(firm.need, offer, Grade.POSSIBLE)
    assert sent_to(firm.reader) == 1


def test_a_judgement_on_the_page_of_matches_counts_as_well() -> None:
    firm, offer = make_firm(), make_offer()
    match = make_match(firm.need, offer)

    judge_match(actor=firm.reader, match_id=match.pk, opinion=Opinion.WRONG_FIELD)

    assert sent_to(firm.reader) == 0


def test_one_click_stops_all_and_the_letter_says_so_to_programs() -> None:
    firm = make_firm()
    make_match(firm.need, make_offer())
    sent_to(firm.reader)
    headers = mail.outbox[0].extra_headers
    address = re.sub("^<https?://[^/]+", "", headers["List-Unsubscribe"]).rstrip(">")

    stranger = Client(enforce_csrf_checks=True)
    assert stranger.get(address).status_code == 200
    assert queries.pace_of(firm.reader) is Pace.WEEKLY
    assert stranger.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200

    make_match(firm.need, make_offer())
    assert queries.pace_of(firm.reader) is Pace.NEVER
    assert sent_to(firm.reader) == 0
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_the_link_of_a_letter_answers_without_signing_in_and_opening_it_does_nothing() -> None:
    firm = make_firm()
    make_match(firm.need, make_offer())
    sent_to(firm.reader)
    found = re.search(r"/digests/answers/[^?\s]+\?because=wrong_field", str(mail.outbox[0].body))
    assert found

    stranger = Client()
    assert stranger.get(found[0]).status_code == 200
    assert not Reply.objects.exists()
    assert stranger.post(found[0], {"because": "wrong_field"}).status_code == 200

    assert Reply.objects.get().opinion == Opinion.WRONG_FIELD.value
    assert trail(action="digest.answered").first().user_id == firm.reader.user_id  # type: ignore[union-attr]


def test_a_link_of_another_node_answers_nothing() -> None:
    with pytest.raises(LinkBroken):
        services.answer_by_link(token="forged", opinion=Opinion.USEFUL)  # noqa: S106
    assert Client().post("/digests/stop/forged").status_code == 404


def test_nobody_answers_for_another() -> None:
    firm, other = make_firm(), make_firm()
    make_match(firm.need, make_offer())
    sent_to(firm.reader)

    with pytest.raises(PushNotFound):
        services.answer(
            actor=other.reader, pushed_id=Pushed.objects.get().pk, opinion=Opinion.USEFUL
        )


def test_a_colleague_who_left_hears_nothing_of_the_firm() -> None:
    firm = make_firm()
    make_match(firm.need, make_offer())
    stranger = make_manager(make_firm().need.owner_id)
    agree(stranger)

    assert sent_to(stranger) == 0


def test_operators_see_reach_and_not_readers() -> None:
    operator = Client(headers={"accept-language": "en"})
    operator.force_login(make_person(operator=True))
    for _ in range(4):
        firm = make_firm()
        make_match(firm.need, make_offer())
        sent_to(firm.reader)

    assert queries.reach_by_week(SYSTEM)[0].people is None
    firm = make_firm()
    make_match(firm.need, make_offer())
    sent_to(firm.reader)
    page = operator.get("/operators/digests").content.decode()

    assert queries.reach_by_week(SYSTEM)[0].people == 5
    assert str(firm.reader.user_id) not in page
    with pytest.raises(NotAnOperator):
        queries.reach_by_week(firm.reader)


DEEDS = (
    "publish", "withdraw", "public", "registered", "blind", "named", "unnamed", "private",
    "change", "match", "weaker", "judge", "answer", "stop", "want", "take_back", "agree", "send",
)  # fmt: skip


class Story:
    """An offer and a firm in any order of events, with what must hold after each."""

    def __init__(self) -> None:
        self.firm: Firm = make_firm()
        self.offer = make_offer_draft()
        self.told: set[tuple[Any, ...]] = set()
        self.wants, self.agreed = True, True

    def do(self, deed: str) -> None:
        """Let one thing happen; what the rules refuse does not happen."""
        act = getattr(self, deed, None)
        if act is not None:
            act()
        elif deed in {"publish", "withdraw"}:
            self._move(deed)
        else:
            self._show_to(deed)

    def _move(self, deed: str) -> None:
        self.offer.refresh_from_db()
        if deed == "publish" and self.offer.stage == "draft":
            catalogue.publish_listing(actor=SYSTEM, listing_id=self.offer.pk, seen=None)
        elif deed == "publish" and self.offer.stage == "withdrawn":
            catalogue.reopen_listing(actor=SYSTEM, listing_id=self.offer.pk, seen=None)
        elif deed == "withdraw" and self.offer.stage == "published":
            catalogue.withdraw_listing(actor=SYSTEM, listing_id=self.offer.pk, reason="", seen=None)

    def _show_to(self, deed: str) -> None:
        named = (self.firm.need.owner_id,) if deed == "named" else ()
        seen_by = Visibility("named" if deed == "unnamed" else deed)
        self._write(visibility=seen_by, shared_with=named)

    def _write(self, **more: Any) -> None:
        self.offer.refresh_from_db()
        if self.offer.stage != "withdrawn":
            change(self.offer, **more)

    def change(self) -> None:
        """The offer says something else that does not matter."""
        self._write(social_value=uuid4().hex)

    def match(self) -> None:
        """The engine finds that the offer fits, surely."""
        make_match(self.firm.need, self.offer)

    def weaker(self) -> None:
        """The engine finds that the offer fits, less surely."""
        make_match(self.firm.need, self.offer, Grade.POSSIBLE)

    def judge(self) -> None:
        """The reader judges on the page, if there is a match to see."""
        self._answer_last(Opinion.WRONG_FIELD)

    def answer(self) -> None:
        """The reader says that it is of use."""
        self._answer_last(Opinion.USEFUL)

    def _answer_last(self, opinion: Opinion) -> None:
        last = queries.pushed_to(self.firm.reader).first()
        if last is not None:
            services.answer(actor=self.firm.reader, pushed_id=last.pk, opinion=opinion)

    def stop(self) -> None:
        """The reader unsubscribes by the link."""
        assert self.firm.reader.user_id
        services.stop_by_link(token=letters.stop_token(self.firm.reader.user_id))
        self.wants = False

    def want(self) -> None:
        """The reader wants digests, which is also to agree."""
        services.choose_pace(actor=self.firm.reader, pace=Pace.DAILY)
        self.wants = self.agreed = True

    def take_back(self) -> None:
        """The reader takes back the consent."""
        assert self.firm.reader.user_id
        take_back_consent(
            actor=self.firm.reader, user_id=self.firm.reader.user_id, kind=Consent.DIGEST
        )
        self.agreed = False

    def agree(self) -> None:
        """The reader agrees to mails again."""
        agree(self.firm.reader)
        self.agreed = True

    def send(self) -> None:
        """A digest goes out, and what it tells must be seen, wanted and new."""
        before = len(mail.outbox)
        number = sent_to(self.firm.reader)
        assert len(mail.outbox) - before == bool(number)
        assert not number or (self.wants and self.agreed)
        rows = Pushed.objects.filter(user=self.firm.reader.user_id).order_by("-created_at")[:number]
        for row in rows:
            news = (row.listing_id, row.own_id, row.mark)
            assert news not in self.told
            self.told.add(news)
            assert self._is_seen()

    def _is_seen(self) -> bool:
        try:
            get_seen(self.firm.reader, ListingKind.OFFER, self.offer.pk)
        except ListingNotFound:
            return False
        return True


@given(deeds=st.lists(st.sampled_from(DEEDS), min_size=4, max_size=25))
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_in_whatever_order_nobody_gets_what_they_may_not_see_and_nothing_twice(
    deeds: list[str],
) -> None:
    mail.outbox = []
    with transaction.atomic():
        story = Story()
        for deed in ["publish", "match", *deeds, "send", "send"]:
            story.do(deed)
        transaction.set_rollback(True)
