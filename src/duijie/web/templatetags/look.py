"""The tags and filters that pages share; ``/_look`` shows what they make."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Final, Protocol

from django import template
from django.conf import settings
from django.contrib.messages.storage.base import Message
from django.forms import BoundField, CheckboxInput
from django.templatetags.static import static
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

from duijie.kernel.money import Money
from duijie.registries.rules import name_for
from duijie.web.devices import device_of
from duijie.web.numbers import written_count, written_money
from duijie.web.registries.showing import reader_language
from duijie.web.states import STATES

register = template.Library()


class Named(Protocol):
    """What has a name in either language."""

    name_zh: str
    name_en: str


SPRITE: Final = "vendor/icons.svg"
CONTROLS: Final = {"checkbox": "form-check-input", "radio": "form-check-input"}
TONES: Final = {"success": "good", "warning": "warn", "error": "bad"}
BARE: Final = frozenset({"hidden", "submit"})
# These are made of others; the class belongs to what is inside.
GROUPS: Final = ("_option.html", "multiwidget.html")


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """An icon of the sprite; with a label it speaks, without one it is decoration."""
    return _drawn(name, str(label), settings.STATIC_URL)


@lru_cache(maxsize=512)
def _drawn(name: str, label: str, _: str) -> SafeString:
    """An icon, drawn once in the life of a process: a page has dozens, of a few kinds."""
    address = f"{static(SPRITE)}#{name}"
    if label:
        drawn = '<svg class="icon" role="img" aria-label="{}"><use href="{}"></use></svg>'
        return format_html(drawn, label, address)
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}"></use></svg>', address)


@register.simple_tag
def state(code: str) -> SafeString:
    """A state or verdict as a badge with its sign."""
    shown = STATES[code]
    return format_html(
        '<span class="state state-{}">{} {}</span>', shown.tone, icon(shown.icon), shown.label
    )


@register.filter
def control_class(widget: Mapping[str, object]) -> str:
    """The class that a form control gets unless it has one."""
    kind, template_name = str(widget.get("type", "")), str(widget["template_name"])
    if kind in CONTROLS:
        return CONTROLS[kind]
    if kind in BARE or template_name.endswith(GROUPS):
        return ""
    return "form-select" if template_name.endswith("/select.html") else "form-control"


@register.filter
def is_tick(field: BoundField) -> bool:
    """Whether a field is one box to tick, whose label stands behind it."""
    return isinstance(field.field.widget, CheckboxInput)


@register.filter
def count(number: float) -> str:
    """A number with its thousands set apart."""
    return written_count(number)


@register.filter
def money(amount: Money) -> str:
    """An amount in 万/亿 or in millions, by language."""
    return written_money(amount)


@register.filter
def named(what: Named) -> str:
    """The name of an organisation in the reader's language, else in the other."""
    return name_for(reader_language(), zh=what.name_zh, en=what.name_en).text


@register.filter
def other_name(what: Named) -> str:
    """The name that is left where both are shown."""
    return what.name_en if named(what) == what.name_zh else what.name_zh


@register.filter
def initials(person: object) -> str:
    """One Chinese character or two Latin letters that stand for a name."""
    words = str(person).replace("@", " ").replace(".", " ").split() or ["?"]
    if not words[0].isascii():
        return words[0][0]
    return "".join(word[0] for word in words[:2]).upper()


@register.filter
def tone(message: Message) -> str:
    """How a message to the reader sounds: good, info, warn or bad."""
    return TONES.get(message.level_tag, "info")


@register.filter
def device(user_agent: str) -> str:
    """Browser and system of a session."""
    return device_of(user_agent)


@register.filter
def day(moment: date) -> str:
    """A day as the reader's language writes it."""
    return date_format(moment, "DATE_FORMAT")
