"""What the words of the operators' desk are called on pages."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duijie.accounts.types import Standing
from duijie.catalogue.types.words import ListingKind
from duijie.kernel.language import Language
from duijie.node.doctor import Verdict
from duijie.site.types import Review, SignUp

LISTING_KINDS: Final[dict[str, str | Promise]] = {
    ListingKind.OFFER: _("Technology offer"),
    ListingKind.NEED: _("Need"),
    ListingKind.EXPERT: _("Expert"),
    ListingKind.LAB: _("Lab or platform"),
}
STANDINGS: Final[dict[str, str | Promise]] = {
    "": _("All"),
    Standing.OPERATOR: _("Operators"),
    Standing.BLOCKED: _("Blocked"),
}
STATUSES: Final[dict[str, str | Promise]] = {
    "failed": _("Failed"),
    "doing": _("Running"),
    "todo": _("Waiting"),
    "succeeded": _("Done"),
    "cancelled": _("Cancelled"),
}
# How the states of the queue look among those of the pages.
STATE_OF: Final = {
    "failed": "failed",
    "doing": "running",
    "todo": "waiting",
    "succeeded": "done",
    "cancelled": "cancelled",
    "aborting": "running",
    "aborted": "cancelled",
}
SIGN_UPS: Final[dict[str, str | Promise]] = {
    SignUp.OPEN: _("Anybody may register"),
    SignUp.DOMAINS: _("People with an address of these domains, and those who were invited"),
    SignUp.INVITED: _("Only people whom an organisation invited"),
}
REVIEWS: Final[dict[str, str | Promise]] = {
    Review.NOBODY: _("No: organisations publish by themselves"),
    Review.UNVERIFIED: _("Those of organisations that are not verified"),
    Review.EVERYBODY: _("All of them"),
}
LANGUAGES: Final[dict[str, str | Promise]] = {
    f"{Language.ZH},{Language.EN}": _("Chinese and English; Chinese when nothing is known"),
    f"{Language.EN},{Language.ZH}": _("Chinese and English; English when nothing is known"),
    Language.ZH.value: _("Only Chinese"),
    Language.EN.value: _("Only English"),
}
VERDICTS: Final[dict[str, str]] = {
    Verdict.FINE: "good",
    Verdict.WARNING: "warn",
    Verdict.BAD: "bad",
}
