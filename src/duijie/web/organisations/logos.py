"""The picture of an organisation: showing and changing it."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from duijie.organisations import permissions, queries, services
from duijie.site.rules import HEAVIEST_LOGO
from duijie.web.edges import actor_of, did, refusals_as_pages


def logo(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    """The picture, for whoever may see the organisation."""
    found = queries.find_logo(actor_of(request), organisation_id)
    if found is None:
        raise Http404
    answer = HttpResponse(found.content, content_type=found.media_type)
    answer["Cache-Control"] = "private, max-age=86400"
    return answer


@login_required
@require_POST
@refusals_as_pages
def change_logo(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    """Show another logo, or none."""
    actor = actor_of(request)
    # Before the form is looked at: what it says is no business of those who may not change it.
    permissions.check_may_manage(actor, queries.get_organisation(actor, organisation_id))
    file, away = request.FILES.get("logo"), "remove" in request.POST
    content = file.read(HEAVIEST_LOGO + 1) if file and not away else None
    said = _("The logo is removed.") if away else _("The logo is shown.")

    def deed() -> None:
        services.change_logo(actor=actor, organisation_id=organisation_id, content=content)

    if content or away:
        did(request, deed, said)
    else:
        messages.error(request, _("Choose a picture."))
    return redirect("organisation_change", organisation_id=organisation_id)
