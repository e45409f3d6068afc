"""The app as Django knows it."""

from django.apps import AppConfig


class RegistriesConfig(AppConfig):
    """Classifications, places and concordances."""

    name = "duijie.registries"
    default_auto_field = "django.db.models.BigAutoField"
