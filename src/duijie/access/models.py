"""Tokens, kept answers, counts of requests, webhooks and what became of their news."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from duijie.access.types import Outcome
from duijie.foundation.models import Record
from duijie.kernel import clock


class Token(Record):
    """What lets a program act for a person; only its digest is kept."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="tokens"
    )
    name = models.CharField(_("name"), max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    scopes = ArrayField(models.CharField(max_length=16))
    expires_at = models.DateTimeField(_("valid until"))
    last_used_at = models.DateTimeField(_("last used"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.name


class KeptAnswer(models.Model):
    """The answer to a request with a key of its own, to be given again for a day."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=128)
    fingerprint = models.CharField(max_length=64)
    at = models.DateTimeField(default=clock.now)
    status = models.PositiveSmallIntegerField(null=True)
    content_type = models.CharField(max_length=80, blank=True)
    etag = models.CharField(max_length=80, blank=True)
    body = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="kept_answer_once", fields=["user", "key"])]
        indexes = [models.Index(name="kept_answer_by_age", fields=["at"])]

    def __str__(self) -> str:
        return f"{self.key}: {self.status}"


class Count(models.Model):
    """How often a caller asked for something in a stretch of time."""

    caller = models.CharField(max_length=80)
    window = models.BigIntegerField()
    count = models.PositiveIntegerField(default=0)
    ends_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="count_once", fields=["caller", "window"])]
        indexes = [models.Index(name="count_by_end", fields=["ends_at"])]

    def __str__(self) -> str:
        return f"{self.caller}: {self.count}"


class Webhook(Record):
    """An address that is told of news a person may know of."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="webhooks"
    )
    address = models.URLField(_("address"), max_length=500)
    topics = ArrayField(models.CharField(max_length=16))
    # The news before this place are not told; where the last look at the outbox ended.
    position = models.BigIntegerField(default=0)
    failing_since = models.DateTimeField(_("failing since"), null=True, blank=True)
    disabled_at = models.DateTimeField(_("switched off"), null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.address


class Delivery(Record):
    """One piece of news for one webhook, and what became of it."""

    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="deliveries")
    number = models.BigIntegerField()
    topic = models.CharField(max_length=80)
    subject_id = models.UUIDField()
    happened_at = models.DateTimeField()
    outcome = models.CharField(
        max_length=9,
        choices=[(one.value, one.value) for one in Outcome],
        default=Outcome.WAITING.value,
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(null=True, default=clock.now)
    status = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(name="delivery_once", fields=["webhook", "number"]),
            models.CheckConstraint(
                name="delivery_waiting_has_a_next_attempt",
                condition=~Q(outcome=Outcome.WAITING.value) | Q(next_at__isnull=False),
            ),
        ]
        indexes = [
            models.Index(
                name="delivery_due", fields=["next_at"], condition=Q(outcome=Outcome.WAITING.value)
            ),
            models.Index(name="delivery_by_subject", fields=["webhook", "subject_id"]),
        ]

    def __str__(self) -> str:
        return f"{self.topic} {self.subject_id}"
