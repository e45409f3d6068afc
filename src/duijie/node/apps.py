"""The app as Django knows it."""

from django.apps import AppConfig


class NodeConfig(AppConfig):
    """Running one installation."""

    name = "duijie.node"
    label = "node"
