"""What the commands that run a node share: its settings, and Django made ready."""

import gc
import os

SETTINGS = "duijie.config.settings"
HOME = "DUIJIE_HOME"
DEMO_HOME = "~/.local/share/duijie-demo"


def choose_settings() -> None:
    """Have Django read the settings that the environment makes."""
    # Nothing that is loaded now is waste; to look for some takes a tenth of the time.
    gc.disable()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)


def choose_demo() -> None:
    """The same for the demonstration, which has a home of its own."""
    os.environ.setdefault(HOME, DEMO_HOME)
    os.environ["DUIJIE_DEMO"] = "yes"
    choose_settings()


def open_node() -> None:
    """Read the settings from the environment and make the apps ready."""
    choose_settings()
    make_apps_ready()


def make_apps_ready() -> None:
    """Load everything that Django's apps bring."""
    import django

    django.setup()
    gc.freeze()
    gc.enable()
