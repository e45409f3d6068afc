"""The app as Django knows it."""

from django.apps import AppConfig


class NodeConfig(AppConfig):
    """Running one installation."""

    name = "duijie.node"
    label = "node"

    def ready(self) -> None:
        """Let the settings of the node say whose records are looked at first."""
        from duijie.catalogue import review  # noqa: PLC0415  (models are ready)
        from duijie.node.policies import is_looked_at  # noqa: PLC0415  (same)

        review.declare_policy(is_looked_at)
