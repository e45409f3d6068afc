"""The list of a kind, one record, its history and its files."""

from uuid import UUID

import msgspec
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from duijie.catalogue import queries
from duijie.catalogue.errors import FileNotFound
from duijie.catalogue.linked import linked_data
from duijie.catalogue.rules.completeness import completeness_of
from duijie.catalogue.rules.life import CHANGEABLE
from duijie.catalogue.types.details import DETAILS
from duijie.catalogue.types.results import Seen
from duijie.catalogue.types.words import Cooperation, ListingKind, PersonConsent, Stage
from duijie.catalogue.words import field_label, why
from duijie.web.catalogue import changes, showing
from duijie.web.catalogue.cards import card_of, owner_name, title_of
from duijie.web.catalogue.evidence import standings
from duijie.web.catalogue.fields import choices_of
from duijie.web.catalogue.filters import EntriesForm, wanted_in
from duijie.web.catalogue.labels import KINDS, MOVES
from duijie.web.catalogue.linked import as_element
from duijie.web.catalogue.steps import STEPS
from duijie.web.edges import actor_of, refusals_as_pages
from duijie.web.registries.showing import reader_language

MOST_VERSIONS = 30


@refusals_as_pages
def listings(request: HttpRequest, kind: ListingKind) -> HttpResponse:
    """Records of a kind, the newest first, narrowed by what stands in the address."""
    actor, given = actor_of(request), request.GET
    entries = EntriesForm(given)
    wanted = wanted_in(given, entries)
    cursor = given.get("cursor", "")
    page = queries.page_of_listings(actor, kind, wanted, cursor=cursor)
    shown = {
        "kind": kind.value,
        "labels": KINDS[kind],
        "page": page,
        "cards": [card_of(one) for one in page.items],
        "is_first": not cursor,
        "wanted": wanted,
        "entries": entries,
        "trl": given.get("trl", ""),
        "cooperations": choices_of(Cooperation, reader_language()),
        "stages": list(Stage),
        "may_write": bool(actor.organisation_ids),
        "address_of_new": reverse(f"{kind}_new"),
        "filters_open": "find" in request.GET,
        "has_levels": kind in {ListingKind.OFFER, ListingKind.NEED},
    }
    return render(request, "catalogue/listings.html", shown)


@refusals_as_pages
def listing(request: HttpRequest, kind: ListingKind, listing_id: UUID) -> HttpResponse:
    """One record, as far as the reader may see it."""
    actor = actor_of(request)
    seen = queries.get_seen(actor, kind, listing_id)
    address = request.build_absolute_uri(reverse(f"{kind}_detail", args=[seen.id]))
    is_manager = seen.owner is not None and (
        actor.is_operator or actor.is_manager_of(seen.owner.id)
    )
    shown = {
        "kind": kind.value,
        "labels": KINDS[kind],
        "seen": seen,
        "title": title_of(seen),
        "texts": list(showing.texts_of(seen)),
        "facts": list(showing.facts_of(seen)),
        "values": list(showing.values_of(seen)),
        "quantities": [
            (one, showing.written_quantity(one)) for one in getattr(seen.details, "quantities", ())
        ],
        "side_by_side": "both" in request.GET,
        "standings": standings(seen.details),
        "withheld": showing.withheld_labels(seen),
        "linked": as_element(linked_data(seen, address)),
        "owner_name": owner_name(seen),
        **(_for_owners(seen, is_manager=is_manager) if seen.is_own else {}),
    }
    return render(request, "catalogue/listing.html", shown)


def _for_owners(seen: Seen, *, is_manager: bool) -> dict[str, object]:
    found = completeness_of(seen.details)
    language = reader_language()
    moves = [one for one in MOVES[seen.stage] if is_manager or not one.for_managers]
    return {
        "completeness": found,
        "missing": [
            (one, field_label(one.name, language), why(seen.kind, one.name, language),
             step_of(seen.kind, one.fields))
            for one in found.missing
        ],
        "moves": moves,
        "may_ask": may_ask(seen),
        "first_step": STEPS[seen.kind][0].name,
        "may_renew": is_manager
        and seen.stage in {Stage.PUBLISHED, Stage.PAUSED, Stage.EXPIRED},
    }  # fmt: skip


def may_ask(seen: Seen) -> bool:
    """Whether the person of a record can be asked for their consent here."""
    said = getattr(seen.details, "consent", PersonConsent.IN_PERSON)
    return said is not PersonConsent.IN_PERSON and seen.stage in CHANGEABLE


def step_of(kind: ListingKind, fields: tuple[str, ...]) -> str:
    """The step of the form in which a field is written."""
    named = set(fields)
    return next(
        (step.name for step in STEPS[kind] if named & {*step.fields, *step.rows}),
        STEPS[kind][0].name,
    )


@refusals_as_pages
def history(request: HttpRequest, kind: ListingKind, listing_id: UUID) -> HttpResponse:
    """The versions of a record and what each changed, for its owner."""
    actor = actor_of(request)
    seen = queries.get_seen(actor, kind, listing_id)
    versions = queries.versions_of(actor, kind, listing_id)[: MOST_VERSIONS + 1]
    read = [(one.number, one.at, msgspec.convert(one.content, DETAILS[kind])) for one in versions]
    shown = {
        "kind": kind.value,
        "labels": KINDS[kind],
        "seen": seen,
        "title": title_of(seen),
        "steps": changes.history_of(read)[:MOST_VERSIONS],
    }
    return render(request, "catalogue/history.html", shown)


def file(request: HttpRequest, file_id: UUID) -> FileResponse:
    """A picture or file of a record; pictures are shown, files are saved."""
    try:
        found = queries.get_file(actor_of(request), file_id)
    except FileNotFound as refusal:
        raise Http404 from refusal
    answer = FileResponse(
        found.file.open("rb"),
        as_attachment=not found.is_picture,
        filename=found.name,
        content_type=found.media_type,
    )
    # Whatever a file says it is, a browser neither guesses nor runs anything in it.
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    answer["Cache-Control"] = "private, max-age=300"
    return answer
