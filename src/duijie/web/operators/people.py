"""People: find them, block them, let them run the node."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from duijie.accounts import queries, services
from duijie.accounts.types import Standing
from duijie.foundation import audit
from duijie.node.queries import Deed
from duijie.organisations.queries import belongings_of_person
from duijie.web.edges import actor_of, did
from duijie.web.operators.deeds import shown_deeds
from duijie.web.operators.edges import operators_only
from duijie.web.operators.forms import ReasonForm
from duijie.web.operators.labels import STANDINGS

PAGE_SIZE = 50
MOST_DEEDS = 20
DEEDS: dict[str, tuple[Callable[..., Any], Any]] = {
    "unblock": (services.unblock_account, gettext_lazy("The account may sign in again.")),
    "appoint": (services.appoint_operator, gettext_lazy("This person now runs the node too.")),
    "dismiss": (services.dismiss_operator, gettext_lazy("This person no longer runs the node.")),
}


@operators_only
def people(request: HttpRequest) -> HttpResponse:
    """Accounts by what was typed."""
    text, standing = request.GET.get("q", "")[:200], request.GET.get("standing", "")
    found = queries.accounts_listed_for(
        actor_of(request),
        text=text,
        standing=Standing(standing) if standing in list(Standing) else None,
    )
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    shown = {"page": page, "q": text, "standing": standing, "standings": STANDINGS}
    return render(request, "operators/people.html", shown)


@operators_only
def person(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """One account: what it belongs to, what it did last, what can be done."""
    user = queries.get_account(actor_of(request), user_id)
    shown = {
        "person": user,
        "is_self": user.pk == actor_of(request).user_id,
        "memberships": belongings_of_person(user.pk),
        "deeds": shown_deeds(
            actor_of(request), [Deed(one, "") for one in audit.entries_by(user.pk)[:MOST_DEEDS]]
        ),
        "form": ReasonForm(),
    }
    return render(request, "operators/person.html", shown)


@require_POST
@operators_only
def change(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Block an account with a reason, or one of the deeds that need none."""
    actor, form = actor_of(request), ReasonForm(request.POST)
    wanted = request.POST.get("deed", "")
    if wanted in DEEDS:
        service, said = DEEDS[wanted]
        did(request, lambda: service(actor=actor, user_id=user_id), str(said))
    elif form.is_valid():

        def block() -> None:
            services.block_account(actor=actor, user_id=user_id, reason=form.cleaned_data["reason"])

        did(request, block, _("The account is blocked and signed out everywhere."))
    else:
        form.say_what_is_wrong(request)
    return redirect("operators_person", user_id=user_id)
