"""The app as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccessConfig(AppConfig):
    """How programs come in, and how they are told of news."""

    name = "duijie.access"
    label = "access"
    verbose_name = _("access")

    def ready(self) -> None:
        """Tell accounts, a layer below, what is kept here of a person."""
        from duijie.access import queries  # noqa: PLC0415  (same)
        from duijie.accounts import portability  # noqa: PLC0415  (models are ready)

        portability.declare_contribution("access", queries.belongings_of_person)
