"""What a person does to a draft; each is a plain form, and htmx swaps the desk."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from duijie.access import rules as access
from duijie.clinic import services
from duijie.clinic.types import Deed, Demand, Given, Part
from duijie.kernel.errors import DomainError, Kind
from duijie.kernel.refusals import say_refusal
from duijie.web.clinic.visitors import Asker, asker_of, check_pace
from duijie.web.edges import refusals_as_pages
from duijie.web.registries.showing import reader_language

Word = TypeVar("Word", Deed, Demand, Part)


@require_POST
@refusals_as_pages
def correct(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Confirm, change, remove or restore one item of the card."""
    given = request.POST
    key = given.get("key", "")

    def deed(asker: Asker) -> None:
        if given.get("deed") == "restore":
            services.restore_reading(
                actor=asker.actor, holder=asker.holder, draft_id=draft_id, key=key
            )
            return
        services.correct_card(
            actor=asker.actor,
            holder=asker.holder,
            draft_id=draft_id,
            key=key,
            deed=_word(Deed, given.get("deed", ""), Deed.CONFIRM),
            given=_given(request),
        )

    return _done(request, draft_id, deed, "card")


@require_POST
@refusals_as_pages
def add(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Add an item to the card."""
    given = request.POST

    def deed(asker: Asker) -> None:
        services.add_to_card(
            actor=asker.actor,
            holder=asker.holder,
            draft_id=draft_id,
            part=_word(Part, given.get("part", ""), Part.LIMIT),
            given=_given(request),
        )

    return _done(request, draft_id, deed, "card")


@require_POST
@refusals_as_pages
def name(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Say what a value limits, on the card or as the answer to its question."""
    given = request.POST
    place = "question" if given.get("place") == "question" else "card"

    def deed(asker: Asker) -> None:
        services.name_limit(
            actor=asker.actor,
            holder=asker.holder,
            draft_id=draft_id,
            key=given.get("key", ""),
            name=given.get("name", ""),
        )

    return _done(request, draft_id, deed, place)


@require_POST
@refusals_as_pages
def answer(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Answer the question, or pass it over."""
    given = request.POST
    passed = "skip" in given

    def deed(asker: Asker) -> None:
        services.answer_question(
            actor=asker.actor,
            holder=asker.holder,
            draft_id=draft_id,
            code=given.get("question", ""),
            words="" if passed else given.get("words", ""),
            chosen="" if passed else given.get("chosen", ""),
        )

    return _done(request, draft_id, deed, "question")


@require_POST
@refusals_as_pages
def text(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Write the text anew."""

    def deed(asker: Asker) -> None:
        services.rewrite_text(
            actor=asker.actor,
            holder=asker.holder,
            draft_id=draft_id,
            text=request.POST.get("text", ""),
        )

    return _done(request, draft_id, deed, "text")


@require_POST
@refusals_as_pages
def split(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Make several drafts of one."""

    def deed(asker: Asker) -> None:
        made = services.split_draft(
            actor=asker.actor,
            holder=asker.holder,
            draft_id=draft_id,
            texts=request.POST.getlist("part"),
        )
        many = ngettext(
            "Split into %(number)s draft; this is the first.",
            "Split into %(number)s drafts; this is the first.",
            len(made),
        )
        messages.success(request, many % {"number": len(made)})

    return _done(request, draft_id, deed, "text")


@require_POST
@refusals_as_pages
def delete(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Throw a draft away."""
    asker = asker_of(request)
    services.delete_draft(actor=asker.actor, holder=asker.holder, draft_id=draft_id)
    messages.success(request, _("The draft is deleted."))
    return redirect("clinic")


def _done(
    request: HttpRequest, draft_id: UUID, deed: Callable[[Asker], None], place: str
) -> HttpResponse:
    """Do it, and lead back to where the person was; a refusal is said above the card."""
    asker = asker_of(request)
    try:
        check_pace(request, access.CLINIC_WORK)
        deed(asker)
    except DomainError as refusal:
        if refusal.kind in {Kind.NOT_FOUND, Kind.FORBIDDEN}:
            raise
        messages.error(request, say_refusal(refusal, reader_language()))
    return redirect(f"{reverse('clinic_draft', args=[draft_id])}#{place}")


def _given(request: HttpRequest) -> Given:
    sent = request.POST
    demand = _word(Demand, sent.get("demand", ""), Demand.MUST)
    return Given(sent.get("words", ""), sent.get("code", ""), demand)


def _word(kind: type[Word], given: str, otherwise: Word) -> Word:
    return kind(given) if given in set(kind) else otherwise
