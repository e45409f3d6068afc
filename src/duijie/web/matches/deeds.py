"""What people do with matches: say what they think of one, put it aside."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from duijie.matching import services
from duijie.matching.types import Opinion
from duijie.web.edges import actor_of, did, refusals_as_pages
from duijie.web.matches.labels import OPINIONS


@login_required
@require_POST
@refusals_as_pages
def judge(request: HttpRequest, match_id: UUID) -> HttpResponse:
    """Say what one thinks of a match."""
    given = request.POST.get("opinion", "")
    if given in OPINIONS:
        services.judge_match(
            actor=actor_of(request),
            match_id=match_id,
            opinion=Opinion(given),
            note=request.POST.get("note", ""),
        )
    return _back(request, match_id)


@login_required
@require_POST
@refusals_as_pages
def shortlist(request: HttpRequest, match_id: UUID) -> HttpResponse:
    """Put a match on the list of one's organisation."""
    wanted = request.POST.get("organisation", "")

    def deed() -> None:
        services.put_on_shortlist(
            actor=actor_of(request),
            match_id=match_id,
            organisation_id=_uuid(wanted),
            note=request.POST.get("note", ""),
        )

    did(request, deed, _("The match is on the shared list."))
    return _back(request, match_id)


@login_required
@require_POST
@refusals_as_pages
def remove(request: HttpRequest, shortlisted_id: UUID) -> HttpResponse:
    """Take a match off the list."""
    services.take_off_shortlist(actor=actor_of(request), shortlisted_id=shortlisted_id)
    return redirect("shortlist")


def _back(request: HttpRequest, match_id: UUID) -> HttpResponse:
    """The page that was asked from, if it is one of ours, else the match."""
    to = request.POST.get("next", "")
    hosts = {request.get_host()}
    if to and url_has_allowed_host_and_scheme(to, hosts, require_https=request.is_secure()):
        return redirect(to)
    return redirect("match", match_id=match_id)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None
