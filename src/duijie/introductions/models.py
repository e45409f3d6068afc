"""Introductions: who asked whom about which match, and what became of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from duijie.foundation.models import Record
from duijie.introductions.types import Stage


class Introduction(Record):
    """That the owner of one record asks to meet the owner of another.

    Whose the two records are is told by the records: it moves with them when
    organisations are merged.
    """

    match = models.ForeignKey(
        "matching.Match", on_delete=models.RESTRICT, related_name="introductions"
    )
    asking = models.ForeignKey("catalogue.Listing", on_delete=models.CASCADE, related_name="+")
    asked = models.ForeignKey("catalogue.Listing", on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    message = models.TextField(_("message"))
    asking_contact = models.JSONField(default=dict)
    asked_contact = models.JSONField(default=dict)
    stage = models.CharField(
        max_length=10,
        choices=[(one.value, one.value) for one in Stage],
        default=Stage.ASKED.value,
    )
    reason = models.TextField(blank=True)
    lapses_on = models.DateField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("introduction")
        verbose_name_plural = _("introductions")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="introduction_once",
                fields=["asking", "asked"],
                condition=Q(stage__in=[Stage.ASKED.value, Stage.AGREED.value]),
            ),
            models.CheckConstraint(
                name="introduction_answered_has_a_date",
                condition=Q(stage=Stage.ASKED.value) | Q(answered_at__isnull=False),
            ),
        ]
        indexes = [
            models.Index(
                name="introduction_lapses",
                fields=["lapses_on"],
                condition=Q(stage=Stage.ASKED.value),
            )
        ]

    def __str__(self) -> str:
        return f"{self.asking_id} → {self.asked_id} {self.stage}"
