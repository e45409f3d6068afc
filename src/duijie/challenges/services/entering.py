"""Enter a challenge with a team, and hand in versions until the deadline."""

import io
from pathlib import PurePath
from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.db import transaction

from duijie.accounts.permissions import check_signed_in
from duijie.catalogue import uploads
from duijie.challenges import queries
from duijie.challenges.errors import (
    AlreadyEntered,
    JurorInTeam,
    SubmissionOver,
    TeamNotFound,
    TooManyDocuments,
)
from duijie.challenges.models import Challenge, Document, Submission, Team
from duijie.challenges.types import Stage, TeamSaid
from duijie.foundation import audit
from duijie.kernel import clock
from duijie.kernel.actors import Actor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.core.files.base import File

MOST_DOCUMENTS: Final = 10
LONGEST_SUMMARY: Final = 10_000
MOST_MEMBERS: Final = 30


@transaction.atomic
def enter(*, actor: Actor, challenge_id: UUID, said: TeamSaid) -> Team:
    """Enter with a team that one leads."""
    challenge = queries.get_challenge_to_change(actor, challenge_id)
    check_signed_in(actor)
    _check_open(challenge)
    if queries.find_own_team(actor, challenge) is not None:
        raise AlreadyEntered
    if queries.find_juror(actor, challenge) is not None:
        raise JurorInTeam
    if said.organisation_id is not None and not actor.is_member_of(said.organisation_id):
        raise TeamNotFound
    team = Team.objects.create(
        challenge=challenge,
        lead_id=actor.user_id,
        organisation_id=said.organisation_id,
        name=said.name.strip()[:200] or "–",
        members=[one.strip()[:100] for one in said.members if one.strip()][:MOST_MEMBERS],
    )
    audit.record(actor=actor, action="team.entered", subject=challenge.pk, team=str(team.pk))
    return team


@transaction.atomic
def submit(
    *, actor: Actor, challenge_id: UUID, summary: str, files: "Sequence[File[bytes]]" = ()
) -> Submission:
    """Hand in a version; the ones before it are kept, the last is judged."""
    challenge = queries.get_challenge_to_change(actor, challenge_id)
    _check_open(challenge)
    team = queries.get_own_team(actor, challenge)
    if len(files) > MOST_DOCUMENTS:
        raise TooManyDocuments(most=MOST_DOCUMENTS)
    made = Submission.objects.create(
        team=team,
        number=team.submissions.count() + 1,
        summary=summary.strip()[:LONGEST_SUMMARY],
        at=clock.now(),
    )
    for place, file in enumerate(files, 1):
        _keep(made, place, file)
    audit.record(
        actor=actor,
        action="team.submitted",
        subject=challenge.pk,
        team=str(team.pk),
        number=made.number,
        files=len(files),
    )
    return made


def _keep(submission: Submission, place: int, file: "File[bytes]") -> None:
    name = PurePath(file.name or "file").name[-200:]
    file.seek(0)
    content = io.BytesIO(file.read(uploads.LARGEST + 1))
    found = uploads.sniff(content, file.size or 0, name)
    document = Document(
        submission=submission,
        name=name,
        neutral_name=f"document-{place}.{found.ending}",
        media_type=found.media_type,
        size=file.size or 0,
    )
    file.seek(0)
    document.file.save(f"file.{found.ending}", file, save=False)
    document.save(force_insert=True)


def _check_open(challenge: Challenge) -> None:
    if challenge.stage != Stage.OPEN.value or challenge.submit_until < clock.now():
        raise SubmissionOver
