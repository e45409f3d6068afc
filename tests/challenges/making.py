"""Challenges made up for tests."""

from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from tests.catalogue.making import NEED, make_owner, make_published
from tests.organisations.making import make_actor, make_member

from duijie.accounts.models import User
from duijie.challenges import queries, services
from duijie.challenges.models import Challenge
from duijie.challenges.types import CriterionSaid, Details, JurorStanding, Stage, TeamSaid
from duijie.kernel import clock
from duijie.kernel.actors import SYSTEM, Actor

LAST = clock.now() + timedelta(days=10)
AFTER = LAST + timedelta(hours=1)
DETAILS = Details(
    title_zh="减薄翘曲挑战赛",
    title_en="Thin wafer challenge",
    prize_zh="奖金30万元",
    submit_until=LAST,
    judge_until=LAST + timedelta(days=20),
    criteria=(CriterionSaid("可行性", "Feasibility", 60), CriterionSaid("成本", "Cost", 40)),
)


def make_challenge(stage: Stage = Stage.OPEN, **more: Any) -> Challenge:
    """A challenge of an organisation of its own."""
    need = make_published(NEED, **more)
    made = services.make_challenge(actor=SYSTEM, need_id=need.pk, details=DETAILS)
    if stage is Stage.OPEN:
        services.move_challenge(actor=SYSTEM, challenge_id=made.pk, stage=Stage.OPEN)
    made.refresh_from_db()
    return made


def enter(challenge: Challenge, name: str = "Team Hidden", *, summary: str = "We grind.") -> Actor:
    """Somebody who leads a team and handed a version in."""
    house = make_owner()
    actor = make_member(house.pk)
    said = TeamSaid(name, house.pk, ("Li", "Chen"))
    services.enter(actor=actor, challenge_id=challenge.pk, said=said)
    file = SimpleUploadedFile("plan of Team Hidden.pdf", b"%PDF-1.7\n%%EOF\n")
    services.submit(actor=actor, challenge_id=challenge.pk, summary=summary, files=[file])
    return actor


def make_juror(challenge: Challenge) -> Actor:
    """Somebody who is on the jury."""
    actor = make_actor()
    email = User.objects.get(pk=str(actor.user_id)).email
    services.invite_juror(actor=SYSTEM, challenge_id=challenge.pk, email=email)
    services.answer_invitation(
        actor=actor, challenge_id=challenge.pk, standing=JurorStanding.ACCEPTED
    )
    return actor


def judging(challenge: Challenge) -> Challenge:
    """The challenge after its deadline, numbers drawn."""
    with clock.stopped_at(AFTER):
        return services.move_challenge(actor=SYSTEM, challenge_id=challenge.pk, stage=Stage.JUDGING)


def judge(challenge: Challenge, juror: Actor, points: dict[str, tuple[int, int]]) -> None:
    """A juror declares and scores teams, by their summaries."""
    challenge.refresh_from_db()
    criteria = [one.pk for one in queries.criteria_of(challenge)]
    for sheet in queries.sheets_for(juror, challenge):
        assert sheet.submission is not None
        if sheet.submission.summary in points:
            services.declare(
                actor=juror, challenge_id=challenge.pk, team_id=sheet.team_id, has_conflict=False
            )
            given = dict(zip(criteria, points[sheet.submission.summary], strict=True))
            services.score(
                actor=juror, challenge_id=challenge.pk, team_id=sheet.team_id, points=given
            )
