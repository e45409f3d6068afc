"""The app as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CatalogueConfig(AppConfig):
    """Offers, needs, experts and labs."""

    name = "duijie.catalogue"
    label = "catalogue"
    verbose_name = _("catalogue")

    def ready(self) -> None:
        """Tell organisations, a layer below, what moves when two of them are merged."""
        from duijie.catalogue.services import move_listings  # noqa: PLC0415  (models are ready)
        from duijie.organisations import mergers  # noqa: PLC0415  (same)

        mergers.declare_follower(
            lambda actor, gone_id, kept_id: move_listings(
                actor=actor, gone_id=gone_id, kept_id=kept_id
            )
        )
