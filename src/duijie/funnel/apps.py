"""The app as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FunnelConfig(AppConfig):
    """How far records came, as public figures."""

    name = "duijie.funnel"
    label = "funnel"
    verbose_name = _("funnel")
