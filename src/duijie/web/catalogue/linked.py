"""Linked data as an element of a page."""

import json
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

# What would end the element early.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def as_element(linked: dict[str, Any]) -> SafeString:
    """The element that carries linked data in a page; nothing in it can end it."""
    written = json.dumps(linked, ensure_ascii=False).translate(ESCAPES)
    safe = mark_safe(written)  # noqa: S308  (every sign of markup is escaped above)
    return format_html('<script type="application/ld+json">{}</script>', safe)
