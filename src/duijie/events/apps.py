"""The app as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    """Matching days."""

    name = "duijie.events"
    label = "events"
    verbose_name = _("matching days")

    def ready(self) -> None:
        """Tell accounts what belongs to a person."""
        from duijie.accounts import farewell, portability  # noqa: PLC0415  (models are ready)
        from duijie.events import queries, services  # noqa: PLC0415  (same)

        portability.declare_contribution("matching_days", queries.everything_of_person)
        farewell.declare_farewell(
            lambda actor, user_id: services.forget_person(actor=actor, user_id=user_id)
        )
