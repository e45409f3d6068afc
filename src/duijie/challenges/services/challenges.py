"""Announce a challenge, ask a jury, move it through its life."""

import random
import secrets
from dataclasses import asdict
from uuid import UUID

from django.db import transaction

from duijie.accounts.models import User
from duijie.catalogue.models import Need
from duijie.catalogue.types.words import Stage as ListingStage
from duijie.challenges import permissions, queries
from duijie.challenges.errors import (
    JudgingTooEarly,
    JurorInTeam,
    JurorUnknown,
    NeedNotPublished,
    NotAJuror,
)
from duijie.challenges.models import Challenge, Criterion, Juror
from duijie.challenges.rules.life import JURY, LIFE, check_complete
from duijie.challenges.services.telling import tell
from duijie.challenges.types import Details, JurorStanding, Stage
from duijie.foundation import audit
from duijie.foundation.records import save_change
from duijie.kernel import clock
from duijie.kernel.actors import Actor
from duijie.kernel.states import IllegalMove
from duijie.notices.types import Kind


@transaction.atomic
def make_challenge(*, actor: Actor, need_id: UUID, details: Details) -> Challenge:
    """Prepare a challenge from an own published need; nobody sees it yet."""
    need = Need.objects.select_related("owner").filter(pk=need_id).first()
    if need is None or need.stage != ListingStage.PUBLISHED.value:
        raise NeedNotPublished
    if not (actor.is_operator or actor.is_manager_of(need.owner_id)):
        raise NeedNotPublished
    check_complete(details, clock.now())
    plain = {name: value for name, value in asdict(details).items() if name != "criteria"}
    challenge = Challenge.objects.create(holder=need.owner, need=need, **plain)
    Criterion.objects.bulk_create(
        Criterion(challenge=challenge, place=place, **asdict(one))
        for place, one in enumerate(details.criteria)
    )
    audit.record(actor=actor, action="challenge.made", subject=challenge.pk)
    return challenge


@transaction.atomic
def move_challenge(*, actor: Actor, challenge_id: UUID, stage: Stage) -> Challenge:
    """Open a challenge, begin judging, or cancel it; deciding is a deed of its own."""
    challenge = queries.get_challenge_to_change(actor, challenge_id)
    permissions.check_holds(actor, challenge)
    LIFE.check_move(Stage(challenge.stage), stage)
    if stage is Stage.DECIDED:
        raise IllegalMove(now=challenge.stage, wanted=stage.value, possible="cancelled")
    if stage is Stage.JUDGING:
        _begin_judging(challenge)
    challenge.stage = stage.value
    save_change(challenge, "stage")
    audit.record(actor=actor, action=f"challenge.{stage.value}", subject=challenge.pk)
    return challenge


def _begin_judging(challenge: Challenge) -> None:
    """Draw the numbers under which solutions are judged; who handed in nothing has none."""
    handed_in = list(challenge.teams.filter(submissions__isnull=False).distinct().order_by("pk"))
    if challenge.submit_until > clock.now() or not handed_in:
        raise JudgingTooEarly
    # Drawn from the system's own chance, so that nobody can find out the order of entry.
    random.Random(secrets.randbits(128)).shuffle(handed_in)  # noqa: S311  (seeded from secrets)
    for number, team in enumerate(handed_in, 1):
        team.number = number
        save_change(team, "number")


@transaction.atomic
def invite_juror(*, actor: Actor, challenge_id: UUID, email: str) -> Juror:
    """Ask somebody with an account to judge."""
    challenge = queries.get_challenge_to_change(actor, challenge_id)
    permissions.check_holds(actor, challenge)
    user = User.objects.filter(email__iexact=email.strip(), is_active=True).first()
    if user is None:
        raise JurorUnknown
    if challenge.teams.filter(lead=user).exists():
        raise JurorInTeam
    juror, made = Juror.objects.get_or_create(challenge=challenge, user=user)
    if made:
        audit.record(actor=actor, action="juror.invited", subject=challenge.pk, juror=str(user.pk))
        tell(actor, challenge, [user.pk], Kind.CHALLENGE_JURY, "/jury")
    return juror


@transaction.atomic
def answer_invitation(*, actor: Actor, challenge_id: UUID, standing: JurorStanding) -> Juror:
    """Join the jury, or not."""
    challenge = queries.get_challenge(actor, challenge_id)
    juror = queries.find_juror(actor, challenge)
    if juror is None:
        raise NotAJuror
    JURY.check_move(JurorStanding(juror.standing), standing)
    juror.standing = standing.value
    save_change(juror, "standing")
    audit.record(actor=actor, action=f"juror.{standing.value}", subject=challenge.pk)
    return juror
