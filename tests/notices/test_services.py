"""People are told, on the node and by mail, as they want it."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from tests.accounts.make import make_operator, make_person, make_user

from duijie.accounts.models import User
from duijie.accounts.queries import actor_of
from duijie.kernel import clock
from duijie.kernel.actors import SYSTEM, Actor
from duijie.kernel.language import Language
from duijie.notices import queries, services, tasks
from duijie.notices.errors import LinkBroken, NoticeNotFound
from duijie.notices.types import Delivery, Kind, Topic

pytestmark = pytest.mark.django_db

FACTS = {"title_zh": "碳化硅减薄", "title_en": "SiC thinning", "reason": "…"}


def tell(*people: Actor, kind: Kind = Kind.LISTING_RETURNED, actor: Actor = SYSTEM) -> None:
    known = [one.user_id for one in people if one.user_id]
    services.notify(actor=actor, people=known, kind=kind, path="/offers/1", **FACTS)


def mail_now(person: Actor, delivery: Delivery = Delivery.AT_ONCE) -> int:
    assert person.user_id
    return services.mail_person(user_id=person.user_id, delivery=delivery)


def sentence(person: Actor, language: Language) -> str:
    return queries.sentence_of(queries.notices_of(person).get(), language)


def test_a_notice_is_in_the_list_and_counts_until_it_is_read() -> None:
    person = make_person()
    tell(person)
    before = queries.unread_count(person)

    services.mark_read(actor=person, notice_id=queries.notices_of(person).get().pk)

    assert (before, queries.unread_count(person)) == (1, 0)


def test_each_reader_reads_it_in_their_own_language() -> None:
    person = make_person()
    tell(person)

    assert "SiC thinning" in sentence(person, Language.EN)
    assert "碳化硅减薄" in sentence(person, Language.ZH)


def test_nobody_is_told_of_their_own_deed() -> None:
    person = make_person()

    tell(person, actor=person)

    assert not queries.notices_of(person)


def test_whoever_cannot_sign_in_is_not_told() -> None:
    user = make_user()
    User.objects.filter(pk=user.pk).update(is_active=False)

    tell(Actor(user_id=user.pk))

    assert not queries.notices_of(Actor(user_id=user.pk))


def test_a_notice_of_somebody_else_is_not_there() -> None:
    person = make_person()
    tell(person)

    with pytest.raises(NoticeNotFound):
        services.mark_read(actor=make_person(), notice_id=queries.notices_of(person).get().pk)


def test_what_waits_goes_in_one_letter_and_only_once() -> None:
    person = make_person()
    tell(person)
    tell(person, kind=Kind.LISTING_PUBLISHED)

    sent = mail_now(person), mail_now(person)

    assert sent == (2, 0)
    assert len(mail.outbox) == 1
    assert mail.outbox[0].subject == "2 notices"


def test_a_letter_has_a_text_part_a_page_and_a_way_out() -> None:
    person = make_person()
    tell(person)

    mail_now(person)

    letter = mail.outbox[0]
    assert isinstance(letter, EmailMultiAlternatives)
    assert "http://localhost:8000/offers/1" in str(letter.body)
    assert "SiC thinning" in str(letter.alternatives[0][0])
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_a_letter_speaks_the_language_of_its_reader() -> None:
    person = actor_of(make_user(language=Language.ZH))
    tell(person)

    mail_now(person)

    assert "被退回" in mail.outbox[0].subject
    assert "选择接收哪些邮件" in str(mail.outbox[0].body)


def test_what_was_read_is_not_mailed() -> None:
    person = make_person()
    tell(person)
    services.mark_all_read(actor=person)

    assert mail_now(person) == 0


def test_what_is_old_is_no_news() -> None:
    person = make_person()
    tell(person)

    with clock.stopped_at(clock.now() + timedelta(days=4)):
        assert mail_now(person) == 0


def choose(person: Actor, delivery: Delivery) -> None:
    services.choose_deliveries(actor=person, wanted={Topic.RECORDS: delivery})


@pytest.mark.parametrize(
    ("delivery", "listed", "at_once", "daily"),
    [
        pytest.param(Delivery.AT_ONCE, 1, 1, 0, id="at once"),
        pytest.param(Delivery.DAILY, 1, 0, 1, id="daily"),
        pytest.param(Delivery.IN_APP, 1, 0, 0, id="in the list"),
        pytest.param(Delivery.NEVER, 0, 0, 0, id="never"),
    ],
)
def test_everybody_is_told_as_they_chose(
    delivery: Delivery, listed: int, at_once: int, daily: int
) -> None:
    person = make_person()
    choose(person, delivery)

    tell(person)

    assert queries.notices_of(person).count() == listed
    assert mail_now(person) == at_once
    assert mail_now(person, Delivery.DAILY) == daily


def test_a_choice_holds_for_what_waits_already() -> None:
    person = make_person()
    tell(person)

    choose(person, Delivery.IN_APP)

    assert mail_now(person) == 0


def test_the_link_of_a_mail_stops_its_topics_and_no_other() -> None:
    person = make_operator()
    tell(person)
    mail_now(person)
    found = re.search(r"/notices/stop/([^>\s]+)", mail.outbox[0].extra_headers["List-Unsubscribe"])
    assert found

    services.stop_mails(token=found[1])

    chosen = queries.deliveries_of(person)
    assert chosen[Topic.RECORDS] is Delivery.IN_APP
    assert chosen[Topic.DESK] is Delivery.AT_ONCE


def test_a_forged_link_stops_nothing() -> None:
    with pytest.raises(LinkBroken):
        services.stop_mails(token="WyJ4Il0:1:2")  # noqa: S106  (it opens nothing)


def test_the_topic_of_operators_is_not_offered_to_others() -> None:
    assert Topic.DESK not in queries.deliveries_of(make_person())
    assert Topic.DESK in queries.deliveries_of(make_operator())


def test_the_daily_letter_comes_in_the_morning_of_the_reader(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(tasks, "_ask_for_mail", lambda user_id, _delivery: asked.append(user_id))
    people = {zone: make_user() for zone in ("Asia/Shanghai", "Europe/Berlin")}
    for zone, user in people.items():
        User.objects.filter(pk=user.pk).update(time_zone=zone)
        choose(actor_of(user), Delivery.DAILY)
    now = datetime.now(UTC).replace(hour=0, minute=7)
    with clock.stopped_at(now):
        tell(*(actor_of(user) for user in people.values()))

        tasks.mail_daily()

    assert asked == [people["Asia/Shanghai"].pk]
