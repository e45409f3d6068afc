"""What the clinic calls things, in the reader's language."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duijie.catalogue.types.words import Visibility
from duijie.clinic.types import Part, Status

Words = str | Promise

PARTS: Final[dict[Part, Words]] = {
    Part.SUBJECT: _("Object or process"),
    Part.WANTED: _("What is to be achieved"),
    Part.LIMIT: _("Limit"),
    Part.CURRENT: _("Where it stands today"),
    Part.MATERIAL: _("Material"),
    Part.CONSTRAINT: _("Constraint"),
    Part.MATURITY: _("Readiness asked"),
    Part.BUDGET: _("Budget"),
    Part.DEADLINE: _("Deadline"),
    Part.COOPERATION: _("Form of cooperation"),
    Part.REGION: _("Region"),
    Part.CONFIDENTIALITY: _("Confidentiality"),
}
HINTS: Final[dict[Part, Words]] = {
    Part.SUBJECT: _("for example: gearbox shaft seal"),
    Part.WANTED: _("for example: reduce leakage"),
    Part.LIMIT: _("for example: temperature ≥ 300 °C"),
    Part.CURRENT: _("for example: leakage 5 ml/h"),
    Part.MATERIAL: _("for example: nitrile rubber"),
    Part.CONSTRAINT: _("for example: fits the existing housing"),
    Part.MATURITY: _("for example: TRL 6"),
    Part.BUDGET: _("for example: 500,000 to 800,000 yuan"),
    Part.DEADLINE: _("for example: 12 months, or 30 June 2027"),
    Part.REGION: _("for example: Jiangsu"),
}
STATUSES: Final[dict[Status, Words]] = {
    Status.READ: _("read from the text"),
    Status.CONFIRMED: _("confirmed by you"),
    Status.CHANGED: _("changed by you"),
    Status.ADDED: _("added by you"),
    Status.ANSWERED: _("from your answer"),
}
VISIBILITIES: Final[dict[Visibility, tuple[Words, Words]]] = {
    Visibility.BLIND: (
        _("Blind"),
        _("People who signed in see the need, nobody sees who asks. Recommended."),
    ),
    Visibility.PUBLIC: (_("Public"), _("Everybody on the internet sees the need and who asks.")),
    Visibility.REGISTERED: (
        _("Registered"),
        _("People who signed in see the need and who asks."),
    ),
    Visibility.NAMED: (_("Named"), _("Only organisations that you name see it.")),
    Visibility.PRIVATE: (_("Private"), _("Nobody but your own organisation sees it.")),
}
# The groups of fields that a person may narrow one by one, as the form shows them.
NARROWED: Final = (
    "problem", "function", "quantities", "constraints", "budget", "deadline", "region",
    "cooperation", "owner",
)  # fmt: skip
