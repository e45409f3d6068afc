"""The app as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ClinicConfig(AppConfig):
    """Drafts of needs, before and after registration."""

    name = "duijie.clinic"
    label = "clinic"
    verbose_name = _("need clinic")

    def ready(self) -> None:
        """Tell the accounts, a layer below, what the clinic keeps of a person."""
        from duijie.accounts import portability  # noqa: PLC0415  (models are ready)
        from duijie.clinic import queries  # noqa: PLC0415  (same)

        portability.declare_contribution("need_drafts", queries.everything_drafted_by)
