"""Change what a challenge says: freely until somebody enters, then by a stated correction."""

from dataclasses import asdict
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from duijie.challenges import permissions, queries
from duijie.challenges.errors import ChallengeFixed, CorrectionUnstated, DeadlineEarlier
from duijie.challenges.models import Challenge, Correction, Criterion
from duijie.challenges.rules.life import CHANGEABLE, check_complete
from duijie.challenges.services.telling import tell
from duijie.challenges.types import Details, Stage
from duijie.foundation import audit
from duijie.foundation.records import save_change
from duijie.kernel import clock
from duijie.kernel.actors import Actor
from duijie.notices.types import Kind

LONGEST_REASON: Final = 1000


@transaction.atomic
def change_challenge(
    *, actor: Actor, challenge_id: UUID, details: Details, reason: str = ""
) -> Challenge:
    """Say a challenge anew; once a team entered, only with a reason.

    The reason is shown to everybody, and all teams are told.
    """
    challenge = queries.get_challenge_to_change(actor, challenge_id)
    permissions.check_holds(actor, challenge)
    if Stage(challenge.stage) not in CHANGEABLE:
        raise ChallengeFixed
    check_complete(details, clock.now())
    before = said_by(challenge)
    has_teams = challenge.teams.exists()
    if has_teams:
        _check_correction(challenge, details, reason)
    _write(challenge, details)
    after = said_by(challenge)
    changed = sorted(name for name in after if after[name] != before[name])
    if not changed:
        return challenge
    if has_teams:
        _state(actor, challenge, reason, {name: [before[name], after[name]] for name in changed})
    audit.record(actor=actor, action="challenge.changed", subject=challenge.pk, fields=changed)
    return challenge


def said_by(challenge: Challenge) -> dict[str, Any]:
    """All that a challenge says of itself, as plain values."""
    said = {name: str(getattr(challenge, name)) for name in _FIELDS}
    rows = challenge.criteria.order_by("place").values_list("label_zh", "label_en", "weight")
    return said | {"criteria": [list(row) for row in rows]}


def _check_correction(challenge: Challenge, details: Details, reason: str) -> None:
    if not reason.strip():
        raise CorrectionUnstated
    # Whoever planned for a deadline keeps it.
    if details.submit_until is not None and details.submit_until < challenge.submit_until:
        raise DeadlineEarlier


def _write(challenge: Challenge, details: Details) -> None:
    plain = {name: value for name, value in asdict(details).items() if name != "criteria"}
    for name, value in plain.items():
        setattr(challenge, name, value)
    save_change(challenge, *plain)
    challenge.refresh_from_db()
    challenge.criteria.all().delete()
    Criterion.objects.bulk_create(
        Criterion(challenge=challenge, place=place, **asdict(one))
        for place, one in enumerate(details.criteria)
    )


def _state(actor: Actor, challenge: Challenge, reason: str, changes: dict[str, list[Any]]) -> None:
    Correction.objects.create(
        challenge=challenge, reason=reason.strip()[:LONGEST_REASON], changes=changes
    )
    leads = challenge.teams.filter(lead__isnull=False).values_list("lead", flat=True)
    tell(actor, challenge, list(leads), Kind.CHALLENGE_CORRECTED)


_FIELDS: Final = (
    *("title_zh", "title_en", "prize_zh", "prize_en", "rules_zh", "rules_en"),
    *("eligible_zh", "eligible_en", "submit_until", "judge_until"),
)
