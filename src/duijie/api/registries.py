"""Registries and numbers with check digits, over the API."""

from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router

from duijie.api.shapes import Schema
from duijie.kernel.identifiers.schemes import read_identifier
from duijie.kernel.language import Language
from duijie.kernel.refusals import say_refusal
from duijie.registries import queries
from duijie.registries.identifiers import get_scheme, refusals_of
from duijie.registries.types import Concordance

router = Router(tags=["registries"])

MOST_ASKED = 100
MOST_TYPED = 200


class RegistryOut(Schema):
    """A registry and the version in use."""

    code: str
    name_zh: str
    name_en: str
    edition: str
    source: str
    licence: str
    origin: str
    checksum: str
    loaded_at: str
    rows: int


class EntryOut(Schema):
    """One entry; an empty name means that the source has none in that language."""

    code: str
    name_zh: str
    name_en: str
    level: int
    aliases: list[str]


class LinkOut(Schema):
    """Where a code leads, and how much of it."""

    concordance: str
    code: str
    share: float
    partial: bool
    condition: str


class EntryInFullOut(EntryOut):
    """One entry with its place, what lies in it and where it leads."""

    in_force: bool
    attributes: dict[str, object]
    above: list[EntryOut]
    below: list[EntryOut]
    links: list[LinkOut]


class FlawOut(Schema):
    """One thing that is wrong with a number, in both languages."""

    code: str
    place: int
    zh: str
    en: str


class IdentifierOut(Schema):
    """A number as it is written; a good form proves neither existence nor owner."""

    scheme: str
    written: str
    well_formed: bool
    flaws: list[FlawOut]


@router.get("/registries", response=list[RegistryOut], url_name="registries")
def registries(request: HttpRequest) -> list[RegistryOut]:  # noqa: ARG001
    """Every registry and concordance, with the version in use."""
    return [
        RegistryOut(
            code=version.registry_id,
            name_zh=version.registry.name_zh,
            name_en=version.registry.name_en,
            edition=version.edition,
            source=version.source,
            licence=version.licence,
            origin=version.origin,
            checksum=version.checksum,
            loaded_at=version.loaded_at.isoformat(),
            rows=version.rows,
        )
        for version in queries.current_versions()
    ]


@router.get("/registries/{registry}/entries", response=list[EntryOut], url_name="registry_entries")
def entries(
    request: HttpRequest,  # noqa: ARG001
    registry: str,
    q: Annotated[str, Query(max_length=MOST_TYPED)] = "",
    limit: Annotated[int, Query(ge=1, le=MOST_ASKED)] = queries.MOST_FOUND,
) -> object:
    """Search by code, Chinese, pinyin or English; the top without a question."""
    return queries.found_entries(queries.get_register(registry), q, limit)


@router.get(
    "/registries/{registry}/entries/{path:code}", response=EntryInFullOut, url_name="registry_entry"
)
def entry(request: HttpRequest, registry: str, code: str) -> EntryInFullOut:  # noqa: ARG001
    """One entry with what is above, below and linked."""
    chosen = queries.get_register(registry)
    found = queries.get_entry(chosen, code)
    return EntryInFullOut(
        **EntryOut.from_orm(found).dict(),
        in_force=found.retired_in_id is None,
        attributes=found.attributes,
        above=[EntryOut.from_orm(each) for each in queries.ancestors_of(found)],
        below=[
            EntryOut.from_orm(each)
            for each in queries.entries_below(chosen, found.code)[:MOST_ASKED]
        ],
        links=[
            LinkOut(
                concordance=link.concordance_id,
                code=link.target_code,
                share=link.share,
                partial=link.partial,
                condition=link.condition,
            )
            for link in queries.all_links_from(chosen, found.code)
        ],
    )


@router.get("/concordances/ipc/{path:symbol}", response=list[LinkOut], url_name="ipc_links")
def ipc_links(request: HttpRequest, symbol: str, to: Concordance) -> list[LinkOut]:  # noqa: ARG001
    """Where an IPC symbol leads: by its main group, else by its subclass."""
    return [
        LinkOut(
            concordance=to.value,
            code=link.target_code,
            share=link.share,
            partial=link.partial,
            condition=link.condition,
        )
        for link in queries.links_from_ipc(to, symbol)
    ]


@router.get("/identifiers/{scheme}", response=IdentifierOut, url_name="identifier")
def identifier(
    request: HttpRequest,  # noqa: ARG001
    scheme: str,
    value: Annotated[str, Query(max_length=MOST_TYPED)],
) -> IdentifierOut:
    """Check the form of a number; a right check digit proves the form only."""
    chosen = get_scheme(scheme)
    reading = read_identifier(chosen, value)
    flaws = zip(reading.flaws, refusals_of(reading), strict=True)
    return IdentifierOut(
        scheme=chosen.value,
        written=reading.written,
        well_formed=reading.well_formed,
        flaws=[
            FlawOut(
                code=refusal.code,
                place=flaw.place,
                zh=say_refusal(refusal, Language.ZH),
                en=say_refusal(refusal, Language.EN),
            )
            for flaw, refusal in flaws
        ],
    )
