"""A browser's long name for itself, in the few words its owner knows."""

from typing import Final

from django.utils.translation import gettext

# The order matters: each browser also claims to be those that come after it.
BROWSERS: Final = (
    ("MicroMessenger", "WeChat"),
    ("Edg", "Edge"),
    ("QQBrowser", "QQ"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS: Final = (
    ("HarmonyOS", "HarmonyOS"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)


def device_of(user_agent: str) -> str:
    """Browser and system, as far as they can be told."""
    browser = _first_named(BROWSERS, user_agent) or gettext("unknown browser")
    system = _first_named(SYSTEMS, user_agent)
    if not system:
        return browser
    return gettext("%(browser)s on %(system)s") % {"browser": browser, "system": system}


def _first_named(names: tuple[tuple[str, str], ...], text: str) -> str:
    return next((shown for sign, shown in names if sign in text), "")
