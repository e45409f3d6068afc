"""What of a record goes into which index, in the engine's words."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final, TypeVar, cast
from uuid import UUID

from duijie.catalogue.rules.sight import Reader, may_see_record, withheld_from, without
from duijie.catalogue.types.details import (
    Details,
    ExpertDetails,
    LabDetails,
    NeedDetails,
    OfferDetails,
)
from duijie.catalogue.types.rows import Quantity
from duijie.catalogue.types.words import ListingKind
from duijie.engine.records import Field, Record
from duijie.matching.tongues import by_language, entry_id
from duijie.matching.types import Audience, Basis, Document, Mode, Opinion, Texts

Said = TypeVar("Said", bound=Details)

# How each audience reads: nobody in it is named by the record, nobody owns it.
READERS: Final[Mapping[Audience, Reader]] = MappingProxyType(
    {Audience.PUBLIC: Reader(), Audience.REGISTERED: Reader(is_known=True)}
)

# Seen on 8,000 results and on four: what treats the subject of a few words says half of them, or
# comes close in meaning; a probability alone is worth little where there is little to compare.
COVERS_ENOUGH: Final = 0.5
CLOSE_ENOUGH: Final = 0.45
SURE_ENOUGH: Final = 0.01
COVERS_SOMETHING: Final = 0.3
# What an opinion is worth: right in all, right but for a limit or its age, wrong.
GAINS: Final[Mapping[Opinion, float]] = MappingProxyType(
    {
        Opinion.USEFUL: 2.0,
        Opinion.KNOWN: 2.0,
        Opinion.TOO_EARLY: 1.0,
        Opinion.WRONG_LIMIT: 1.0,
        Opinion.WRONG_FIELD: 0.0,
        Opinion.NOT_FOR_US: 0.0,
    }
)
RIGHT: Final = frozenset({Opinion.USEFUL, Opinion.KNOWN})
# Under this name a record in an index says which version it is.
VERSION: Final = "version"
# Which kinds of records each kind looks for; needs are the scarce side, all else serves them.
WANTED: Final[Mapping[ListingKind, tuple[ListingKind, ...]]] = MappingProxyType(
    {
        ListingKind.NEED: (ListingKind.OFFER, ListingKind.EXPERT, ListingKind.LAB),
        ListingKind.OFFER: (ListingKind.NEED,),
        ListingKind.EXPERT: (ListingKind.NEED,),
        ListingKind.LAB: (ListingKind.NEED,),
    }
)


def modes_of(asks: ListingKind, wanted: ListingKind) -> tuple[Mode, ...]:
    """How a kind looks for another: a need also looks for offers of other fields."""
    across = asks is ListingKind.NEED and wanted is ListingKind.OFFER
    return (Mode.CLOSE, Mode.OTHER_FIELDS) if across else (Mode.CLOSE,)


def is_near(probability: float, covered: float, closeness: float) -> bool:
    """Whether a candidate has to do with the question at all."""
    if covered >= COVERS_ENOUGH or closeness >= CLOSE_ENOUGH:
        return True
    return probability >= SURE_ENOUGH and covered >= COVERS_SOMETHING


def document_of(listing_id: UUID, details: Details, numbers: Mapping[str, int]) -> Document:
    """A published record as each audience may read it, and no word more.

    ``numbers`` are the versions that each audience knows: of a change that it does
    not see, nothing changes here.
    """
    texts = {
        audience: texts_of(
            listing_id, without(details, withheld_from(reader, details)), numbers[audience.value]
        )
        for audience, reader in READERS.items()
        if may_see_record(details.visibility, reader)
    }
    return Document(texts)


def texts_of_asker(document: Document, own: Texts) -> dict[Basis, Texts]:
    """The words in which a record asks, by whose reading they are.

    The owner's own are there only where they say more than everybody who signed
    in may read; else the owner reads the same matches as they do.
    """
    texts = {Basis(audience.value): text for audience, text in document.texts.items()}
    known = document.texts.get(Audience.REGISTERED)
    if known is None or [one.fields for one in known] != [one.fields for one in own]:
        texts[Basis.OWNER] = own
    return texts


def audience_of_basis(basis: Basis) -> Audience:
    """The index that is asked; of others an owner reads what all who signed in read."""
    return Audience.PUBLIC if basis is Basis.PUBLIC else Audience.REGISTERED


def texts_of(listing_id: UUID, details: Details, version: int) -> Texts:
    """What is said of a record, in the engine's fields, each language by itself.

    Where one of them says too little to stand alone, both are one text.
    """
    return tuple(
        _text(entry_id(listing_id, language), said, version)
        for language, said in by_language(details).items()
    )


def _text(entry: str, details: Details, version: int) -> Record:
    fields = {
        Field.TITLE: _both(details.title_zh, details.title_en),
        Field.INDUSTRY: " ".join(details.industries),
        Field.IPC: " ".join(details.ipc),
        **WRITERS[details.kind](details),
    }
    said = {name: text for name, text in fields.items() if text}
    return Record(entry, said, {VERSION: str(version)})


def written_quantity(quantity: Quantity) -> str:
    """A parameter as one would write it: ``density ≥ 300 Wh/kg``."""
    ends = [f"{end.normalize():f}" for end in (quantity.low, quantity.high) if end is not None]
    values = "–".join(dict.fromkeys(ends))
    said = f"{quantity.comparator.sign}{values}"
    return " ".join(part for part in (quantity.property, said, quantity.unit) if part)


def _offer(details: OfferDetails) -> dict[Field, str]:
    return {
        Field.PROBLEM: _both(details.problem_zh, details.problem_en),
        Field.DESCRIPTION: _both(details.abstract_zh, details.abstract_en),
        Field.INDICATORS: _lines(map(written_quantity, details.quantities)),
        Field.ADVANTAGE: _lines(
            [
                _both(details.advantage_zh, details.advantage_en),
                _both(details.economics_zh, details.economics_en),
            ]
        ),
        Field.READINESS: f"TRL {details.trl}" if details.trl else "",
    }


def _need(details: NeedDetails) -> dict[Field, str]:
    return {
        Field.PROBLEM: _both(details.problem_zh, details.problem_en),
        Field.DESCRIPTION: _lines(
            [
                _both(details.function_zh, details.function_en),
                _both(details.constraints_zh, details.constraints_en),
            ]
        ),
        Field.INDICATORS: _lines(map(written_quantity, details.quantities)),
    }


def _expert(details: ExpertDetails) -> dict[Field, str]:
    return {
        Field.DESCRIPTION: _lines(
            [
                _both(details.position_zh, details.position_en),
                _both(details.expertise_zh, details.expertise_en),
            ]
        ),
        Field.ADVANTAGE: _both(details.achievements_zh, details.achievements_en),
    }


def _lab(details: LabDetails) -> dict[Field, str]:
    devices = (
        " ".join(part for part in (one.name_zh, one.name_en, one.model, one.capability) if part)
        for one in details.equipment
    )
    return {
        Field.DESCRIPTION: _lines(
            [
                _both(details.abstract_zh, details.abstract_en),
                _both(details.services_zh, details.services_en),
            ]
        ),
        Field.INDICATORS: _lines(devices),
    }


Writer = Callable[[Details], dict[Field, str]]
WRITERS: Final[Mapping[ListingKind, Writer]] = MappingProxyType(
    {
        ListingKind.OFFER: cast("Writer", _offer),
        ListingKind.NEED: cast("Writer", _need),
        ListingKind.EXPERT: cast("Writer", _expert),
        ListingKind.LAB: cast("Writer", _lab),
    }
)


def _both(zh: str, en: str) -> str:
    return _lines([zh, en])


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(part for part in parts if part)
