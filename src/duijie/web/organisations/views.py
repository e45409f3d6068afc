"""The list, one organisation, registering and changing it."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from duijie.kernel.errors import DomainError
from duijie.organisations import queries, services
from duijie.organisations.types import Details, Duplicate, Kind
from duijie.registries.countries import country_name
from duijie.web.edges import actor_of, did, refusals_as_pages
from duijie.web.organisations.forms import OrganisationForm
from duijie.web.organisations.labels import KINDS, NUMBERS, SIZES
from duijie.web.organisations.records import records_of
from duijie.web.registries.showing import reader_language, shown_name

PAGE_SIZE = 30


def organisations(request: HttpRequest) -> HttpResponse:
    """Organisations by name, kind and proof."""
    text, kind = request.GET.get("q", "")[:200], request.GET.get("kind", "")
    verified = "verified" in request.GET
    found = queries.organisations_listed_for(
        actor_of(request),
        text=text,
        kind=Kind(kind) if kind in KINDS else None,
        verified=verified,
    )
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    shown = {
        "rows": [(each, KINDS[each.kind]) for each in page],
        "page": page,
        "total": page.paginator.count,
        "q": text,
        "kind": kind,
        "kinds": KINDS,
        "verified": verified,
        "filters_open": False,
    }
    return render(request, "organisations/organisations.html", shown)


@refusals_as_pages
def organisation(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    """One organisation; the address of a merged one leads to the one that stayed."""
    actor = actor_of(request)
    found = queries.get_organisation(actor, organisation_id)
    if found.pk != organisation_id:
        return redirect("organisation", organisation_id=found.pk, permanent=True)
    shown = {
        "organisation": found,
        "kind": KINDS[found.kind],
        "country": country_name(found.country, reader_language()),
        "groups": list(records_of(actor, found.pk)),
        "size": SIZES[found.size],
        "has_logo": queries.has_logo(found),
        "names": [each.text for each in found.names.all()],
        "numbers": [(NUMBERS[each.scheme], each.written) for each in found.identifiers.all()],
        "region": shown_name(found.region) if found.region else "",
        "zone": shown_name(found.zone) if found.zone else "",
        "industries": [shown_name(each.entry) for each in found.industries.all()],
        "is_member": actor.is_operator or actor.is_member_of(found.pk),
        "is_manager": actor.is_operator or actor.is_manager_of(found.pk),
        "is_operator": actor.is_operator,
    }
    return render(request, "organisations/organisation.html", shown)


@login_required
def register(request: HttpRequest) -> HttpResponse:
    """Register an organisation; likely duplicates are shown first."""
    actor, form = actor_of(request), OrganisationForm(request.POST or None)
    likely: list[Duplicate] = []
    if request.method == "POST" and "find" not in request.POST and form.is_valid():
        details, others = form.details(), request.POST.getlist("distinct_from")
        distinct = [UUID(other) for other in others if _is_id(other)]
        said = _("%(name)s is registered. You manage it.") % {"name": "".join(details.names[:1])}
        made = []

        def deed() -> None:
            made.append(
                services.register_organisation(actor=actor, details=details, distinct_from=distinct)
            )

        if did(request, deed, said, form):
            return redirect("organisation", organisation_id=made[0].pk)
        likely = _duplicates(request, details)
    return render(request, "organisations/register.html", {"form": form, "likely": likely})


@login_required
@require_POST
def duplicates(request: HttpRequest) -> HttpResponse:
    """What may be here already, as a fragment, while the form is filled in."""
    zh, en = (request.POST.get(name, "")[:200].strip() for name in ("name_zh", "name_en"))
    described = Details(kind=Kind.FIRM, name_zh=zh, name_en=en)
    likely = _duplicates(request, described) if zh or en else []
    return render(request, "organisations/_duplicates.html", {"likely": likely})


def _duplicates(request: HttpRequest, details: Details) -> list[Duplicate]:
    try:
        return queries.possible_duplicates(actor_of(request), details)
    except DomainError:
        # A number that cannot be read is said in the form; names are compared without it.
        bare = Details(kind=details.kind, name_zh=details.name_zh, name_en=details.name_en)
        return queries.possible_duplicates(actor_of(request), bare)


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
