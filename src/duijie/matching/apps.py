"""The app as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MatchingConfig(AppConfig):
    """Index, search, saved searches."""

    name = "duijie.matching"
    label = "matching"
    verbose_name = _("search")

    def ready(self) -> None:
        """Tell the catalogue, a layer below, who reads quantities out of a text."""
        from duijie.catalogue import proposals as catalogue  # noqa: PLC0415  (models are ready)
        from duijie.matching import proposals  # noqa: PLC0415  (same)

        catalogue.declare_reader(proposals.propose_parameters)
