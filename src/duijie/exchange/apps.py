"""The app as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExchangeConfig(AppConfig):
    """Imports, exports and the headers an organisation uses."""

    name = "duijie.exchange"
    label = "exchange"
    verbose_name = _("imports")
