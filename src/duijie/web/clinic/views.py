"""The clinic's two pages: where one begins, and where one works on a draft."""

from typing import TYPE_CHECKING
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from duijie.access import rules as access
from duijie.clinic import papers, queries, services
from duijie.clinic.rules.marking import stretches_of
from duijie.clinic.types import KEPT_FOR_VISITORS, Paper
from duijie.kernel.errors import DomainError
from duijie.kernel.refusals import say_refusal
from duijie.matching.errors import IndexMissing
from duijie.web.clinic import showing
from duijie.web.clinic.visitors import Asker, asker_of, check_pace, new_asker, with_cookie
from duijie.web.edges import refusals_as_pages
from duijie.web.registries.showing import reader_language

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from duijie.clinic.models import Draft

MOST_LISTED = 20


class BeginForm(forms.Form):
    """A paragraph, or a file that holds one."""

    text = forms.CharField(widget=forms.Textarea({"rows": 8}), required=False, strip=True)
    file = forms.FileField(required=False, max_length=200, allow_empty_file=True)


def example() -> str:
    """An invented need to look at what the clinic does with one."""
    return _(
        "The shaft seals of our gear pumps leak after 2,000 hours. We look for a seal that keeps "
        "leakage below 1 ml/h at 150 °C and 2.5 MPa, in mineral oil with fine iron particles, and "
        "fits the existing housing. Service life at least 8,000 h. Budget 600,000 yuan, within 12 "
        "months."
    )


@never_cache
def clinic(request: HttpRequest) -> HttpResponse:
    """Where a need begins: paste it, bring it, or go on with a draft."""
    form = BeginForm(request.POST, request.FILES) if request.method == "POST" else None
    if form is None:
        return _begin_page(request, example() if "example" in request.GET else "", "")
    form.is_valid()
    text = form.cleaned_data.get("text", "")
    try:
        check_pace(request, access.CLINIC_DRAFTS)
        asker = new_asker(request)
        found = papers_of(text, form.cleaned_data.get("file"))
        made = services.start_drafts(actor=asker.actor, holder=asker.holder, papers=found)
    except DomainError as refusal:
        return _begin_page(request, text, say_refusal(refusal, reader_language()))
    lead = redirect("clinic_draft", draft_id=made[0].pk) if len(made) == 1 else redirect("clinic")
    return with_cookie(lead, asker)


def papers_of(text: str, file: "UploadedFile[bytes] | None") -> list[Paper]:
    """What was pasted, else what the file holds."""
    if file is not None and not text:
        return papers.papers_in(file.name or "", file.chunks())
    return [Paper(text)]


def _begin_page(request: HttpRequest, text: str, trouble: str) -> HttpResponse:
    asker = asker_of(request)
    shown = {
        "text": text,
        "trouble": trouble,
        "drafts": queries.drafts_of(asker.holder).filter(need=None)[:MOST_LISTED],
        "days": KEPT_FOR_VISITORS.days,
        "megabytes": papers.MEGABYTES,
    }
    return render(request, "clinic/begin.html", shown, status=422 if trouble else 200)


@require_safe
@never_cache
@refusals_as_pages
def draft(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """One draft: text and card side by side, the question, the candidates."""
    asker = asker_of(request)
    found = queries.get_draft(asker.holder, draft_id)
    if found.need_id is not None:
        return redirect("need_detail", listing_id=found.need_id)
    return with_cookie(render(request, "clinic/draft.html", desk(asker, found)), asker)


def desk(asker: Asker, found: "Draft") -> dict[str, object]:
    """Everything the page of a draft shows."""
    said = queries.said_in(found)
    sheet = queries.sheet_in(found)
    try:
        advice, trouble = queries.advice_for(asker.actor, said, sheet), ""
    except IndexMissing as refusal:
        advice, trouble = None, say_refusal(refusal, reader_language())
    nearest = advice.nearest if advice else None
    question = showing.asked(found, advice, sheet)
    asked_of = question.naming.key if question and question.naming else ""
    return {
        "draft": found,
        "sheet": sheet,
        "stretches": stretches_of(sheet),
        "groups": showing.groups_of(sheet, advice, asked_of),
        "removed": sheet.removed,
        "helps": showing.shown_helps(sheet),
        "question": question,
        "candidates": list(showing.shown_candidates(advice)) if advice else [],
        "nearest": showing.shown_candidate(nearest) if nearest else None,
        "would_change": [showing.said(one) for one in advice.would_change] if advice else [],
        "answered": len(found.answers),
        "trouble": trouble,
        "siblings": queries.drafts_of(asker.holder).filter(part_of=found, need=None),
        "days": KEPT_FOR_VISITORS.days,
    }
