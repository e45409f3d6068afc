"""The app as Django knows it."""

from django.apps import AppConfig


class MatchingConfig(AppConfig):
    """Index, search, saved searches."""

    name = "duijie.matching"
    label = "matching"
