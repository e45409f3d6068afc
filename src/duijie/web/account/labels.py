"""What the words of accounts and notices are called on pages."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duijie.accounts.types import Consent
from duijie.notices.types import Delivery, Topic

TOPICS: Final[dict[Topic, str | Promise]] = {
    Topic.EVENTS: _("Matching days and challenges: registration, schedule, result"),
    Topic.RECORDS: _("Your records: published, sent back"),
    Topic.ORGANISATIONS: _("Your organisations: verification, members"),
    Topic.MATCHES: _("What newly fits your records"),
    Topic.INTRODUCTIONS: _("Introductions: asked for, agreed, declined"),
    Topic.DESK: _("For operators: what waits for a decision"),
}
DELIVERIES: Final[dict[Delivery, str | Promise]] = {
    Delivery.AT_ONCE: _("In the list and by mail at once"),
    Delivery.DAILY: _("In the list and in one mail a day"),
    Delivery.IN_APP: _("Only in the list"),
    Delivery.NEVER: _("Not at all"),
}
CONSENTS: Final[dict[Consent, str | Promise]] = {
    Consent.TERMS: _("Terms of use"),
    Consent.PRIVACY: _("Privacy notice"),
    Consent.DIGEST: _("Mails with news that you did not ask for"),
    Consent.CROSS_BORDER: _("Showing your contact to people outside mainland China"),
}
ZONES: Final[dict[str, str | Promise]] = {
    "Asia/Shanghai": _("Beijing, Shanghai, Hong Kong, Taipei"),
    "Asia/Urumqi": _("Urumqi"),
    "Asia/Tokyo": _("Tokyo, Seoul"),
    "Asia/Singapore": _("Singapore"),
    "Asia/Bangkok": _("Bangkok, Hanoi, Jakarta"),
    "Asia/Kolkata": _("Delhi, Mumbai"),
    "Asia/Dubai": _("Dubai"),
    "Europe/Moscow": _("Moscow, Istanbul"),
    "Europe/Athens": _("Athens, Helsinki, Kyiv"),
    "Europe/Berlin": _("Berlin, Paris, Madrid, Rome"),
    "Europe/London": _("London, Lisbon"),
    "America/Sao_Paulo": _("São Paulo"),
    "America/New_York": _("New York, Toronto"),
    "America/Chicago": _("Chicago"),
    "America/Denver": _("Denver"),
    "America/Los_Angeles": _("Los Angeles, Vancouver"),
    "Australia/Sydney": _("Sydney, Melbourne"),
    "Pacific/Auckland": _("Auckland"),
    "UTC": "UTC",
}
