"""That a person was asked whether they may be shown, and what they said."""

from django.db import models
from django.db.models import Q

from duijie.catalogue.models.choices import choices_of
from duijie.catalogue.models.kinds import Expert
from duijie.catalogue.types.words import PersonConsent
from duijie.foundation.models import Record
from duijie.kernel.language import Language


class ConsentLetter(Record):
    """One letter to a person. Its link stays good: a consent can be taken back at any time."""

    expert = models.ForeignKey(Expert, on_delete=models.CASCADE, related_name="consent_letters")
    email = models.EmailField()
    language = models.CharField(max_length=2, choices=[(one.value, one.value) for one in Language])
    text_version = models.CharField(max_length=20)
    answer = models.CharField(max_length=12, choices=choices_of(PersonConsent), blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="consent_answered_has_a_time",
                condition=Q(answer="", answered_at__isnull=True)
                | (~Q(answer="") & Q(answered_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.expert_id} {self.answer}"
