"""What somebody looks for, read from an address and written into one."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from duijie.catalogue.queries import ListFilter
from duijie.catalogue.types.words import Cooperation, LabKind, ListingKind, Stage
from duijie.matching.types import Sort

LONGEST_TEXT: Final = 2_000
# Bands of readiness as people speak of them: idea to laboratory, pilot, product.
BANDS: Final = MappingProxyType({"1-3": (1, 3), "4-6": (4, 6), "7-9": (7, 9)})
EVERYWHERE: Final = ("field", "industry", "region")
FILTERS: Final[Mapping[ListingKind, tuple[str, ...]]] = MappingProxyType(
    {
        ListingKind.OFFER: (*EVERYWHERE, "trl", "cooperation"),
        ListingKind.NEED: (*EVERYWHERE, "trl", "cooperation"),
        ListingKind.EXPERT: (*EVERYWHERE, "cooperation"),
        ListingKind.LAB: (*EVERYWHERE, "lab_kind"),
    }
)
SORTS: Final[Mapping[ListingKind, tuple[Sort, ...]]] = MappingProxyType(
    {
        ListingKind.OFFER: (Sort.NEWEST, Sort.CLOSING, Sort.READINESS),
        ListingKind.NEED: (Sort.NEWEST, Sort.CLOSING, Sort.READINESS),
        ListingKind.EXPERT: (Sort.NEWEST,),
        ListingKind.LAB: (Sort.NEWEST,),
    }
)


@dataclass(frozen=True, slots=True)
class Wish:
    """A search: words, filters by name, order. What is empty narrows nothing."""

    kind: ListingKind
    text: str = ""
    filters: Mapping[str, str] = field(default_factory=dict)
    sort: Sort = Sort.NEWEST

    def without(self, name: str) -> "Wish":
        """The same with one filter less."""
        left = {one: value for one, value in self.filters.items() if one != name}
        return replace(self, filters=left)

    @property
    def narrowed(self) -> ListFilter:
        """The filters as the catalogue knows them."""
        said = self.filters
        low, high = BANDS.get(said.get("trl", ""), (None, None))
        return ListFilter(
            stages=(Stage.PUBLISHED,),
            industry=said.get("industry", ""),
            field=said.get("field", ""),
            region=said.get("region", ""),
            trl_from=low,
            trl_to=high,
            cooperation=tuple(map(Cooperation, filter(None, [said.get("cooperation")]))),
        )


def wish_of(kind: ListingKind, said: Mapping[str, str]) -> Wish:
    """The search that the parameters of an address stand for. What is unknown is left out."""
    text = " ".join(said.get("q", "").replace("\0", " ").split())[:LONGEST_TEXT]
    filters = {
        name: said[name] for name in FILTERS[kind] if said.get(name) and _is_known(name, said[name])
    }
    possible = (Sort.RELEVANCE, *SORTS[kind]) if text else SORTS[kind]
    given = said.get("sort", "")
    sort = Sort(given) if given in possible else possible[0]
    return Wish(kind, text, filters, sort)


def address_of(wish: Wish) -> dict[str, str]:
    """The parameters that stand for a search; what goes without saying is left out."""
    said = {"q": wish.text} if wish.text else {}
    said |= dict(wish.filters)
    usual = Sort.RELEVANCE if wish.text else Sort.NEWEST
    return said if wish.sort is usual else said | {"sort": wish.sort.value}


CLOSED: Final[Mapping[str, type[StrEnum]]] = MappingProxyType(
    {"cooperation": Cooperation, "lab_kind": LabKind}
)


def _is_known(name: str, value: str) -> bool:
    if name == "trl":
        return value in BANDS
    if name in CLOSED:
        return value in set(CLOSED[name])
    return len(value) <= 20 and "\0" not in value  # noqa: PLR2004  (codes are shorter)
