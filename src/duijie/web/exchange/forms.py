"""Forms of imports."""

from typing import TYPE_CHECKING
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from duijie.catalogue.types.words import ListingKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from duijie.organisations.models import Organisation

KINDS = [
    (ListingKind.OFFER.value, _("Offers")),
    (ListingKind.NEED.value, _("Needs")),
    (ListingKind.EXPERT.value, _("Experts")),
    (ListingKind.LAB.value, _("Labs")),
]


class UploadForm(forms.Form):
    """Which file, whose records, of which kind."""

    file = forms.FileField(label=_("File"), max_length=200)
    kind = forms.ChoiceField(label=_("What the file holds"), choices=KINDS)
    organisation = forms.TypedChoiceField(label=_("Whose records they are"), coerce=UUID)

    def __init__(self, *args: object, organisations: "Sequence[Organisation]") -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        own = self.fields["organisation"]
        assert isinstance(own, forms.TypedChoiceField)  # noqa: S101  (declared above)
        own.choices = [(str(one.pk), str(one)) for one in organisations]
