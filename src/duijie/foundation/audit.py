"""The audit trail: every change, by whom, in the transaction of the change."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from duijie.foundation.models import AuditEntry
from duijie.kernel.actors import Actor
from duijie.kernel.tracing import trace_id


def record(*, actor: Actor, action: str, subject: UUID, **facts: Any) -> None:  # noqa: ANN401
    """Write down what was done; facts are values and codes, never prose or secrets."""
    AuditEntry.objects.create(
        user_id=actor.user_id, action=action, subject_id=subject, facts=facts, trace=trace_id()
    )


def record_all(*, actor: Actor, deeds: Sequence[tuple[str, UUID, Mapping[str, Any]]]) -> None:
    """Write down many deeds at once, each as action, subject and facts."""
    AuditEntry.objects.bulk_create(
        [
            AuditEntry(
                user_id=actor.user_id,
                action=action,
                subject_id=subject,
                facts=dict(facts),
                trace=trace_id(),
            )
            for action, subject, facts in deeds
        ]
    )


def entries_about(subject: UUID) -> QuerySet[AuditEntry]:
    """All that was done to one record, newest first."""
    return AuditEntry.objects.filter(subject_id=subject)


def entries_by(user_id: UUID) -> QuerySet[AuditEntry]:
    """All that one person did, newest first."""
    return AuditEntry.objects.filter(user_id=user_id)


def trail(*, action: str = "", user_id: UUID | None = None) -> QuerySet[AuditEntry]:
    """The whole trail, newest first, narrowed by action or person."""
    entries = AuditEntry.objects.all()
    if action:
        entries = entries.filter(action__startswith=action)
    return entries if user_id is None else entries.filter(user_id=user_id)
