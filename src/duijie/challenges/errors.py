"""What challenges refuse; the sentences stand in messages.toml."""

from typing import ClassVar

from duijie.kernel.errors import DomainError, Kind


class ChallengeNotFound(DomainError):
    """There is no such challenge, or the actor may not know; facts: none."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "challenges.not_found"


class TeamNotFound(DomainError):
    """There is no such team, or the actor may not know; facts: none."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "challenges.team_not_found"


class DocumentNotFound(DomainError):
    """There is no such document, or the actor may not know; facts: none."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "challenges.document_not_found"


class NotTheHolder(DomainError):
    """Only managers of the organisation and operators may; facts: none."""

    kind: ClassVar[Kind] = Kind.FORBIDDEN
    code: ClassVar[str] = "challenges.not_the_holder"


class NotAJuror(DomainError):
    """Only jurors who accepted may; facts: none."""

    kind: ClassVar[Kind] = Kind.FORBIDDEN
    code: ClassVar[str] = "challenges.not_a_juror"


class JurorHasConflict(DomainError):
    """A juror does not judge where they declared a conflict or belong; facts: none."""

    kind: ClassVar[Kind] = Kind.FORBIDDEN
    code: ClassVar[str] = "challenges.juror_has_conflict"


class ConflictNotDeclared(DomainError):
    """A juror says first whether they have a conflict; facts: none."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "challenges.conflict_not_declared"


class NeedNotPublished(DomainError):
    """Only an own published need can be a challenge; facts: none."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "challenges.need_not_published"


class TitleMissing(DomainError):
    """The challenge has no name; facts: none."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "challenges.title_missing"


class DatesWrong(DomainError):
    """Submission must end in the future and before judging ends; facts: none."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "challenges.dates_wrong"


class WeightsWrong(DomainError):
    """The weights of the criteria must come to 100; facts: total."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "challenges.weights_wrong"


class PointsWrong(DomainError):
    """Every criterion gets 0 to 10 points; facts: none."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "challenges.points_wrong"


class ChallengeFixed(DomainError):
    """Once judging has begun nothing of a challenge is changed; facts: none."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "challenges.fixed"


class CorrectionUnstated(DomainError):
    """A team has entered, so a change needs its reason; facts: none."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "challenges.correction_unstated"


class DeadlineEarlier(DomainError):
    """A team has entered, so the deadline is not brought forward; facts: none."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "challenges.deadline_earlier"


class SubmissionOver(DomainError):
    """Nothing can be submitted any more, or not yet; facts: none."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "challenges.submission_over"


class JudgingTooEarly(DomainError):
    """Judging begins after the deadline, with something to judge; facts: none."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "challenges.judging_too_early"


class NotJudging(DomainError):
    """The jury does not judge at present; facts: none."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "challenges.not_judging"


class NotAllJudged(DomainError):
    """Some team was judged by nobody; facts: teams."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "challenges.not_all_judged"


class AlreadyEntered(DomainError):
    """The person leads a team already; facts: none."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "challenges.already_entered"


class JurorUnknown(DomainError):
    """Nobody with this address has an account; facts: none."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "challenges.juror_unknown"


class JurorInTeam(DomainError):
    """Who leads a team is not on the jury, and the other way round; facts: none."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "challenges.juror_in_team"


class TooManyDocuments(DomainError):
    """A submission has too many documents; facts: most."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "challenges.too_many_documents"
