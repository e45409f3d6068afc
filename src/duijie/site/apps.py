"""The app as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SiteConfig(AppConfig):
    """The settings of the node that its operators keep, and its letters."""

    name = "duijie.site"
    label = "site"
    verbose_name = _("settings of the node")
