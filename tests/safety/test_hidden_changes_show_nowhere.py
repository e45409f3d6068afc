"""Whatever a house changes in what it keeps back: no page and no answer becomes another.

All that tells of its records is asked before and after by a stranger and by somebody who is
registered; the clock moves on in between, so that a time that tells of a change shows.
"""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.matching.making import indexed
from tests.safety.shown import (
    KEPT_BACK,
    Shown,
    add_what_nobody_sees,
    browser_of,
    change_what_is_kept_back,
    make_shown,
    match_between,
    publicly_change,
    rely_on_matches,
)

from duijie.access import services as access
from duijie.access.models import Webhook
from duijie.catalogue.types.words import ListingKind
from duijie.foundation import outbox
from duijie.kernel import clock
from duijie.kernel.actors import ANONYMOUS, Actor
from duijie.matching.types import Basis
from duijie.outreach.queries import news_for

pytestmark = pytest.mark.django_db
CHANCE = re.compile(rb"csrfmiddlewaretoken[^>]*>|data-token=\"[^\"]*\"")
# The headers that speak of what is answered; others are of the one request.
TELLING = {"ETag", "Last-Modified", "Content-Type", "Content-Disposition", "Location", "Link"}
HELD = ("organisations", "events", "challenges")
WORDS = {
    ListingKind.OFFER: "碳化硅晶圆减薄翘曲",
    ListingKind.NEED: "翘曲",
    ListingKind.EXPERT: "减薄",
    ListingKind.LAB: "grinding wafers",
}


def addresses(shown: Shown, actor: Actor) -> Iterator[str]:
    """All that tells of the house's records and has an address."""
    for kind, record in shown.records.items():
        many = f"{kind}s"
        yield from (
            f"/{many}",
            f"/{many}/{record.pk}",
            f"/{many}/{record.pk}/brief.pdf",
            f"/api/v1/{many}?industry=39",
            f"/api/v1/{many}/{record.pk}",
            f"/api/v1/{many}/{record.pk}/matches",
            f"/api/v1/search/{kind}?q={WORDS[kind]}",
            f"/exports/{kind}.csv",
        )
    yield from (f"/{one}/{shown.values[f'{one[:-1]}_id']}" for one in HELD)
    yield from _questions(shown, actor)


def _questions(shown: Shown, actor: Actor) -> Iterator[str]:
    """What tells by order, by count, by span or by why not."""
    need, offer = shown.records[ListingKind.NEED], shown.records[ListingKind.OFFER]
    basis = Basis.REGISTERED if actor.is_known else Basis.PUBLIC
    pair = [
        match_between(need, one[ListingKind.OFFER], basis).pk
        for one in (shown.records, shown.others)
    ]
    yield from (
        "/",
        f"/search/offers?q={KEPT_BACK}",
        f"/search/offers?q={WORDS[ListingKind.OFFER]}&sort=readiness",
        "/search/offers?sort=readiness",
        "/search/needs?trl=7-9&sort=closing",
        f"/needs/{need.pk}/matches?trl=4-6",
        f"/offers/{offer.pk}/matches",
        f"/needs/{need.pk}/matches/why?record={offer.pk}",
        f"/needs/{need.pk}/matches/compare?m={pair[0]}&m={pair[1]}",
        f"/matches/{pair[0]}",
        f"/api/v1/needs/{need.pk}/matches/absence?record={offer.pk}",
        f"/organisations/{shown.values['organisation_id']}/field",
        "/funnel",
    )
    if actor.is_known:
        yield from (f"/clinic/{shown.values['draft_id']}/", "/shortlist", "/digests")


def asked(client: Client, address: str) -> tuple[Any, ...]:
    """What an address answers: how it went, what is said about it, what is in it."""
    answer: Any = client.get(address)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    about = {name: said for name, said in answer.items() if name in TELLING}
    return answer.status_code, about, CHANCE.sub(b"", body)


def walk(shown: Shown) -> dict[tuple[str, str], tuple[Any, ...]]:
    """Every answer to a stranger and to somebody who is registered."""
    found = {}
    for actor in (ANONYMOUS, shown.reader):
        client = browser_of(actor)
        who = "registered" if actor.is_known else "stranger"
        for address in addresses(shown, actor):
            found[who, address] = asked(client, address)
    return found


def test_what_is_kept_back_changes_no_answer(tmp_path: Path) -> None:
    with indexed(tmp_path / "index"):
        shown = make_shown(tmp_path / "index")
        assert shown.reader.user_id
        follows = Webhook.objects.create(
            user_id=shown.reader.user_id,
            address="https://receiver.example/news",
            topics=["offer", "need", "expert", "lab"],
            position=outbox.last_number(),
        )
        began = clock.now() - timedelta(hours=1)
        with clock.stopped_at(clock.now() + timedelta(days=2)):
            before, lists = walk(shown), walk_lists(shown)
            news = told(shown, began)
            assert [key for key, answer in before.items() if answer[0] != 200] == []

            change_what_is_kept_back(shown)
            add_what_nobody_sees(shown)
            rely_on_matches(shown)
            # Between the change and the worker's next round, too.
            moment = walk_lists(shown)
            shown.compute()

            after = walk(shown)
            assert [key for key in before if after.get(key) != before[key]] == []
            assert after.keys() == before.keys()
            assert [key for key in lists if moment[key] != lists[key]] == []
            assert told(shown, began) == news
            assert access.note_news(webhook_id=follows.pk) == 0


def told(shown: Shown, began: datetime) -> list[tuple[Any, ...]]:
    """What a digest would tell, in its order."""
    news = news_for(shown.reader, began)
    return [(one.seen.id, one.seen.version, one.seen.updated_at, one.mark) for one in news]


def walk_lists(shown: Shown) -> dict[tuple[str, str], tuple[Any, ...]]:
    """The lists of matches and the records, as a stranger reads them at this moment."""
    client = browser_of(ANONYMOUS)
    found = {}
    for kind, record in shown.records.items():
        for end in ("", "/matches"):
            address = f"/{kind}s/{record.pk}{end}"
            found["stranger", address] = asked(client, address)
    return found


def test_the_attack_notices_what_may_be_noticed(tmp_path: Path) -> None:
    """The same walk finds a change that everybody may read."""
    with indexed(tmp_path / "index"):
        shown = make_shown(tmp_path / "index")
        offer = shown.records[ListingKind.OFFER]
        client = browser_of(ANONYMOUS)
        before = asked(client, f"/offers/{offer.pk}"), asked(client, f"/api/v1/offers/{offer.pk}")

        publicly_change(shown)

        after = asked(client, f"/offers/{offer.pk}"), asked(client, f"/api/v1/offers/{offer.pk}")
        assert before[0] != after[0]
        assert before[1][1]["ETag"] == '"1"'
        assert after[1][1]["ETag"] == '"2"'
