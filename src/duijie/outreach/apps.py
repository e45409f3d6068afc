"""The app as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutreachConfig(AppConfig):
    """Digests of what newly serves people's records."""

    name = "duijie.outreach"
    label = "outreach"
    verbose_name = _("digests")

    def ready(self) -> None:
        """Tell accounts, a layer below, what is kept here of a person."""
        from duijie.accounts import farewell, portability  # noqa: PLC0415  (models are ready)
        from duijie.matching import elsewhere  # noqa: PLC0415  (same)
        from duijie.outreach import queries, services  # noqa: PLC0415  (same)

        portability.declare_contribution("digests", queries.belongings_of_person)
        farewell.declare_farewell(services.forget_person)
        elsewhere.declare_way(queries.digest_readers_among)
