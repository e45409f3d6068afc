"""The app as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ChallengesConfig(AppConfig):
    """Innovation challenges."""

    name = "duijie.challenges"
    label = "challenges"
    verbose_name = _("innovation challenges")

    def ready(self) -> None:
        """Tell accounts what belongs to a person."""
        from duijie.accounts import portability  # noqa: PLC0415  (models are ready)
        from duijie.challenges import queries  # noqa: PLC0415  (same)

        portability.declare_contribution("challenges", queries.everything_of_person)
