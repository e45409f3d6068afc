"""Give the same answer to the same request, however often and at once it is sent."""

from collections.abc import Callable
from uuid import UUID

from django.db import transaction

from duijie.access import rules
from duijie.access.errors import AnswerNotKept, KeyUsedForAnother
from duijie.access.models import KeptAnswer
from duijie.access.types import Answer
from duijie.kernel import clock

GOOD = range(200, 300)


def answer_once(
    *, user_id: UUID, key: str, fingerprint: str, work: Callable[[], Answer | None]
) -> Answer | None:
    """What was answered to this key before. Else None, after the work has been done and kept.

    Key, work and answer are one transaction. Who sends the same key meanwhile
    waits at its unique row until this one ends; whoever is killed leaves nothing
    behind. What was refused is not kept, for nothing was done. ``work`` gives None
    for an answer that must not be kept.
    """
    rules.check_key(key)
    with transaction.atomic():
        mine = KeptAnswer(user_id=user_id, key=key, fingerprint=fingerprint)
        KeptAnswer.objects.filter(
            user=user_id, key=key, at__lt=clock.now() - rules.KEPT_ANSWERS
        ).delete()
        KeptAnswer.objects.bulk_create([mine], ignore_conflicts=True)
        kept = KeptAnswer.objects.select_for_update().get(user=user_id, key=key)
        if kept.fingerprint != fingerprint:
            raise KeyUsedForAnother
        if kept.status is not None:
            return Answer(kept.status, kept.content_type, kept.etag, kept.body)
        answer = work()
        if answer is None:
            raise AnswerNotKept
        if answer.status in GOOD:
            kept.status, kept.content_type = answer.status, answer.content_type
            kept.etag, kept.body = answer.etag, answer.body
            kept.save(update_fields=["status", "content_type", "etag", "body"])
        else:
            transaction.set_rollback(True)
    return None


def forget_old_answers() -> int:
    """Delete the answers that need not be given again."""
    return KeptAnswer.objects.filter(at__lt=clock.now() - rules.KEPT_ANSWERS).delete()[0]
