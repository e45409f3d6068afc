"""What the commands that run a node share: its settings, and Django made ready."""

import gc
import os

SETTINGS = "duijie.config.settings"
HOME = "DUIJIE_HOME"
DEMO_HOME = "~/.local/share/duijie-demo"


def open_node() -> None:
    """Read the settings from the environment and make the apps ready."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django

    # Nothing that is loaded now is waste; to look for some takes a tenth of the time.
    gc.disable()
    django.setup()
    gc.freeze()
    gc.enable()


def open_demo() -> None:
    """The same for the demonstration, which has a home of its own."""
    os.environ.setdefault(HOME, DEMO_HOME)
    os.environ["DUIJIE_DEMO"] = "yes"
    open_node()
