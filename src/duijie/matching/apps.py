"""The app as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MatchingConfig(AppConfig):
    """Index, search, saved searches."""

    name = "duijie.matching"
    label = "matching"
    verbose_name = _("search")

    def ready(self) -> None:
        """Tell the layers below who reads quantities, and what belongs to a person."""
        from duijie.accounts import portability  # noqa: PLC0415  (models are ready)
        from duijie.catalogue import proposals as catalogue  # noqa: PLC0415  (models are ready)
        from duijie.matching import proposals, queries  # noqa: PLC0415  (same)

        catalogue.declare_reader(proposals.propose_parameters)
        portability.declare_contribution("saved_searches", queries.everything_saved_by)
