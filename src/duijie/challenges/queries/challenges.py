"""Which challenges there are, who enters, who judges."""

from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from duijie.challenges.errors import ChallengeNotFound, NotAJuror, TeamNotFound
from duijie.challenges.models import Challenge, Correction, Criterion, Juror, Submission, Team
from duijie.challenges.permissions import check_holds
from duijie.challenges.rules.life import SHOWN
from duijie.challenges.types import JurorStanding
from duijie.kernel.actors import Actor


def challenges_visible_to(actor: Actor) -> QuerySet[Challenge]:
    """The challenges that are announced, and all of the actor's organisations."""
    found = Challenge.objects.select_related("holder", "need")
    if actor.is_operator:
        return found
    shown = Q(stage__in=[stage.value for stage in SHOWN])
    return found.filter(shown | Q(holder__in=actor.organisation_ids))


def get_challenge(actor: Actor, challenge_id: UUID) -> Challenge:
    """The challenge, if it is there for the actor."""
    return _one(challenges_visible_to(actor), challenge_id)


def get_challenge_to_change(actor: Actor, challenge_id: UUID) -> Challenge:
    """The challenge, its row locked until the transaction ends."""
    return _one(challenges_visible_to(actor).select_for_update(of=("self",)), challenge_id)


def _one(found: QuerySet[Challenge], challenge_id: UUID) -> Challenge:
    one = found.filter(pk=challenge_id).first()
    if one is None:
        raise ChallengeNotFound
    return one


def criteria_of(challenge: Challenge) -> list[Criterion]:
    """What is judged by, in order."""
    return list(challenge.criteria.order_by("place"))


def teams_of(actor: Actor, challenge: Challenge) -> QuerySet[Team]:
    """Who entered, for the holder; jurors never read this."""
    check_holds(actor, challenge)
    return challenge.teams.select_related("organisation", "lead")


def submissions_of(actor: Actor, challenge: Challenge) -> QuerySet[Submission]:
    """All versions handed in with their documents, for the holder."""
    check_holds(actor, challenge)
    found = Submission.objects.filter(team__challenge=challenge).select_related("team")
    return found.prefetch_related("documents").order_by("team__name", "-number")


def corrections_of(challenge: Challenge) -> QuerySet[Correction]:
    """What was changed after a team had entered; whoever sees the challenge reads it."""
    return challenge.corrections.order_by("-at", "-pk")


def jurors_of(actor: Actor, challenge: Challenge) -> QuerySet[Juror]:
    """Who was asked to judge, for the holder."""
    check_holds(actor, challenge)
    return challenge.jurors.select_related("user")


def find_own_team(actor: Actor, challenge: Challenge) -> Team | None:
    """The team that the actor leads."""
    if actor.user_id is None:
        return None
    return challenge.teams.filter(lead=actor.user_id).first()


def get_own_team(actor: Actor, challenge: Challenge) -> Team:
    """The team that the actor leads; refuses where there is none."""
    found = find_own_team(actor, challenge)
    if found is None:
        raise TeamNotFound
    return found


def find_juror(actor: Actor, challenge: Challenge) -> Juror | None:
    """The actor's invitation to the jury, however it stands."""
    if actor.user_id is None:
        return None
    return challenge.jurors.filter(user=actor.user_id).first()


def get_juror(actor: Actor, challenge: Challenge) -> Juror:
    """The actor as a juror who accepted."""
    found = find_juror(actor, challenge)
    if found is None or found.standing != JurorStanding.ACCEPTED.value:
        raise NotAJuror
    return found


def everything_of_person(user_id: UUID) -> dict[str, Any]:
    """All that challenges know of a person, for them to take along."""
    teams = Team.objects.filter(lead=user_id).select_related("challenge")
    jurors = Juror.objects.filter(user=user_id).select_related("challenge")
    return {
        "teams": [
            {
                "challenge": str(one.challenge),
                "name": one.name,
                "members": one.members,
                "submissions": list(one.submissions.values("number", "summary", "at")),
            }
            for one in teams
        ],
        "juries": [{"challenge": str(one.challenge), "standing": one.standing} for one in jurors],
    }
