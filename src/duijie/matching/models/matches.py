"""What records got when they asked an index, kept with all that it rests on."""

from django.db import models
from django.db.models import F, Q

from duijie.catalogue.types.words import ListingKind
from duijie.engine.results import Grade
from duijie.foundation.models import Record
from duijie.kernel import clock
from duijie.matching.models.choices import choices_of
from duijie.matching.types import Basis, Mode, Standing


class Wording(models.Model):
    """What a record said when it was matched, as one audience reads it.

    Spans of a match point into these words, whatever the record says later.
    """

    listing = models.ForeignKey("catalogue.Listing", on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64)
    fields = models.JSONField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(name="wording_once", fields=["listing", "digest"])]

    def __str__(self) -> str:
        return f"{self.listing_id} {self.digest[:8]}"


class Made(models.Model):
    """With what an answer was made, so that another engine's is recognised."""

    engine = models.CharField(max_length=40)
    encoder = models.CharField(max_length=100)
    weights = models.CharField(max_length=40)
    computed_at = models.DateTimeField(default=clock.now)

    class Meta:
        abstract = True


class Answer(Record, Made):
    """That a record asked one index, and whether anything fitted."""

    asker = models.ForeignKey("catalogue.Listing", on_delete=models.CASCADE, related_name="answers")
    asker_version = models.PositiveIntegerField()
    basis = models.CharField(max_length=10, choices=choices_of(Basis))
    mode = models.CharField(max_length=12, choices=choices_of(Mode))
    kind = models.CharField(max_length=8, choices=choices_of(ListingKind))
    wording = models.ForeignKey(Wording, on_delete=models.RESTRICT, related_name="+")
    fit_probability = models.FloatField(default=0.0)
    fits = models.PositiveSmallIntegerField(default=0)
    would_change = models.JSONField(default=list)
    relaxed = models.JSONField(default=list)

    class Meta:
        ordering = ["-computed_at"]
        constraints = [
            models.UniqueConstraint(name="answer_once", fields=["asker", "basis", "mode", "kind"]),
        ]

    def __str__(self) -> str:
        return f"{self.asker_id} → {self.kind}, {self.basis}, {self.mode}"


class Match(Record, Made):
    """A scored, explained pair: one record asked, the other was found.

    What a person judged, kept on a list or asked an introduction for is
    ``is_kept``: it is superseded and never overwritten.
    """

    asker = models.ForeignKey("catalogue.Listing", on_delete=models.CASCADE, related_name="+")
    found = models.ForeignKey("catalogue.Listing", on_delete=models.CASCADE, related_name="+")
    asker_version = models.PositiveIntegerField()
    found_version = models.PositiveIntegerField()
    asker_wording = models.ForeignKey(Wording, on_delete=models.RESTRICT, related_name="+")
    found_wording = models.ForeignKey(Wording, on_delete=models.RESTRICT, related_name="+")
    kind = models.CharField(max_length=8, choices=choices_of(ListingKind))
    basis = models.CharField(max_length=10, choices=choices_of(Basis))
    mode = models.CharField(max_length=12, choices=choices_of(Mode))
    standing = models.CharField(max_length=4, choices=choices_of(Standing))
    rank = models.PositiveSmallIntegerField()
    score = models.FloatField()
    probability = models.FloatField()
    grade = models.CharField(max_length=8, choices=choices_of(Grade))
    proof = models.JSONField()
    is_current = models.BooleanField(default=True)
    is_kept = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "matches"
        ordering = ["rank", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="match_current_once",
                fields=["asker", "found", "basis", "mode"],
                condition=Q(is_current=True),
            ),
            models.CheckConstraint(
                name="match_probability_is_one",
                condition=Q(probability__gte=0.0, probability__lte=1.0),
            ),
            models.CheckConstraint(name="match_of_two", condition=~Q(asker=F("found"))),
        ]
        indexes = [
            models.Index(
                name="match_of_asker",
                fields=["asker", "basis", "mode", "rank"],
                condition=Q(is_current=True),
            ),
            models.Index(name="match_of_found", fields=["found", "is_current"]),
        ]

    def __str__(self) -> str:
        return f"{self.asker_id} → {self.found_id} {self.probability:.2f}"


class ToldMatch(models.Model):
    """That a record's people know of a match, so that nobody tells them again."""

    asker = models.ForeignKey("catalogue.Listing", on_delete=models.CASCADE, related_name="+")
    found = models.ForeignKey("catalogue.Listing", on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(name="told_match_once", fields=["asker", "found"])]

    def __str__(self) -> str:
        return f"{self.asker_id} {self.found_id}"
