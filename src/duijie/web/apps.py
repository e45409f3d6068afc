"""The pages as a Django app, so that their messages and tags are found."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Pages and htmx fragments."""

    name = "duijie.web"
    label = "web"
