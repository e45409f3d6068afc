"""One batch of rows brought in: read, matched to records, written, shown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any
from uuid import UUID

from duijie.catalogue.models import Listing
from duijie.catalogue.queries.content import content_of
from duijie.catalogue.queries.many import get_listings_to_change
from duijie.catalogue.services.bulk import (
    Change,
    Changed,
    Made,
    change_listings,
    create_listings,
    create_shown_listings,
    show_listings,
)
from duijie.catalogue.types.details import Details
from duijie.catalogue.types.words import ListingKind, Origin
from duijie.catalogue.types.words import Stage as ListingStage
from duijie.exchange.cells.assembling import assemble
from duijie.exchange.models import Fingerprint, Import, ImportRow
from duijie.exchange.planning import SKIPPED, Finding, Item, known_records
from duijie.exchange.types import Outcome, Trouble
from duijie.kernel.actors import Actor
from duijie.kernel.errors import DomainError


@dataclass(slots=True)
class _Line:
    """One row while its batch is brought in."""

    item: Item
    outcome: Outcome = Outcome.REFUSED
    troubles: list[Trouble] = field(default_factory=list)
    details: Details | None = None
    known: UUID | None = None
    listing: Listing | None = None
    before_version: int | None = None
    shown: bool = False


def bring_in(actor: Actor, found: Import, batch: Sequence[Item], find: Finding) -> list[ImportRow]:
    """Bring a batch of rows in; what became of each is written down with it."""
    kind = ListingKind(found.kind)
    lines = [_line(item) for item in batch]
    _read(actor, found, lines, find)
    _create(actor, found, [one for one in lines if one.details and not one.known])
    _change(actor, kind, [one for one in lines if one.details and one.known])
    if found.publish:
        _show(actor, kind, [one for one in lines if one.outcome is not Outcome.CREATED])
    return ImportRow.objects.bulk_create([_written(found, line) for line in lines])


def _line(item: Item) -> _Line:
    if item.trouble is None:
        return _Line(item)
    outcome = Outcome.SKIPPED if item.trouble.code in SKIPPED else Outcome.REFUSED
    return _Line(item, outcome, [item.trouble])


def _read(actor: Actor, found: Import, lines: Iterable[_Line], find: Finding) -> None:
    kind = ListingKind(found.kind)
    good = [line for line in lines if line.item.trouble is None]
    known = known_records(found.organisation_id, kind, [line.item for line in good])
    listings = get_listings_to_change(actor, kind, set(known.values()))
    for line in good:
        line.known = known.get(line.item.place)
        before = listings.get(line.known) if line.known else None
        said = content_of(before) if before else None
        made = assemble(line.item.row, kind, said, find)
        line.troubles += [*made.refusals, *made.remarks]
        if not made.refusals:
            line.details = made.details


def _create(actor: Actor, found: Import, lines: Sequence[_Line]) -> None:
    given = [line.details for line in lines if line.details]
    if not given:
        return
    made = []
    for line, answer in zip(lines, _created(actor, found, given), strict=True):
        if isinstance(answer, DomainError):
            _refuse(line, answer)
            continue
        line.listing, line.outcome = answer.listing, Outcome.CREATED
        line.shown = found.publish and answer.held is None
        if answer.held:
            line.troubles.append(_trouble(answer.held))
        made.append(line)
    Fingerprint.objects.bulk_create(
        [
            Fingerprint(
                listing_id=line.listing.pk,
                organisation_id=found.organisation_id,
                kind=found.kind,
                key=line.item.key,
            )
            for line in made
            if line.listing and not line.item.number
        ],
        ignore_conflicts=True,
    )


def _created(actor: Actor, found: Import, given: Sequence[Details]) -> Sequence[Made | DomainError]:
    """The new records, shown at once where that was asked for."""
    owner_id, origin = found.organisation_id, Origin.SPREADSHEET
    if found.publish:
        return create_shown_listings(actor=actor, owner_id=owner_id, given=given, origin=origin)
    drafts = create_listings(actor=actor, owner_id=owner_id, given=given, origin=origin)
    return [Made(one) if isinstance(one, Listing) else one for one in drafts]


def _change(actor: Actor, kind: ListingKind, lines: Sequence[_Line]) -> None:
    changes = [Change(line.known, line.details) for line in lines if line.known and line.details]
    if not changes:
        return
    answers = change_listings(actor=actor, kind=kind, changes=changes)
    for line, answer in zip(lines, answers, strict=True):
        if isinstance(answer, Changed):
            line.listing = answer.listing
            line.before_version = answer.listing.version - bool(answer.fields)
            line.outcome = Outcome.UPDATED if answer.fields else Outcome.UNCHANGED
        else:
            _refuse(line, answer)


def _show(actor: Actor, kind: ListingKind, lines: Sequence[_Line]) -> None:
    """Show the drafts among the records that were there before."""
    drafts = {
        line.listing.pk: line
        for line in lines
        if line.listing and line.listing.stage == ListingStage.DRAFT.value
    }
    if not drafts:
        return
    answers = show_listings(actor=actor, kind=kind, listing_ids=list(drafts))
    for line, answer in zip(drafts.values(), answers, strict=True):
        if isinstance(answer, DomainError):
            line.troubles.append(_trouble(answer))
            continue
        line.listing, line.shown = answer, True
        if line.outcome is Outcome.UNCHANGED:
            line.outcome = Outcome.UPDATED


def _refuse(line: _Line, refusal: DomainError) -> None:
    line.outcome, line.details = Outcome.REFUSED, None
    line.troubles.append(_trouble(refusal))


def _trouble(refusal: DomainError) -> Trouble:
    return Trouble(refusal.code, {name: str(value) for name, value in refusal.facts.items()})


def _written(found: Import, line: _Line) -> ImportRow:
    source = line.item.source
    title = (line.details and (line.details.title_zh or line.details.title_en)) or _named(line.item)
    return ImportRow(
        import_of=found,
        place=line.item.place,
        sheet=(source.sheet or "")[:200],
        row=source.row or 0,
        outcome=line.outcome.value,
        title=title[:300],
        listing_id=line.listing.pk if line.listing else None,
        before_version=line.before_version,
        after_version=line.listing.version if line.listing else None,
        shown=line.shown,
        troubles=[_plain(asdict(trouble)) for trouble in line.troubles],
    )


def _named(item: Item) -> str:
    cells = (
        cell.text for name in ("title", "title_zh", "title_en") for cell in item.row.get(name, ())
    )
    return next(cells, "")


def _plain(trouble: Mapping[str, Any]) -> dict[str, Any]:
    """A trouble as JSON can hold it."""
    facts = {
        name: value if isinstance(value, int) else str(value)
        for name, value in trouble["facts"].items()
    }
    return {**trouble, "facts": facts}
