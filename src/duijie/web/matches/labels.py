"""What the words of matches are called on pages."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from duijie.catalogue.types.words import ListingKind
from duijie.matching.types import Mode, Opinion, WhyNot

GRADES: Final[Mapping[str, str | Promise]] = {
    "strong": pgettext_lazy("grade of a match", "strong"),
    "likely": pgettext_lazy("grade of a match", "likely"),
    "possible": pgettext_lazy("grade of a match", "possible"),
    "weak": pgettext_lazy("grade of a match", "weak"),
}
KINDS: Final[Mapping[ListingKind, str | Promise]] = {
    ListingKind.OFFER: _("Offers"),
    ListingKind.NEED: _("Needs"),
    ListingKind.EXPERT: _("Experts"),
    ListingKind.LAB: _("Labs and platforms"),
}
MODES: Final[Mapping[Mode, str | Promise]] = {
    Mode.CLOSE: _("Close match"),
    Mode.OTHER_FIELDS: _("Other fields"),
}
OPINIONS: Final[Mapping[str, str | Promise]] = {
    Opinion.USEFUL.value: _("Useful"),
    Opinion.KNOWN.value: _("Right, but known already"),
    Opinion.WRONG_FIELD.value: _("Wrong field"),
    Opinion.TOO_EARLY.value: _("Too early"),
    Opinion.WRONG_LIMIT.value: _("A limit is not met"),
    Opinion.NOT_FOR_US.value: _("Not for us"),
}
WHYS: Final[Mapping[WhyNot, str | Promise]] = {
    WhyNot.IS_THERE: _("It is in the list."),
    WhyNot.BELOW_THRESHOLD: _("It was looked at and falls below the threshold."),
    WhyNot.OTHERS_FIRST: _("It passes the threshold, but others come before it."),
    WhyNot.NOT_NEAR: _("It has too little in common to be looked at closely."),
    WhyNot.NOT_ASKED: _("It is not among the records that were asked, or has just changed."),
}
