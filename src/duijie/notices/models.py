"""Notices, and how people want to be told."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from duijie.foundation.models import Record
from duijie.notices.types import Delivery, Kind, Topic

BY_MAIL = (Delivery.AT_ONCE.value, Delivery.DAILY.value)


class Notice(Record):
    """That something happened which concerns a person."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices"
    )
    kind = models.CharField(max_length=40, choices=[(one.value, one.value) for one in Kind])
    facts = models.JSONField(default=dict)
    # The page it is about, without the node's own address, which may change.
    path = models.CharField(max_length=300)
    read_at = models.DateTimeField(_("read"), null=True, blank=True)
    delivery = models.CharField(max_length=8, choices=[(one.value, one.value) for one in Delivery])
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(name="notice_list", fields=["user", "-created_at", "-id"]),
            models.Index(name="notice_unread", fields=["user"], condition=Q(read_at__isnull=True)),
            models.Index(
                name="notice_to_mail",
                fields=["delivery", "user"],
                condition=Q(mailed_at__isnull=True, delivery__in=BY_MAIL),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.user_id}"


class Preference(Record):
    """How a person wants to be told of a topic."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="preferences"
    )
    topic = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Topic])
    delivery = models.CharField(max_length=8, choices=[(one.value, one.value) for one in Delivery])

    class Meta:
        ordering = ["topic"]
        constraints = [
            models.UniqueConstraint(name="preference_once_per_topic", fields=["user", "topic"])
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.topic}: {self.delivery}"
