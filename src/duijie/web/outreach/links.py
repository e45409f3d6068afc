"""The links of a digest's mail, which work without signing in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from duijie.kernel.errors import DomainError
from duijie.kernel.refusals import say_refusal
from duijie.outreach import letters, services
from duijie.web.outreach.views import opinion_of
from duijie.web.registries.showing import reader_language


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Answer for one record. Opening the link alone does nothing, for programs open links too."""
    opinion = opinion_of(request.GET.get("because", ""))
    reasons = {one.value: label for one, label in letters.REASONS.items()}
    shown: dict[str, object] = {"chosen": opinion.value, "reasons": reasons}
    try:
        letters.pushed_of(token)
        if request.method == "POST":
            services.answer_by_link(
                token=token,
                opinion=opinion_of(request.POST.get("because", "")),
                note=request.POST.get("note", ""),
            )
            shown["done"] = True
    except DomainError as refusal:
        shown["trouble"] = say_refusal(refusal, reader_language())
        return render(request, "outreach/answer.html", shown, status=404)
    return render(request, "outreach/answer.html", shown)


# Mail programs send the one POST of RFC 8058 without a cookie; the signed link is the proof.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Stop a person's digests. Opening the link alone does nothing."""
    try:
        letters.person_of(token)
        if request.method == "POST":
            services.stop_by_link(token=token)
    except DomainError as refusal:
        said = say_refusal(refusal, reader_language())
        return render(request, "outreach/stop.html", {"trouble": said}, status=404)
    return render(request, "outreach/stop.html", {"done": request.method == "POST"})
