"""The app as Django knows it."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """The invented ecosystem of the demonstration."""

    name = "duijie.demo"
    label = "demo"
