"""Saved searches write what is new, never the same thing twice, and stop when told to."""

from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from tests.catalogue.making import make_published
from tests.foundation.working import do_all_jobs
from tests.matching.making import bring_up_to_date
from tests.organisations.making import make_actor, make_manager

from duijie.accounts.errors import NotSignedIn
from duijie.accounts.models import User
from duijie.accounts.queries import has_agreed
from duijie.accounts.types import Consent
from duijie.catalogue.types.words import ListingKind
from duijie.kernel.actors import ANONYMOUS, Actor
from duijie.matching import letters, queries, services, tasks
from duijie.matching.errors import (
    LinkBroken,
    NothingToKeep,
    SearchNotFound,
    TooManySearches,
)
from duijie.matching.models import SavedSearch
from duijie.matching.types import Rhythm

pytestmark = pytest.mark.django_db
TITLE: dict[str, Any] = {"title_zh": "氢气泄漏传感器", "title_en": ""}


def keep(actor: Actor, text: str = "氢气传感器", rhythm: Rhythm = Rhythm.DAILY) -> SavedSearch:
    wish = queries.wish_of(ListingKind.OFFER, {"q": text})
    return services.save_search(actor=actor, wish=wish, rhythm=rhythm)


def test_a_search_is_kept_once_and_agreeing_to_mail_is_noted() -> None:
    actor = make_actor()

    first = keep(actor)
    second = keep(actor, rhythm=Rhythm.WEEKLY)

    assert first.pk == second.pk
    assert second.rhythm == Rhythm.WEEKLY.value
    assert actor.user_id
    assert has_agreed(actor.user_id, Consent.DIGEST)


def test_a_search_without_mail_asks_for_no_consent() -> None:
    actor = make_actor()
    keep(actor, rhythm=Rhythm.NEVER)

    assert actor.user_id
    assert not has_agreed(actor.user_id, Consent.DIGEST)


def test_strangers_keep_nothing_and_nobody_touches_the_searches_of_others() -> None:
    saved = keep(make_actor())

    with pytest.raises(NotSignedIn):
        keep(ANONYMOUS)
    with pytest.raises(SearchNotFound):
        services.change_rhythm(actor=make_actor(), search_id=saved.pk, rhythm=Rhythm.NEVER)
    with pytest.raises(SearchNotFound):
        services.delete_search(actor=make_actor(), search_id=saved.pk)


def test_a_search_for_everything_is_not_kept() -> None:
    with pytest.raises(NothingToKeep):
        keep(make_actor(), text=" ")


def test_there_is_room_for_fifty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services.searches, "MOST_SAVED", 2)
    actor = make_actor()
    keep(actor, "one")
    keep(actor, "two")

    with pytest.raises(TooManySearches):
        keep(actor, "three")


def test_only_what_is_new_is_sent_and_only_once(index: Path) -> None:
    make_published(**TITLE)
    saved = keep(make_actor())
    bring_up_to_date(index)

    assert services.send_news(search_id=saved.pk) == 0
    make_published(**TITLE)
    make_published()
    bring_up_to_date(index)
    assert services.send_news(search_id=saved.pk) == 1
    assert services.send_news(search_id=saved.pk) == 0
    (sent,) = mail.outbox
    assert "氢气泄漏传感器" in str(sent.body)
    assert "List-Unsubscribe" in sent.extra_headers


@pytest.mark.parametrize(
    ("language", "subject", "title", "way_out"),
    [
        ("zh", "“氢气传感器”有 1 条新记录", "氢气泄漏传感器", "搜索"),
        ("en", "1 new for “氢气传感器”", "Hydrogen leak sensor", "search"),
    ],
)
def test_a_letter_of_news_speaks_its_readers_language_as_text_and_as_a_page(
    index: Path, language: str, subject: str, title: str, way_out: str
) -> None:
    actor = make_actor()
    User.objects.filter(pk=str(actor.user_id)).update(language=language)
    saved = keep(actor)
    make_published(title_zh="氢气泄漏传感器", title_en="Hydrogen leak sensor")
    bring_up_to_date(index)

    services.send_news(search_id=saved.pk)

    sent = mail.outbox[0]
    assert isinstance(sent, EmailMultiAlternatives)
    assert sent.subject == subject
    ((page, kind),) = sent.alternatives
    assert kind == "text/html"
    for told in (str(sent.body), str(page)):
        assert title in told
        assert way_out in told
        assert letters.token_of(saved) in told


def test_news_that_could_not_be_sent_is_sent_later(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = keep(make_actor())
    make_published(**TITLE)
    bring_up_to_date(index)
    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.EmailMessage.send", _no_server)
        with pytest.raises(OSError, match="server"):
            services.send_news(search_id=saved.pk)

    assert services.send_news(search_id=saved.pk) == 1


def _no_server(*_: object, **__: object) -> int:
    raise OSError("no mail server")


def test_nobody_is_told_of_their_own_records(index: Path) -> None:
    made = make_published(**TITLE)
    saved = keep(make_manager(made.owner_id))
    SavedSearch.objects.update(since=made.created_at.replace(year=2020))
    bring_up_to_date(index)

    assert services.send_news(search_id=saved.pk) == 0


def test_the_link_of_a_letter_stops_it(index: Path) -> None:
    saved = keep(make_actor())
    make_published(**TITLE)
    bring_up_to_date(index)

    services.stop_letters(token=letters.token_of(saved))

    assert services.send_news(search_id=saved.pk) == 0
    with pytest.raises(LinkBroken):
        services.stop_letters(token="made-up")  # noqa: S106  (a link, not a password)


@pytest.mark.django_db(transaction=True)
def test_every_morning_the_daily_searches_write(index: Path) -> None:
    keep(make_actor(), rhythm=Rhythm.DAILY)
    keep(make_actor(), rhythm=Rhythm.WEEKLY)
    make_published(**TITLE)
    bring_up_to_date(index)

    tasks.send_daily_news()
    do_all_jobs()

    assert len(mail.outbox) == 1
