"""The app as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IntroductionsConfig(AppConfig):
    """Introductions asked for, agreed and declined."""

    name = "duijie.introductions"
    label = "introductions"
    verbose_name = _("introductions")

    def ready(self) -> None:
        """Tell accounts, a layer below, what belongs to a person and what goes with them."""
        from duijie.accounts import farewell, portability  # noqa: PLC0415  (models are ready)
        from duijie.introductions import queries, services  # noqa: PLC0415  (same)

        portability.declare_contribution("introductions", queries.everything_asked_by)
        farewell.declare_farewell(
            lambda actor, user_id: services.forget_contact(actor=actor, user_id=user_id)
        )
