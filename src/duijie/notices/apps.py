"""The app as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NoticesConfig(AppConfig):
    """Notices and the mails they are sent in."""

    name = "duijie.notices"
    label = "notices"
    verbose_name = _("notices")

    def ready(self) -> None:
        """Tell accounts, a layer below, what belongs to a person."""
        from duijie.accounts import portability  # noqa: PLC0415  (models are ready)
        from duijie.notices import queries  # noqa: PLC0415  (same)

        portability.declare_contribution("notices", queries.belongings_of_person)
