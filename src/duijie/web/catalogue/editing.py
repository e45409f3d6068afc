"""Writing a record step by step, and moving it along its life."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from duijie.catalogue import queries, services
from duijie.catalogue.errors import ListingMalformed
from duijie.catalogue.permissions import check_may_write
from duijie.catalogue.rules.completeness import completeness_of
from duijie.catalogue.types.details import DETAILS
from duijie.catalogue.types.results import Seen
from duijie.catalogue.types.words import ListingKind
from duijie.foundation.errors import ChangedMeanwhile
from duijie.kernel.errors import DomainError, Kind
from duijie.kernel.refusals import say_refusal
from duijie.organisations.queries import organisations_of
from duijie.web.catalogue.cards import title_of
from duijie.web.catalogue.changes import Change, changes_between
from duijie.web.catalogue.forms import StepForm, step_form
from duijie.web.catalogue.labels import BY_MOVE, KINDS
from duijie.web.catalogue.steps import STEPS, Step
from duijie.web.days import HOW, read_day
from duijie.web.edges import actor_of, did, refusals_as_pages
from duijie.web.registries.showing import reader_language


@login_required
@refusals_as_pages
def new(request: HttpRequest, kind: ListingKind) -> HttpResponse:
    """The first step of a new record; it becomes a draft when it is saved."""
    actor, step = actor_of(request), STEPS[kind][0]
    owners = list(organisations_of(actor))
    if not owners:
        messages.info(request, _("Register your organisation first, or have yourself invited."))
        return redirect("organisation_register")
    blank = DETAILS[kind]()
    form = step_form(actor, step, blank, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        owner_id = _chosen(request.POST.get("owner", ""), [one.pk for one in owners])
        try:
            made = services.create_listing(
                actor=actor, owner_id=owner_id, details=form.details(blank)
            )
        except DomainError as refusal:
            _say(form, refusal)
        else:
            messages.success(request, _("The draft is saved."))
            return redirect(_address(kind, made.pk, _next(kind, step)))
    shown = {"owners": owners, "seen": None, "title": KINDS[kind].new}
    return render(request, "catalogue/edit.html", _shown(kind, step, form) | shown)


def _chosen(given: str, owners: list[UUID]) -> UUID:
    return next((one for one in owners if str(one) == given), owners[0])


@login_required
@refusals_as_pages
def edit(request: HttpRequest, kind: ListingKind, listing_id: UUID, step: str) -> HttpResponse:
    """One step of a record; what was typed stays, whatever happens."""
    here = next((one for one in STEPS[kind] if one.name == step), None)
    if here is None:
        raise Http404
    seen = _own(request, kind, listing_id)
    typed = request.POST if request.method == "POST" else None
    form = step_form(actor_of(request), here, seen.details, typed, propose="propose" in request.GET)
    others: list[Change] = []
    if typed is not None and "add" not in typed and "find" not in typed and form.is_valid():
        try:
            services.change_listing(
                actor=actor_of(request),
                listing_id=listing_id,
                details=form.details(seen.details),
                seen=_number(typed.get("seen", "")),
            )
        except ChangedMeanwhile as refusal:
            _say(form, refusal)
            others = _changed_by_others(request, seen, _number(typed.get("seen", "")))
        except DomainError as refusal:
            if refusal.kind is Kind.FORBIDDEN:
                raise
            _say(form, refusal)
        else:
            messages.success(request, _("Saved."))
            return redirect(_after(kind, listing_id, here, typed.get("then", "")))
    shown = {"seen": seen, "title": title_of(seen), "others": others}
    return render(request, "catalogue/edit.html", _shown(kind, here, form, seen) | shown)


def _own(request: HttpRequest, kind: ListingKind, listing_id: UUID) -> Seen:
    actor = actor_of(request)
    listing = queries.get_listing(actor, kind, listing_id)
    check_may_write(actor, listing.owner)
    return queries.get_seen(actor, kind, listing_id)


def _changed_by_others(request: HttpRequest, seen: Seen, number: int) -> list[Change]:
    """What others changed since the version that the writer saw."""
    before = queries.get_version(actor_of(request), seen.kind, seen.id, max(number, 1))
    return list(changes_between(before, seen.details))


def _say(form: StepForm, refusal: DomainError) -> None:
    if isinstance(refusal, ListingMalformed):
        form.refuse(refusal)
    else:
        form.plain.add_error(None, say_refusal(refusal, reader_language()))


def _number(given: str) -> int:
    return int(given) if given.isdecimal() and len(given) < 10 else 0  # noqa: PLR2004


@dataclass(frozen=True, slots=True)
class StepLink:
    """A step as the side of the form shows it."""

    label: str
    address: str
    is_here: bool
    misses: bool


def _shown(
    kind: ListingKind, step: Step, form: StepForm, seen: Seen | None = None
) -> dict[str, object]:
    missing = {
        field
        for one in (completeness_of(seen.details).missing if seen else ())
        for field in one.fields
    }
    links = [
        StepLink(
            str(one.label),
            _address(kind, seen.id, one.name) if seen else "",
            one is step,
            bool(missing & {*one.fields, *one.rows}),
        )
        for one in STEPS[kind]
    ]
    return {
        "kind": kind.value,
        "labels": KINDS[kind],
        "step": step,
        "form": form,
        "links": links,
        "is_last": step is STEPS[kind][-1],
        "may_propose": step.name == "quantities" and seen is not None,
    }


def _next(kind: ListingKind, step: Step) -> str:
    names = [one.name for one in STEPS[kind]]
    return names[min(names.index(step.name) + 1, len(names) - 1)]


def _after(kind: ListingKind, listing_id: UUID, step: Step, then: str) -> str:
    if then == "next" and step is not STEPS[kind][-1]:
        return _address(kind, listing_id, _next(kind, step))
    if then == "stay":
        return _address(kind, listing_id, step.name)
    return reverse(f"{kind}_detail", args=[listing_id])


def _address(kind: ListingKind, listing_id: UUID, step: str) -> str:
    return reverse(f"{kind}_edit", args=[listing_id, step])


@login_required
@require_POST
@refusals_as_pages
def move(request: HttpRequest, kind: ListingKind, listing_id: UUID) -> HttpResponse:
    """Publish, pause, close, withdraw and so on."""
    labels = BY_MOVE.get(request.POST.get("move", ""))  # type: ignore[call-overload]
    if labels is None:
        raise Http404
    actor = actor_of(request)
    queries.get_listing(actor, kind, listing_id)

    def deed() -> None:
        services.move_listing(
            actor=actor,
            listing_id=listing_id,
            move=labels.move,
            reason=request.POST.get("reason", "")[:2000],
            seen=_number(request.POST.get("seen", "")),
        )

    did(request, deed, str(labels.done))
    return redirect(f"{kind}_detail", listing_id=listing_id)


@login_required
@require_POST
@refusals_as_pages
def revert(request: HttpRequest, kind: ListingKind, listing_id: UUID) -> HttpResponse:
    """Let a record say again what it said in an earlier version."""
    actor, number = actor_of(request), _number(request.POST.get("number", ""))
    queries.get_listing(actor, kind, listing_id)

    def deed() -> None:
        services.revert_listing(
            actor=actor,
            listing_id=listing_id,
            number=number,
            seen=_number(request.POST.get("seen", "")),
        )

    said = _("The record says again what version %(number)s said.") % {"number": number}
    done = did(request, deed, said)
    return redirect(f"{kind}_detail" if done else f"{kind}_history", listing_id=listing_id)


@login_required
@require_POST
@refusals_as_pages
def renew(request: HttpRequest, kind: ListingKind, listing_id: UUID) -> HttpResponse:
    """Confirm that a record still holds."""
    actor = actor_of(request)
    queries.get_listing(actor, kind, listing_id)
    until = read_day(request.POST.get("until", ""))
    if until is None:
        messages.error(request, str(HOW))
        return redirect(f"{kind}_detail", listing_id=listing_id)

    def deed() -> None:
        services.renew_listing(
            actor=actor,
            listing_id=listing_id,
            until=until,
            seen=_number(request.POST.get("seen", "")),
        )

    did(request, deed, _("Renewed."))
    return redirect(f"{kind}_detail", listing_id=listing_id)


@login_required
@require_POST
@refusals_as_pages
def add_file(request: HttpRequest, kind: ListingKind, listing_id: UUID) -> HttpResponse:
    """Put a picture or a file to a record."""
    actor = actor_of(request)
    queries.get_listing(actor, kind, listing_id)
    given = request.FILES.get("file")
    if given is None:
        messages.error(request, _("Choose a file."))
        return redirect(f"{kind}_detail", listing_id=listing_id)

    def deed() -> None:
        services.add_file(
            actor=actor,
            listing_id=listing_id,
            file=given,
            caption=request.POST.get("caption", ""),
        )

    did(request, deed, _("The file is added."))
    return redirect(f"{kind}_detail", listing_id=listing_id)


@login_required
@require_POST
@refusals_as_pages
def remove_file(
    request: HttpRequest, kind: ListingKind, listing_id: UUID, file_id: UUID
) -> HttpResponse:
    """Take a picture or file away."""
    actor = actor_of(request)
    queries.get_listing(actor, kind, listing_id)

    def deed() -> None:
        services.remove_file(actor=actor, listing_id=listing_id, file_id=file_id)

    did(request, deed, _("The file is removed."))
    return redirect(f"{kind}_detail", listing_id=listing_id)
