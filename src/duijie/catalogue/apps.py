"""The app as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CatalogueConfig(AppConfig):
    """Offers, needs, experts and labs."""

    name = "duijie.catalogue"
    label = "catalogue"
    verbose_name = _("catalogue")
