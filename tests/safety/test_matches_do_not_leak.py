"""Nobody learns by matches what they may not read: not by list, span, count, order or file.

Hidden records are published and taken away again; whoever may not know of them must be answered,
each time, byte for byte as if they had never been.
"""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.core.cache import caches
from django.test import Client
from tests.catalogue.making import EXPERT, NEED, OFFER, make_owner, make_published
from tests.matching.making import bring_up_to_date, indexed
from tests.organisations.making import make_actor, make_manager

from duijie.accounts.models import User
from duijie.catalogue import services as catalogue
from duijie.catalogue.models import Listing
from duijie.catalogue.types.words import ListingKind, Visibility
from duijie.kernel.actors import ANONYMOUS, Actor
from duijie.matching import queries, services
from duijie.matching.models import Match
from duijie.matching.queries import Wanted
from duijie.matching.types import Basis

pytestmark = pytest.mark.django_db
# What differs from answer to answer without telling anything of records.
CHANCE = re.compile(r"csrfmiddlewaretoken[^>]*>|data-token=\"[^\"]*\"")
KEPT_BACK = "碳化硅晶圆减薄后翘曲小于 20 µm 的秘密工艺"
HIDDEN = [
    pytest.param(OFFER, {"visibility": Visibility.PRIVATE}, id="a private offer"),
    pytest.param(OFFER, {"visibility": Visibility.NAMED}, id="an offer for named organisations"),
    pytest.param(NEED, {"visibility": Visibility.PRIVATE}, id="a private need"),
    pytest.param(NEED, {"visibility": Visibility.NAMED}, id="a need for named organisations"),
    pytest.param(
        replace(EXPERT, expertise_zh="晶圆减薄翘曲。"),
        {"visibility": Visibility.PRIVATE},
        id="a private expert",
    ),
]


class Scene:
    """A public pair that match, and people who look at it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.offer = make_published(OFFER, trl=5)
        self.need = make_published(NEED, visibility=Visibility.PUBLIC, trl=7)
        self.compute(self.offer, self.need)
        self.people = [ANONYMOUS, make_actor(), make_manager(make_owner().pk)]

    def compute(self, *listings: Listing) -> None:
        """Do what the indexer and the worker do after records changed."""
        bring_up_to_date(self.folder)
        changed: dict[ListingKind, list[UUID]] = {}
        for one in listings:
            changed.setdefault(ListingKind(one.kind), []).append(one.pk)
        services.match_news(changed)
        services.ask_owners_again(list(changed))
        caches["process"].clear()

    def answers(self) -> list[str]:
        """All that people are answered about the public pair, in every form."""
        return [text for actor in self.people for text in self.answers_to(actor)]

    def answers_to(self, actor: Actor) -> list[str]:
        client = _client(actor)
        bases = [f"/{one.kind}s/{one.pk}/matches" for one in (self.offer, self.need)]
        return [
            _said(client.get(address))
            for base in bases
            for address in (base, f"{base}?kind=expert", f"{base}?trl=4-6", f"/api/v1{base}")
        ]


def _client(actor: Actor) -> Client:
    client = Client(headers={"accept-language": "en"})
    if actor.user_id:
        client.force_login(User.objects.get(pk=str(actor.user_id)))
    return client


def _said(answer: Any) -> str:
    return f"{answer.status_code} {CHANCE.sub('', answer.content.decode())}"


@pytest.fixture
def scene(tmp_path: Path) -> Any:
    """The public pair, indexed and matched."""
    with indexed(tmp_path / "index"):
        yield Scene(tmp_path / "index")


@pytest.mark.parametrize(("details", "more"), HIDDEN)
def test_a_hidden_record_changes_no_answer_to_those_who_may_not_know(
    scene: Scene, details: Any, more: dict[str, Any]
) -> None:
    before = scene.answers()
    assert any("match-head" in text for text in before)

    hidden = make_published(details, **more)
    scene.compute(hidden)
    assert scene.answers() == before

    owner = make_manager(hidden.owner_id)
    catalogue.withdraw_listing(actor=owner, listing_id=hidden.pk, reason="", seen=None)
    scene.compute(hidden)
    assert scene.answers() == before


def test_a_private_field_changes_no_answer_to_those_who_may_not_read_it(scene: Scene) -> None:
    seen_by_all = replace(OFFER, title_zh="另一项成果", title_en="Another result", abstract_en="x")
    plain = replace(seen_by_all, field_visibility={"advantage": Visibility.PRIVATE})
    hidden = make_published(plain)
    scene.compute(hidden)
    before = scene.answers()

    telling = replace(plain, advantage_zh=KEPT_BACK)
    catalogue.change_listing(
        actor=make_manager(hidden.owner_id), listing_id=hidden.pk, details=telling, seen=None
    )
    scene.compute(hidden)

    after = scene.answers()
    assert not any("秘密" in text for text in after)
    # Byte for byte, with every version and time in it.
    assert after == before


def test_a_blind_asker_is_named_by_no_match(scene: Scene) -> None:
    owner = make_owner()
    blind = make_published(NEED, owner.pk, visibility=Visibility.BLIND)
    scene.compute(blind)
    reader = make_actor()

    client = _client(reader)
    # A blind need is there for who signed in: of the two readings theirs is the one that has it.
    match = Match.objects.get(
        asker=scene.offer.pk, found=blind.pk, basis=Basis.REGISTERED.value, is_current=True
    )
    told = [
        client.get(f"/offers/{scene.offer.pk}/matches").content.decode(),
        client.get(f"/matches/{match.pk}").content.decode(),
        client.get(f"/api/v1/matches/{match.pk}").content.decode(),
        client.get(f"/needs/{blind.pk}/matches").content.decode(),
    ]
    for text in told:
        # A list leads to the match, all else to the need itself.
        assert str(blind.pk) in text or str(match.pk) in text
        assert owner.name_en not in text
        assert str(owner.pk) not in text


def test_what_the_owner_alone_reads_is_in_no_match_of_others(scene: Scene) -> None:
    need = make_published(
        replace(NEED, problem_zh=KEPT_BACK),
        visibility=Visibility.REGISTERED,
        field_visibility={"problem": Visibility.PRIVATE},
    )
    scene.compute(need)
    owner, reader = make_manager(need.owner_id), make_actor()

    mine = queries.matches_of(owner, ListingKind.NEED, need.pk, Wanted(ListingKind.OFFER))
    assert mine.fits
    for one in Match.objects.filter(asker=need.pk, basis=Basis.OWNER.value):
        for actor in (reader, ANONYMOUS):
            answer = _client(actor).get(f"/matches/{one.pk}")
            nothing = _client(actor).get(f"/matches/{UUID(int=one.pk.int ^ 1)}")
            assert answer.status_code == nothing.status_code == 404
    page = _client(reader).get(f"/needs/{need.pk}/matches").content.decode()
    assert "秘密" not in page
