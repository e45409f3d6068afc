"""The kinds of records in addresses and on pages."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duijie.catalogue.types.words import ListingKind

PLURALS: Final = {kind: f"{kind.value}s" for kind in ListingKind}
NAMES: Final[dict[ListingKind, str | Promise]] = {
    ListingKind.OFFER: _("Offers"),
    ListingKind.NEED: _("Needs"),
    ListingKind.EXPERT: _("Experts"),
    ListingKind.LAB: _("Labs and platforms"),
}


class KindConverter:
    """A kind of record as the plural in an address."""

    regex = "|".join(PLURALS.values())

    def to_python(self, value: str) -> ListingKind:
        """The kind that a plural names."""
        return ListingKind(value.removesuffix("s"))

    def to_url(self, value: ListingKind) -> str:
        """The plural of a kind."""
        return PLURALS[value]
