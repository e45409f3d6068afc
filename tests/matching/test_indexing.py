"""The index follows the outbox, whatever happens to the process that does it."""

import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection
from tests.architecture.sources import ROOT
from tests.matching.news import NEWS, held, tell, truth

from duijie.accounts.errors import NotAnOperator
from duijie.foundation import audit, outbox
from duijie.foundation.models import OutboxEntry
from duijie.kernel.actors import SYSTEM, Actor
from duijie.matching.indexing.copies import Copy, drop
from duijie.matching.indexing.following import reader_name
from duijie.matching.indexing.places import BUILDS, STATE, read_state
from duijie.matching.services import rebuild_index
from duijie.matching.types import Audience

PATIENCE = 90.0
KILLS = 8


def caught_up(root: Path) -> None:
    with Copy(root, "index:test", NEWS) as copy:
        copy.open()
        while copy.catch_up():
            pass


@pytest.mark.django_db
def test_news_is_applied_in_order_and_the_last_word_counts(tmp_path: Path) -> None:
    first = tell("固态电解质薄膜")
    second = tell("lithium anode coating")
    tell("氢气传感器", first)
    tell("", second)

    caught_up(tmp_path)

    assert held(tmp_path) == {str(first): "氢气传感器"}
    assert held(tmp_path, Audience.REGISTERED) == held(tmp_path)


@pytest.mark.django_db
def test_operators_have_every_copy_made_anew(tmp_path: Path) -> None:
    tell("one offer")
    copies = [tmp_path / "one", tmp_path / "other"]
    for root in copies:
        caught_up(root)
    before = [read_state(root) for root in copies]

    rebuild_index(actor=SYSTEM)
    news = tell("another offer")
    for root in copies:
        caught_up(root)

    after = [read_state(root) for root in copies]
    for old, new, root in zip(before, after, copies, strict=True):
        assert old
        assert new
        assert old.build != new.build
        assert str(news) in held(root)
        caught_up(root)
        assert read_state(root) == new, "it is made once"
    assert audit.trail(action="index.rebuild_wanted").count() == 1


@pytest.mark.django_db
def test_whoever_matches_is_told_that_a_copy_was_made_anew_and_not_that_it_goes_on(
    tmp_path: Path,
) -> None:
    tell("one offer")
    told: list[int] = []
    for _ in range(2):
        with Copy(tmp_path, "reader", replace(NEWS, made_anew=told.append)) as copy:
            copy.open()

    assert told == [outbox.last_number()]


@pytest.mark.django_db
def test_only_operators_have_it_made_anew() -> None:
    with pytest.raises(NotAnOperator):
        rebuild_index(actor=Actor(user_id=uuid4()))


@pytest.mark.django_db
def test_a_copy_goes_on_where_it_stood(tmp_path: Path) -> None:
    tell("one offer")
    caught_up(tmp_path)
    build = read_state(tmp_path)
    tell("another offer")

    caught_up(tmp_path)

    after = read_state(tmp_path)
    assert build
    assert after
    assert after.build == build.build
    assert held(tmp_path) == truth()
    assert outbox.position_of("index:test") == outbox.last_number() == after.number


@pytest.mark.django_db
def test_news_applied_twice_changes_nothing(tmp_path: Path) -> None:
    for number in range(5):
        tell(f"offer number {number}")
    caught_up(tmp_path)
    before = held(tmp_path)
    state = json.loads((tmp_path / STATE).read_text())
    third = OutboxEntry.objects.get(number=3)
    state |= {"number": 3, "entry": third.pk, "subject": third.subject_id.hex}
    (tmp_path / STATE).write_text(json.dumps(state))

    caught_up(tmp_path)

    assert held(tmp_path) == before == truth()


@pytest.mark.django_db
def test_a_dropped_index_is_made_anew_from_the_database(tmp_path: Path) -> None:
    tell("kept by the database")
    caught_up(tmp_path)
    shutil.rmtree(tmp_path / BUILDS)

    caught_up(tmp_path)
    drop(tmp_path)
    caught_up(tmp_path)

    assert held(tmp_path) == truth()
    assert len(list((tmp_path / BUILDS).iterdir())) == 1


@pytest.mark.django_db
def test_an_index_that_followed_another_history_is_made_anew(tmp_path: Path) -> None:
    tell("of the history that was lost")
    tell("of the same")
    caught_up(tmp_path)
    OutboxEntry.objects.all().delete()
    for text in ("of the backup", "after the backup", "later"):
        tell(text)
    outbox.number_committed()
    for place, entry in enumerate(OutboxEntry.objects.order_by("id"), start=1):
        OutboxEntry.objects.filter(pk=entry.pk).update(number=place)

    caught_up(tmp_path)

    assert held(tmp_path) == truth()


@pytest.mark.django_db(transaction=True)
def test_an_indexer_killed_anywhere_loses_nothing_and_applies_nothing_twice(
    tmp_path: Path,
) -> None:
    chance = random.Random(20260301)  # noqa: S311  (which moments are tried, not a secret)
    subjects = [tell(f"offer {number} at the beginning") for number in range(40)]
    for _ in range(KILLS):
        with indexer(tmp_path) as process:
            for _ in range(chance.randrange(1, 6)):
                subject = chance.choice(subjects)
                tell(chance.choice(["", f"said anew {chance.random()}"]), subject)
                time.sleep(chance.random() * 0.05)
            time.sleep(chance.random() * 0.5)
            process.kill()

    with indexer(tmp_path):
        wait_for(lambda: outbox.position_of(reader_name(tmp_path)) == outbox.last_number())

    assert held(tmp_path) == truth()
    assert held(tmp_path, Audience.REGISTERED) == truth()


@pytest.mark.django_db(transaction=True)
def test_news_wakes_the_indexer_within_five_seconds(tmp_path: Path) -> None:
    with indexer(tmp_path):
        wait_for(lambda: read_state(tmp_path) is not None)
        told = time.monotonic()
        subject = tell("found at once")
        wait_for(lambda: str(subject) in held(tmp_path))

        assert time.monotonic() - told < 5


@pytest.mark.django_db(transaction=True)
def test_an_indexer_told_to_stop_finishes_and_ends(tmp_path: Path) -> None:
    with indexer(tmp_path) as process:
        wait_for(lambda: read_state(tmp_path) is not None)
        process.terminate()

        assert process.wait(20) == 0


@contextmanager
def indexer(root: Path) -> Iterator[subprocess.Popen[bytes]]:
    """An indexer in a process of its own, as the node runs it."""
    database = str(connection.settings_dict["NAME"])
    command = [sys.executable, "-m", "tests.matching.indexer_process", str(root), database]
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    process = subprocess.Popen(  # noqa: S603  (our own program)
        command, cwd=ROOT, env=os.environ | {"PYTHONPATH": paths}, stdout=subprocess.PIPE
    )
    with process:
        assert process.stdout
        assert process.stdout.readline() == b"following\n"
        try:
            yield process
        finally:
            process.kill()


def wait_for(happened: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < until, "it did not happen"
        time.sleep(0.05)
