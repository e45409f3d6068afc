"""The list of notices, and the links of mails."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from duijie.kernel.errors import DomainError
from duijie.kernel.refusals import say_refusal
from duijie.notices import queries, services
from duijie.web.account.labels import TOPICS
from duijie.web.edges import actor_of, refusals_as_pages
from duijie.web.registries.showing import reader_language


@login_required
@refusals_as_pages
def notices(request: HttpRequest) -> HttpResponse:
    """What a person was told, the newest first."""
    actor, cursor = actor_of(request), request.GET.get("cursor", "")
    page = queries.page_of_notices(actor, cursor=cursor)
    language = reader_language()
    rows = [(one, queries.sentence_of(one, language)) for one in page.items]
    return render(
        request, "notices/notices.html", {"rows": rows, "page": page, "is_first": not cursor}
    )


@login_required
@refusals_as_pages
def open_notice(request: HttpRequest, notice_id: UUID) -> HttpResponse:
    """Go to what a notice is about; it counts as read."""
    return redirect(services.mark_read(actor=actor_of(request), notice_id=notice_id).path)


@login_required
@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Count everything as read."""
    services.mark_all_read(actor=actor_of(request))
    return redirect("notices")


# Mail programs send this POST on their own (RFC 8058); the signed link is the proof.
@csrf_exempt
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Get no more mails of some topics; opening the page alone stops nothing."""
    done = request.method == "POST"
    try:
        topics = services.stop_mails(token=token) if done else services.topics_of_link(token)
    except DomainError as refusal:
        messages.error(request, say_refusal(refusal, reader_language()))
        return redirect("home")
    shown = {"topics": [TOPICS[topic] for topic in topics], "done": done, "token": token}
    return render(request, "notices/stop.html", shown)
