"""The app as Django knows it."""

from django.apps import AppConfig


class FoundationConfig(AppConfig):
    """Records, audit trail, outbox, jobs."""

    name = "duijie.foundation"
    label = "foundation"
