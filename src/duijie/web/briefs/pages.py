"""The page of a brief as HTML, and drawn as PDF in a language."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import segno
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from duijie.catalogue.types.results import Seen
from duijie.catalogue.types.words import ListingKind, Stage
from duijie.kernel import clock
from duijie.kernel.language import Language
from duijie.site.letters import CODES, PRODUCT
from duijie.site.queries import current
from duijie.web.briefs.drawing import drawn
from duijie.web.briefs.showing import brief_of
from duijie.web.catalogue.cards import owner_name
from duijie.web.catalogue.showing import HTML_TONGUES
from duijie.web.states import STATES

# Text is shortened until the page fits; the last size fits whatever a record says.
SIZES: Final = (1.0, 0.85, 0.7, 0.5, 0.3)
INK: Final = "#1d2426"
KINDS: Final[Mapping[ListingKind, str | Promise]] = {
    ListingKind.OFFER: _("Technology offer"),
    ListingKind.NEED: _("Technology need"),
    ListingKind.EXPERT: _("Expert"),
    ListingKind.LAB: _("Lab or platform"),
}


@dataclass(frozen=True, slots=True)
class Printed:
    """A brief as a file; ``mark`` changes with what it says."""

    pdf: bytes
    name: str
    mark: str


def printed_brief(seen: Seen, language: Language) -> Printed:
    """The brief of a record, as far as its reader may see it."""
    with override(CODES[language]):
        pdf, mark = drawn([page_of(seen, language, size) for size in SIZES])
    return Printed(pdf, f"duijie-{seen.kind}-{seen.id.hex[-8:]}-{language}.pdf", mark)


def page_of(seen: Seen, language: Language, size: float) -> str:
    """The page in a language; the smaller the size, the shorter its texts."""
    with override(CODES[language]):
        address = settings.ADDRESS + reverse(f"{seen.kind}_detail", args=[seen.id])
        shown = {
            "seen": seen,
            "brief": brief_of(seen, size),
            "language": HTML_TONGUES[language],
            "kind_name": KINDS[seen.kind],
            "owner_name": owner_name(seen),
            "state": None if seen.stage is Stage.PUBLISHED else STATES[seen.stage.value].label,
            "node_name": current().name_in(language) or PRODUCT[language],
            "is_demo": settings.DEMO,
            "address": address,
            "code": code_of(address),
            "today": clock.today(),
        }
        return render_to_string("briefs/brief.html", shown)


def code_of(address: str) -> SafeString:
    """An address as a square that a phone reads."""
    drawing = segno.make(address, error="m", micro=False).svg_inline(
        border=0, dark=INK, omitsize=True
    )
    return mark_safe(drawing)  # noqa: S308  (made of squares alone)
