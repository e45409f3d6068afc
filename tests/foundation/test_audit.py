"""The audit trail is only added to."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from duijie.foundation import audit
from duijie.foundation.models import AuditEntry
from duijie.kernel import clock
from duijie.kernel.actors import SYSTEM, Actor
from duijie.kernel.ids import new_id
from duijie.kernel.tracing import traced

pytestmark = pytest.mark.django_db


def record_something(action: str = "thing.made", actor: Actor = SYSTEM) -> UUID:
    subject = new_id()
    audit.record(actor=actor, action=action, subject=subject, size=3)
    return subject


def test_an_entry_says_who_did_what_to_which_record_and_when() -> None:
    somebody = Actor(user_id=new_id())
    noon = datetime(2026, 5, 4, 12, tzinfo=UTC)

    with clock.stopped_at(noon), traced("request-1"):
        subject = record_something(actor=somebody)

    entry = audit.entries_about(subject).get()
    assert (entry.user_id, entry.action, entry.at) == (somebody.user_id, "thing.made", noon)
    assert (entry.facts, entry.trace) == ({"size": 3}, "request-1")


def test_the_database_refuses_to_change_an_entry() -> None:
    record_something()

    with pytest.raises(IntegrityError), transaction.atomic():
        AuditEntry.objects.update(action="thing.hidden")


def test_the_database_refuses_to_delete_an_entry() -> None:
    record_something()

    with pytest.raises(IntegrityError), transaction.atomic():
        AuditEntry.objects.all().delete()


def test_the_trail_is_searched_by_action_and_by_person() -> None:
    somebody = Actor(user_id=new_id())
    record_something("offer.published")
    record_something("need.published", somebody)

    assert [entry.action for entry in audit.trail(action="offer.")] == ["offer.published"]
    assert [entry.action for entry in audit.trail(user_id=somebody.user_id)] == ["need.published"]
