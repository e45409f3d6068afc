"""What was found, as pages show it in the reader's language."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duijie.catalogue.types.results import Head
from duijie.catalogue.types.words import ListingKind
from duijie.catalogue.words import field_label, word_label
from duijie.kernel.language import Language
from duijie.matching.queries import Wish, address_of
from duijie.matching.queries.wishes import CLOSED, SORTS
from duijie.matching.types import Card, Facet, FacetValue, Found, Piece, Sort
from duijie.web.registries.showing import reader_language, shown_name
from duijie.web.search.kinds import NAMES, PLURALS

SORT_NAMES: Final[dict[Sort, str | Promise]] = {
    Sort.RELEVANCE: _("Nearest first"),
    Sort.NEWEST: _("Newest first"),
    Sort.CLOSING: _("Closing soon first"),
    Sort.READINESS: _("Ripest first"),
}
# What a filter is called in the catalogue.
FIELDS: Final = {"field": "fields", "industry": "industries"}
OPENING: Final = 220


@dataclass(frozen=True, slots=True)
class ShownValue:
    """One value of a facet as a page shows it."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class ShownFacet:
    """One facet as a page shows it."""

    name: str
    label: str
    values: tuple[ShownValue, ...]
    chosen: bool


@dataclass(frozen=True, slots=True)
class Link:
    """A step that a page offers: where it leads, its name, how many are there."""

    address: str
    label: str | Promise
    is_here: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class ShownCard:
    """A record found as a page shows it."""

    head: Head
    address: str
    title: str
    other_title: str
    owner: str
    opening: str
    quote: tuple[Piece, ...]
    reasons: tuple[str, ...]
    levels: tuple[str, ...]


def shown_cards(found: Found) -> Iterator[ShownCard]:
    """Every card of a page."""
    language = reader_language()
    for card in found.cards:
        yield _shown_card(card, language)


def _shown_card(card: Card, language: Language) -> ShownCard:
    head, why = card.head, card.why
    titles = [head.title_zh, head.title_en]
    openings = [head.opening_zh, head.opening_en]
    names = [head.owner.name_zh, head.owner.name_en] if head.owner else []
    if language is Language.EN:
        for said in (titles, openings, names):
            said.reverse()
    place = 0 if language is Language.ZH else 1
    return ShownCard(
        head=head,
        address=f"/{PLURALS[head.kind]}/{head.id}",
        title=titles[0] or titles[1],
        other_title=titles[1] if titles[0] else "",
        owner=next(filter(None, names), ""),
        opening=_opening(next(filter(None, openings), "")),
        quote=why.quote if why else (),
        reasons=tuple(reason[place] for reason in why.reasons) if why else (),
        levels=(f"TRL {head.trl}",) if head.trl else (),
    )


def _opening(text: str) -> str:
    """The beginning of what a record says."""
    return text if len(text) <= OPENING else f"{text[:OPENING].rstrip()}…"


def shown_facets(facets: Iterable[Facet]) -> list[ShownFacet]:
    """The facets that have something to choose."""
    language = reader_language()
    return [_shown_facet(facet, language) for facet in facets if facet.values]


def _shown_facet(facet: Facet, language: Language) -> ShownFacet:
    values = tuple(
        ShownValue(one.value, value_label(facet.name, one), one.count, one.chosen)
        for one in facet.values
    )
    chosen = any(one.chosen for one in values)
    return ShownFacet(facet.name, filter_label(facet.name, language), values, chosen)


def filter_label(name: str, language: Language) -> str:
    """What a filter is called."""
    return field_label(FIELDS.get(name, name), language)


@dataclass(slots=True)
class _Class:
    code: str
    name_zh: str
    name_en: str


def value_label(name: str, one: FacetValue) -> str:
    """What one value of a filter is called."""
    if name == "trl":
        return f"TRL {one.value.replace('-', '–')}"
    if name in CLOSED:
        return word_label(CLOSED[name](one.value), reader_language())
    named = _Class(one.value, one.name_zh, one.name_en)
    return shown_name(named) if one.name_zh or one.name_en else one.value


def chosen_filters(wish: Wish, found: Found) -> list[Link]:
    """The filters in force, each with the address without it."""
    return [
        Link(address(wish.without(facet.name)), value_label(facet.name, one))
        for facet in found.facets
        for one in facet.values
        if one.chosen
    ]


def relaxations(wish: Wish, found: Found) -> list[Link]:
    """What to give up where nothing was found, and what that brings."""
    language = reader_language()
    return [
        Link(address(wish.without(one.name)), filter_label(one.name, language), count=one.count)
        for one in found.relaxed
    ]


def sort_links(wish: Wish) -> list[Link]:
    """The orders that a search can be shown in."""
    possible = (Sort.RELEVANCE, *SORTS[wish.kind]) if wish.text else SORTS[wish.kind]
    return [
        Link(address(_sorted(wish, sort)), SORT_NAMES[sort], is_here=sort is wish.sort)
        for sort in possible
    ]


def kind_links(wish: Wish) -> list[Link]:
    """The same words in each kind of record."""
    return [
        Link(
            address(Wish(kind, wish.text, {}, Sort.RELEVANCE if wish.text else Sort.NEWEST)),
            NAMES[kind],
            is_here=kind is wish.kind,
        )
        for kind in ListingKind
    ]


def address(wish: Wish) -> str:
    """The address of a search."""
    said = urlencode(address_of(wish))
    path = f"/search/{PLURALS[wish.kind]}"
    return f"{path}?{said}" if said else path


def _sorted(wish: Wish, sort: Sort) -> Wish:
    return Wish(wish.kind, wish.text, wish.filters, sort)
