"""Innovation challenges, done through the services as people do them."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from duijie.challenges import services
from duijie.challenges.queries import criteria_of
from duijie.challenges.types import CriterionSaid, Details, JurorStanding, Stage, TeamSaid
from duijie.demo import queries, reading
from duijie.demo.services.timeline import Timeline
from duijie.demo.types import ChallengeEntry, Houses, InBoth, TeamEntry
from duijie.kernel import clock
from duijie.kernel.actors import Actor
from duijie.kernel.language import Language

# So long after the announcement that jurors answer and teams enter.
ANSWERED: Final = timedelta(days=4)
ENTERED: Final = timedelta(days=10)


@dataclass(slots=True)
class Contest:
    """A challenge to be, and those who take part."""

    entry: ChallengeEntry
    houses: Houses
    ids: list[UUID] = field(default_factory=list)

    def announce(self) -> None:
        """Make the challenge, open it, ask the jury."""
        holder, until = self._holder(), self._until
        details = Details(
            **self.entry.details,
            submit_until=until(self.entry.submit),
            judge_until=until(self.entry.judge),
            criteria=tuple(CriterionSaid(*one) for one in self.entry.criteria),
        )
        need = queries.record(self.entry.need)
        made = services.make_challenge(actor=holder, need_id=need, details=details)
        services.move_challenge(actor=holder, challenge_id=made.pk, stage=Stage.OPEN)
        self.ids.append(made.pk)
        for key in self.entry.jurors:
            mail = queries.mail_of(self.houses.by_key[key].manager)
            services.invite_juror(actor=holder, challenge_id=made.pk, email=mail)

    def answer(self) -> None:
        """The jurors accept."""
        for key in self.entry.jurors:
            services.answer_invitation(
                actor=self.houses.by_key[key].manager,
                challenge_id=self.ids[0],
                standing=JurorStanding.ACCEPTED,
            )

    def enter(self) -> None:
        """The teams enter and hand in, in the language of whoever leads them."""
        for team in self.entry.teams:
            house = self.houses.by_key[team.house]
            said = TeamSaid(_told(team.name, house.manager), house.id, (house.manager.name,))
            services.enter(actor=house.manager, challenge_id=self.ids[0], said=said)
            summary = _told(team.summary, house.manager)
            services.submit(actor=house.manager, challenge_id=self.ids[0], summary=summary)

    def judge(self) -> None:
        """Every juror declares that there is no conflict, and scores every team."""
        challenge = services.move_challenge(
            actor=self._holder(), challenge_id=self.ids[0], stage=Stage.JUDGING
        )
        criteria = [one.pk for one in criteria_of(challenge)]
        for place, key in enumerate(self.entry.jurors):
            juror = self.houses.by_key[key].manager
            for team in self.entry.teams:
                points = dict(zip(criteria, team.points[place], strict=True))
                self._score(juror, team, points)

    def _score(self, juror: Actor, team: TeamEntry, points: dict[UUID, int]) -> None:
        contest = self.ids[0]
        entered = queries.team_of(contest, self.houses.by_key[team.house].id)
        services.declare(actor=juror, challenge_id=contest, team_id=entered, has_conflict=False)
        services.score(actor=juror, challenge_id=contest, team_id=entered, points=points)

    def decide(self) -> None:
        """The ranking is fixed and the teams get their letters."""
        services.decide(actor=self._holder(), challenge_id=self.ids[0])

    def _holder(self) -> Actor:
        return self.houses.by_key[self.entry.holder].manager

    def _until(self, days: int) -> datetime:
        return clock.now() + timedelta(days=days - self.entry.made)


def plan_contests(timeline: Timeline, houses: Houses) -> None:
    """Note the challenges; those whose jury had its time are decided."""
    now = clock.now()
    for entry in reading.challenges():
        contest = Contest(entry, houses)
        made, submit, judge = (
            now + timedelta(days=days) for days in (entry.made, entry.submit, entry.judge)
        )
        timeline.add(made, contest.announce)
        timeline.add(made + ANSWERED, contest.answer)
        timeline.add(made + ENTERED, contest.enter)
        if judge < now:
            timeline.add(submit + timedelta(days=1), contest.judge)
            timeline.add(judge, contest.decide)


def _told(said: InBoth, actor: Actor) -> str:
    return said.zh if actor.language is Language.ZH else said.en
