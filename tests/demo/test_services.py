"""The demonstration is loaded whole, once, and only where it belongs."""

from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from tests.outreach.making import make_match

from duijie.accounts.models import User
from duijie.catalogue.models import Listing, Offer
from duijie.catalogue.queries import listings_visible_to
from duijie.catalogue.types.words import ListingKind, Origin, Stage, Visibility
from duijie.challenges.models import Challenge
from duijie.challenges.types import Stage as ContestStage
from duijie.demo import queries, reading
from duijie.demo.errors import NotADemoNode
from duijie.demo.services import hold_days, load_demo, tell_stories
from duijie.events.models import Event
from duijie.events.queries.plans import meetings_of
from duijie.events.services import run_plan
from duijie.events.types import Stage as DayStage
from duijie.events.types import Standing, Useful
from duijie.exchange.models import Import
from duijie.funnel.queries import current_funnel
from duijie.introductions.models import Introduction
from duijie.kernel import clock
from duijie.kernel.actors import ANONYMOUS, SYSTEM
from duijie.notices.models import Notice
from duijie.organisations.models import Invitation, Organisation
from duijie.organisations.queries import verifications_waiting
from duijie.organisations.types import Kind
from duijie.outreach.models import Reply
from duijie.registries.services import load_built_in

pytestmark = pytest.mark.django_db
IMPORTED = 6


def test_invented_records_do_not_go_where_real_ones_are() -> None:
    with pytest.raises(NotADemoNode):
        load_demo(actor=SYSTEM)

    assert not Organisation.objects.exists()


def test_a_whole_ecosystem_is_loaded_once(settings: Any, tmp_path: Path) -> None:
    settings.DEMO, settings.MEDIA_ROOT = True, tmp_path
    load_built_in(actor=SYSTEM)
    call_command("load_demo")
    before = (Listing.objects.count(), User.objects.count(), Organisation.objects.count())

    _all_is_there()
    _all_stages_and_visibilities_are_there()
    _there_is_work_to_do()
    _everybody_in_the_table_can_sign_in()
    _dates_follow_today()
    _the_stories_happen_once_their_records_are_matched()
    _a_day_was_held_and_one_is_open()
    _a_challenge_was_decided_and_one_is_open()
    assert load_demo(actor=SYSTEM) is False
    assert before == (Listing.objects.count(), User.objects.count(), Organisation.objects.count())


def _a_day_was_held_and_one_is_open() -> None:
    past, coming = Event.objects.order_by("held_on")
    assert (past.stage, coming.stage) == (DayStage.CLOSED, DayStage.OPEN)
    assert past.held_on < clock.today() < coming.held_on
    assert coming.participants.filter(standing=Standing.ASKED).count() == 2

    assert hold_days() == 0, "its plan is not made yet"
    run_plan(plan_id=past.plans.get().pk)
    # Whoever tries the demonstration may call the day otherwise.
    Event.objects.filter(pk=past.pk).update(title_zh="改了名的对接日")
    assert hold_days() == 1
    assert hold_days() == 0

    past.refresh_from_db()
    said = {one.useful for one in past.judgements.all()}
    assert past.stage == DayStage.HELD
    assert {Useful.YES, Useful.PARTLY, Useful.NOT_HELD} <= said
    assert meetings_of(queries.published_plan(past))


def _a_challenge_was_decided_and_one_is_open() -> None:
    decided, coming = Challenge.objects.order_by("submit_until")
    assert (decided.stage, coming.stage) == (ContestStage.DECIDED, ContestStage.OPEN)
    assert [one["rank"] for one in decided.result["places"]] == [1, 2, 3]
    assert coming.teams.count() == 1


def _the_stories_happen_once_their_records_are_matched() -> None:
    assert tell_stories() == 0
    judged = [one for one in reading.stories() if one.judges]
    for one in judged:
        need, offer = (Listing.objects.get(external_id=name) for name in (one.need, one.offer))
        make_match(need, offer)

    assert tell_stories() == len(judged) + 1
    stages = Counter(Introduction.objects.values_list("stage", flat=True))
    assert stages == {"agreed": 2, "asked": 1, "declined": 1}
    assert Reply.objects.get().pushed.user == User.objects.get(email="beichen@demo.example")
    assert current_funnel().of_demo
    assert tell_stories() == 0
    assert all(link.matches for link in queries.stories())


def _all_is_there() -> None:
    kinds = Counter(Listing.objects.values_list("kind", flat=True))
    both = Offer.objects.exclude(title_zh="").exclude(title_en="")

    assert kinds == {"offer": 240 + IMPORTED, "need": 60, "expert": 30, "lab": 20}
    full = both.filter(evidence_rows__isnull=False, quantity_rows__isnull=False)
    assert full.distinct().count() >= 50
    assert set(Organisation.objects.values_list("kind", flat=True)) == set(Kind)
    assert set(Listing.objects.values_list("origin", flat=True)) == {
        Origin.DEMO.value,
        Origin.SPREADSHEET.value,
    }


def _all_stages_and_visibilities_are_there() -> None:
    for kind in (ListingKind.OFFER, ListingKind.NEED):
        records = Listing.objects.filter(kind=kind.value)
        assert set(records.values_list("stage", flat=True)) == set(Stage)
        assert set(records.values_list("visibility", flat=True)) == set(Visibility)
    shown = listings_visible_to(ANONYMOUS, ListingKind.NEED)
    assert 0 < shown.count() < 60


def _there_is_work_to_do() -> None:
    assert verifications_waiting(SYSTEM).count() == 4
    assert Listing.objects.filter(stage=Stage.IN_REVIEW.value).count() >= 10
    assert Invitation.objects.filter(ended_at__isnull=True).count() == 1
    assert Import.objects.get().refused == 2
    assert Notice.objects.filter(read_at__isnull=True).exists()


def _everybody_in_the_table_can_sign_in() -> None:
    for who in queries.who_is_who():
        person = User.objects.get(email=who.address)
        assert person.check_password(reading.password())
        assert person.is_active


def _dates_follow_today() -> None:
    shown = Listing.objects.filter(stage=Stage.PUBLISHED.value)

    assert not shown.filter(expires_on__lt=clock.today()).exists()
    assert shown.filter(expires_on__lt=clock.today() + timedelta(days=30)).exists()
    assert not shown.filter(published_at__gt=clock.now()).exists()
    assert not shown.filter(published_at__lt=clock.now() - timedelta(days=365)).exists()
