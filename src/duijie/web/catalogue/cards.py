"""A record as a list shows it: what it is, whose it is, what decides whether to open it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _

from duijie.catalogue.types.results import Seen
from duijie.catalogue.types.words import ListingKind
from duijie.registries.rules import name_for
from duijie.web.catalogue import showing
from duijie.web.registries.showing import reader_language

# What a card is opened or passed over for; the rest stands on the page of the record.
CHIPS: Final = frozenset(
    {"lab_kind", "level", "trl", "trl_asked", "price", "budget", "cooperation", "availability"}
)
OPENINGS: Final = ("abstract", "problem", "expertise")
MOST_CHIPS: Final = 4


@dataclass(frozen=True, slots=True)
class Card:
    """A record in a list; ``owner`` is empty where it is withheld."""

    seen: Seen
    title: str
    title_tongue: str
    owner: str
    position: str
    extract: str
    extract_tongue: str
    address: str
    chips: list[str]


def card_of(seen: Seen) -> Card:
    """A record as a list shows it."""
    texts = {one.name: one for one in showing.texts_of(seen)}
    opening = next((texts[name] for name in OPENINGS if name in texts), None)
    return Card(
        seen=seen,
        title=title_of(seen),
        title_tongue=title_tongue(seen),
        owner=owner_name(seen),
        position=texts["position"].text if "position" in texts else "",
        extract=opening.text if opening else "",
        extract_tongue=opening.tongue if opening else "",
        address=reverse(f"{seen.kind}_detail", args=[seen.id]),
        chips=list(_chips(seen))[:MOST_CHIPS],
    )


def _chips(seen: Seen) -> Iterator[str]:
    for name, text in showing.plain_facts(seen.details):
        if text and name in CHIPS:
            yield _("asks for %(level)s") % {"level": text} if name == "trl_asked" else text
    if seen.kind is ListingKind.EXPERT:
        yield from (showing.code_name(seen, code) for code in seen.details.fields)


def title_of(seen: Seen) -> str:
    """The title in the reader's language, else in the other."""
    said = seen.details
    return name_for(reader_language(), zh=said.title_zh, en=said.title_en).text


def title_tongue(seen: Seen) -> str:
    """The language that the title is shown in, for whoever reads it aloud."""
    language, said = reader_language(), seen.details
    named = name_for(language, zh=said.title_zh, en=said.title_en)
    return showing.HTML_TONGUES[showing.other(language) if named.is_other_language else language]


def owner_name(seen: Seen) -> str:
    """The name of the organisation in the reader's language. Empty where it is withheld."""
    if seen.owner is None:
        return ""
    return name_for(reader_language(), zh=seen.owner.name_zh, en=seen.owner.name_en).text
