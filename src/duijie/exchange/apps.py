"""The app as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExchangeConfig(AppConfig):
    """Imports, exports and the headers an organisation uses."""

    name = "duijie.exchange"
    label = "exchange"
    verbose_name = _("imports")

    def ready(self) -> None:
        """Tell organisations, a layer below, what moves when two of them are merged."""
        from duijie.exchange.services import move_imports  # noqa: PLC0415  (models are ready)
        from duijie.organisations import mergers  # noqa: PLC0415  (same)

        mergers.declare_follower(
            lambda actor, gone_id, kept_id: move_imports(
                actor=actor, gone_id=gone_id, kept_id=kept_id
            )
        )
