"""The tables of challenges."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from duijie.challenges.types import JurorStanding, Stage
from duijie.foundation.models import Record
from duijie.kernel import clock


def place_of(found: "Document", name: str) -> str:
    """Where a document is kept: never under the name that somebody gave it."""
    ending = name.rpartition(".")[2].lower()
    return f"challenges/{found.pk.hex}.{ending}" if ending.isalnum() else f"challenges/{found.pk}"


class Challenge(Record):
    """A need with a prize and rules, open to teams."""

    holder = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="challenges"
    )
    need = models.ForeignKey("catalogue.Need", on_delete=models.PROTECT, related_name="+")
    title_zh = models.CharField(_("title in Chinese"), max_length=200, blank=True)
    title_en = models.CharField(_("title in English"), max_length=200, blank=True)
    prize_zh = models.CharField(max_length=300, blank=True)
    prize_en = models.CharField(max_length=300, blank=True)
    rules_zh = models.TextField(blank=True)
    rules_en = models.TextField(blank=True)
    eligible_zh = models.TextField(blank=True)
    eligible_en = models.TextField(blank=True)
    submit_until = models.DateTimeField()
    judge_until = models.DateTimeField()
    stage = models.CharField(
        max_length=10, choices=[(s.value, s.value) for s in Stage], default=Stage.DRAFT.value
    )
    # The ranking as it was decided, with agreement; never computed anew.
    result = models.JSONField(default=dict)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("challenge")
        verbose_name_plural = _("challenges")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="challenge_has_a_title", condition=~Q(title_zh="") | ~Q(title_en="")
            ),
        ]

    def __str__(self) -> str:
        return self.title_zh or self.title_en


class Criterion(Record):
    """What solutions are judged by; the weights of a challenge come to 100."""

    challenge = models.ForeignKey(Challenge, on_delete=models.CASCADE, related_name="criteria")
    place = models.PositiveSmallIntegerField()
    label_zh = models.CharField(max_length=200, blank=True)
    label_en = models.CharField(max_length=200, blank=True)
    weight = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["place"]

    def __str__(self) -> str:
        return self.label_zh or self.label_en


class Correction(Record):
    """What was changed after a team had entered, and why; everybody reads it."""

    challenge = models.ForeignKey(Challenge, on_delete=models.CASCADE, related_name="corrections")
    at = models.DateTimeField(default=clock.now)
    reason = models.TextField()
    # Field: what it said, what it says.
    changes = models.JSONField()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.challenge_id} {self.at:%Y-%m-%d}"


class Juror(Record):
    """Somebody who was asked to judge."""

    challenge = models.ForeignKey(Challenge, on_delete=models.CASCADE, related_name="jurors")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    standing = models.CharField(
        max_length=10,
        choices=[(s.value, s.value) for s in JurorStanding],
        default=JurorStanding.INVITED.value,
    )

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(name="juror_once", fields=["challenge", "user"])]

    def __str__(self) -> str:
        return f"{self.challenge_id} {self.user_id}"


class Team(Record):
    """Who enters; ``number`` is drawn when judging begins and is all that jurors see."""

    challenge = models.ForeignKey(Challenge, on_delete=models.CASCADE, related_name="teams")
    # Who deletes their account leaves the documents behind: they were judged.
    lead = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, null=True, related_name="+"
    )
    name = models.CharField(max_length=200)
    members = ArrayField(models.CharField(max_length=100), default=list, blank=True)
    number = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="team_once_per_lead",
                fields=["challenge", "lead"],
                condition=Q(lead__isnull=False),
            ),
            models.UniqueConstraint(
                name="team_number_once",
                fields=["challenge", "number"],
                condition=Q(number__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Submission(Record):
    """One version of what a team hands in; the last before the deadline is judged."""

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="submissions")
    number = models.PositiveSmallIntegerField()
    summary = models.TextField()
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(name="submission_once", fields=["team", "number"])]

    def __str__(self) -> str:
        return f"{self.team_id} {self.number}"


class Document(Record):
    """A file of a submission; jurors see its neutral name alone."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="documents")
    name = models.CharField(max_length=200)
    neutral_name = models.CharField(max_length=60)
    file = models.FileField(upload_to=place_of, max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.neutral_name


class Declaration(Record):
    """Whether a juror has a conflict of interest with a team."""

    juror = models.ForeignKey(Juror, on_delete=models.CASCADE, related_name="declarations")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="+")
    has_conflict = models.BooleanField()
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(name="declared_once", fields=["juror", "team"])]

    def __str__(self) -> str:
        return f"{self.juror_id} {self.team_id} {self.has_conflict}"


class Score(Record):
    """The points of one juror for one team on one criterion."""

    juror = models.ForeignKey(Juror, on_delete=models.PROTECT, related_name="scores")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="+")
    points = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="score_once", fields=["juror", "team", "criterion"]),
            models.CheckConstraint(name="score_0_to_10", condition=Q(points__range=(0, 10))),
        ]

    def __str__(self) -> str:
        return f"{self.juror_id} {self.team_id} {self.points}"
