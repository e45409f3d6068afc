"""Bring a file, look at what it would do, watch it, undo it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from duijie.catalogue.types.words import ListingKind
from duijie.exchange import queries, services
from duijie.exchange.rules import UNDER_WAY
from duijie.exchange.saying import say_trouble
from duijie.exchange.types import Outcome, Stage, Trouble
from duijie.kernel.errors import DomainError
from duijie.kernel.refusals import say_refusal
from duijie.organisations.queries import organisations_of
from duijie.web.edges import actor_of, did, refusals_as_pages
from duijie.web.exchange.forms import KINDS, UploadForm
from duijie.web.exchange.showing import choices_for, shown_counts, shown_preview, shown_row
from duijie.web.registries.showing import reader_language

MOST_IMPORTS = 20
MOST_ROWS = 100


@login_required
def imports(request: HttpRequest) -> HttpResponse:
    """The imports of one's organisations, and the place to bring a file."""
    actor = actor_of(request)
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    own = list(organisations_of(actor))
    form = UploadForm(*given, organisations=own)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            made = services.upload_file(
                actor=actor,
                organisation_id=form.cleaned_data["organisation"],
                kind=ListingKind(form.cleaned_data["kind"]),
                name=file.name,
                content=file,
            )
        except DomainError as refusal:
            form.add_error("file", say_refusal(refusal, reader_language()))
        else:
            return redirect("import", import_id=made.pk)
    shown = {
        "form": form,
        "own": own,
        "kinds": KINDS,
        "imports": queries.imports_visible_to(actor)[:MOST_IMPORTS],
    }
    return render(request, "exchange/imports.html", shown, status=422 if form.errors else 200)


@login_required
@refusals_as_pages
def one_import(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """One import: what it would do, how far it is, or what became of it."""
    found = queries.get_import(actor_of(request), import_id)
    if found.stage == Stage.UPLOADED.value:
        return _preview(request, import_id, {})
    shown = _standing(request, import_id)
    if request.headers.get("HX-Request"):
        answer = render(request, "exchange/_progress.html", shown)
        if not shown["under_way"]:
            answer["HX-Refresh"] = "true"
        return answer
    return render(request, "exchange/import.html", shown)


def _standing(request: HttpRequest, import_id: UUID) -> dict[str, Any]:
    actor, language = actor_of(request), reader_language()
    found = queries.get_import(actor, import_id)
    wanted = request.GET.get("outcome", "")
    outcome = Outcome(wanted) if wanted in list(Outcome) else None
    rows = queries.rows_of_import(actor, import_id, outcome, troubled="remarks" in request.GET)
    return {
        "import": found,
        "under_way": found.stage in UNDER_WAY,
        "can_undo": found.stage in {Stage.DONE, Stage.CANCELLED, Stage.FAILED},
        "counts": shown_counts(found),
        "rows": [shown_row(row, found.kind, language) for row in rows[:MOST_ROWS]],
        "most": MOST_ROWS,
        "trouble": _trouble(found.trouble),
        "kept": found.rows.filter(undone="kept").count() if found.stage == "undone" else 0,
    }


def _trouble(kept: Mapping[str, Any]) -> str:
    if not kept:
        return ""
    return say_trouble(Trouble(kept["code"], kept["facts"]), reader_language())


def _preview(request: HttpRequest, import_id: UUID, chosen: Mapping[str, str]) -> HttpResponse:
    actor, language = actor_of(request), reader_language()
    found = queries.get_import(actor, import_id)
    try:
        preview = queries.preview_of(actor, import_id, chosen)
    except DomainError as refusal:
        messages.error(request, say_refusal(refusal, language))
        return redirect("imports")
    shown = {
        "import": found,
        "preview": shown_preview(preview, ListingKind(found.kind), language),
        "choices": choices_for(ListingKind(found.kind), language),
        "publish": request.POST.get("publish", "yes") == "yes",
        "is_manager": actor.is_operator or actor.is_manager_of(found.organisation_id),
    }
    return render(request, "exchange/preview.html", shown)


@login_required
@require_POST
@refusals_as_pages
def start(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Look again with other columns, or have the rows brought in."""
    actor = actor_of(request)
    headers = queries.preview_of(actor, import_id).headers
    chosen = {
        one.header: request.POST.get(f"column-{place}", "") for place, one in enumerate(headers)
    }
    if "look" in request.POST:
        return _preview(request, import_id, chosen)

    def deed() -> None:
        services.start_import(
            actor=actor,
            import_id=import_id,
            columns=chosen,
            publish=request.POST.get("publish") == "yes",
        )

    if did(request, deed, _("The import has begun. You may close this page.")):
        return redirect("import", import_id=import_id)
    return _preview(request, import_id, chosen)


@login_required
@require_POST
@refusals_as_pages
def cancel(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Stop an import."""
    actor = actor_of(request)
    did(
        request,
        lambda: services.cancel_import(actor=actor, import_id=import_id),
        _("The import stops after the rows it is working on."),
    )
    return redirect("import", import_id=import_id)


@login_required
@require_POST
@refusals_as_pages
def undo(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Put back what an import changed."""
    actor = actor_of(request)
    did(
        request,
        lambda: services.undo_import(actor=actor, import_id=import_id),
        _("The import is being undone. What was changed since is kept."),
    )
    return redirect("import", import_id=import_id)


@login_required
@require_POST
@refusals_as_pages
def discard(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Throw an uploaded file away."""
    actor = actor_of(request)
    did(
        request,
        lambda: services.discard_import(actor=actor, import_id=import_id),
        _("The file was thrown away. Nothing of it was brought in."),
    )
    return redirect("imports")
