"""What the words of organisations are called on pages."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duijie.kernel.identifiers.schemes import Scheme
from duijie.organisations.types import Evidence, Kind, Role, Size

KINDS: Final[dict[str, str | Promise]] = {
    Kind.FIRM: _("Firm"),
    Kind.UNIVERSITY: _("University"),
    Kind.INSTITUTE: _("Institute"),
    Kind.BROKER_HOUSE: _("Broker house"),
    Kind.LINE_OPERATOR: _("Pilot-line operator"),
    Kind.ZONE: _("Zone or park"),
    Kind.AUTHORITY: _("Authority"),
    Kind.FOREIGN_CENTRE: _("Foreign R&D centre"),
}
NUMBERS: Final[dict[str, str | Promise]] = {
    Scheme.CREDIT_CODE: _("Unified social credit code"),
    Scheme.LEI: "LEI",
    Scheme.ROR: "ROR",
}
ROLES: Final[dict[str, str | Promise]] = {Role.MANAGER: _("Manager"), Role.MEMBER: _("Member")}
SIZES: Final[dict[str, str | Promise]] = {
    "": _("Not stated"),
    Size.LARGE: _("Large"),
    Size.MEDIUM: _("Medium-sized"),
    Size.SMALL: _("Small"),
    Size.MICRO: _("Micro"),
}
EVIDENCE: Final[dict[str, str | Promise]] = {
    Evidence.LICENCE: _("Licence or certificate"),
    Evidence.REGISTER: _("Public register"),
    Evidence.DOMAIN: _("E-mail of its own domain"),
    Evidence.LETTER: _("Letter with seal"),
}
