"""What people said of matches."""

from django.db import models

from duijie.kernel import clock
from duijie.matching.models.choices import choices_of
from duijie.matching.models.matches import Match
from duijie.matching.types import Opinion


class Judgement(models.Model):
    """What one person said of a match; only ever added (a trigger holds it).

    Who thinks otherwise later says so again; the last word of a person counts.
    """

    match = models.ForeignKey(Match, on_delete=models.PROTECT, related_name="judgements")
    at = models.DateTimeField(default=clock.now)
    # No foreign key: the judgement outlives the account, which is then only a number.
    user_id = models.UUIDField(null=True)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, null=True, related_name="+"
    )
    opinion = models.CharField(max_length=16, choices=choices_of(Opinion))
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(name="judgement_by_user", fields=["user_id", "match"])]

    def __str__(self) -> str:
        return f"{self.match_id} {self.opinion}"
