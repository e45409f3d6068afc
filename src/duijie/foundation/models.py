"""The base of every record, the audit trail, the outbox."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from duijie.kernel import clock, ids


class Record(models.Model):
    """A thing that people keep: it has an identifier, dates and a version."""

    id = models.UUIDField(primary_key=True, default=ids.new_id, editable=False)
    created_at = models.DateTimeField(_("created"), default=clock.now, editable=False)
    updated_at = models.DateTimeField(_("changed"), default=clock.now, editable=False)
    # Who saves says which version was read; see foundation.records.
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)

    class Meta:
        abstract = True


class AuditEntry(models.Model):
    """Who did what to which record, and when; only ever added (a trigger holds it)."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField(_("when"), default=clock.now)
    # No foreign key: the trail outlives the account, which is then only a number.
    user_id = models.UUIDField(_("who"), null=True)
    action = models.CharField(_("action"), max_length=80)
    subject_id = models.UUIDField(_("subject"))
    facts = models.JSONField(_("facts"), default=dict)
    trace = models.CharField(_("request"), max_length=64, blank=True)

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(name="audit_by_subject", fields=["subject_id", "-id"]),
            models.Index(name="audit_by_user", fields=["user_id", "-id"]),
            models.Index(name="audit_by_action", fields=["action", "-id"]),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.subject_id}"


class OutboxEntry(models.Model):
    """News of a change, written in the transaction of the change itself.

    ``number`` is given after the commit, under a lock, so that a reader who has
    seen a number has seen all before it; an identity column cannot promise that.
    """

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField(default=clock.now)
    topic = models.CharField(max_length=80)
    subject_id = models.UUIDField()
    facts = models.JSONField(default=dict)
    number = models.BigIntegerField(null=True, unique=True)

    class Meta:
        ordering = ["number"]
        verbose_name_plural = "outbox entries"
        indexes = [
            models.Index(
                name="outbox_not_numbered", fields=["id"], condition=Q(number__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic} {self.subject_id}"


class OutboxReader(models.Model):
    """How far one reader of the outbox has come."""

    name = models.CharField(primary_key=True, max_length=80)
    position = models.BigIntegerField(default=0)
    seen_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"{self.name} @ {self.position}"


class JobTrouble(models.Model):
    """Why one attempt at a job failed."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField(_("when"), default=clock.now)
    # No foreign key: the queue belongs to a library that cleans up after itself.
    job_id = models.BigIntegerField(_("job"))
    attempt = models.PositiveIntegerField(_("attempt"))
    reason = models.TextField(_("reason"))
    trace = models.CharField(_("request"), max_length=64, blank=True)

    class Meta:
        ordering = ["-id"]
        verbose_name = _("failed attempt")
        indexes = [models.Index(name="trouble_by_job", fields=["job_id", "-id"])]

    def __str__(self) -> str:
        return f"{self.job_id}: {self.reason}"
