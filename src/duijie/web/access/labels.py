"""What the words of access are called on pages."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duijie.access.types import Outcome, Scope

SCOPES: Final[dict[Scope, str | Promise]] = {
    Scope.READ: _("Read what you may read"),
    Scope.WRITE: _("Write what you may write"),
    Scope.OPERATE: _("Do what only operators may do"),
}
TOPICS: Final[dict[str, str | Promise]] = {
    "offer": _("Offers"),
    "need": _("Needs"),
    "expert": _("Experts"),
    "lab": _("Labs and platforms"),
    "organisation": _("Organisations"),
}
# How the delivery of news stands, by the badges that there are.
OUTCOMES: Final[dict[str, str]] = {
    Outcome.WAITING: "waiting",
    Outcome.DELIVERED: "done",
    Outcome.GIVEN_UP: "failed",
}
