"""Drafts of needs, of people and of visitors who have not registered yet."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from duijie.foundation.models import Record
from duijie.kernel import clock
from duijie.kernel.language import Language


class Draft(Record):
    """What somebody has said of a need so far; nobody else ever sees it."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="need_drafts"
    )
    # A hash: who reads the table still cannot open a visitor's drafts.
    visitor = models.CharField(max_length=64, blank=True)
    language = models.CharField(max_length=2, choices=[(one.value, one.value) for one in Language])
    title = models.CharField(_("title"), max_length=300, blank=True)
    text = models.TextField(_("text"))
    problem = models.TextField(_("text as published"), blank=True)
    columns = models.JSONField(default=dict, blank=True)
    corrections = models.JSONField(default=list, blank=True)
    answers = models.JSONField(default=list, blank=True)
    visibility = models.CharField(max_length=12, default="blind")
    field_visibility = models.JSONField(default=dict, blank=True)
    shared_with = models.JSONField(default=list, blank=True)
    industries = models.JSONField(default=list, blank=True)
    part_of = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="parts")
    need = models.ForeignKey(
        "catalogue.Need", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    expires_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("draft of a need")
        verbose_name_plural = _("drafts of needs")
        ordering = ["-updated_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="draft_has_a_holder", condition=Q(user__isnull=False) | ~Q(visitor="")
            ),
        ]
        indexes = [
            models.Index(name="draft_by_visitor", fields=["visitor"], condition=~Q(visitor="")),
            models.Index(name="draft_by_end", fields=["expires_at"]),
        ]

    def __str__(self) -> str:
        return self.title or self.text[:60]
