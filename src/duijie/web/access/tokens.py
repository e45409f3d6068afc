"""A person's tokens: the list, a new one, revoking."""

from uuid import UUID

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from duijie.access import queries, rules, services
from duijie.access.types import Scope
from duijie.kernel import clock
from duijie.web.access.forms import TokenForm
from duijie.web.access.labels import SCOPES
from duijie.web.edges import actor_of, did, refusals_as_pages

MOST_SHOWN = 100


@login_required
def tokens(request: HttpRequest) -> HttpResponse:
    """The tokens of whoever looks, the newest first."""
    now = clock.now()
    rows = [
        (one, [SCOPES[Scope(scope)] for scope in one.scopes], one.expires_at <= now)
        for one in queries.tokens_of(actor_of(request))[:MOST_SHOWN]
    ]
    return render(request, "access/tokens.html", {"rows": rows})


# A token outlives the session that made it; a browser left open must not be enough.
@login_required
@reauthentication_required  # type: ignore[untyped-decorator]
@never_cache
def new_token(request: HttpRequest) -> HttpResponse:
    """Make a token; the page that answers shows its secret this once."""
    actor = actor_of(request)
    form = TokenForm(request.POST or None, actor=actor)
    if request.method == "POST" and form.is_valid():
        made: list[services.Issued] = []

        def deed() -> None:
            name, days = form.cleaned_data["name"], form.cleaned_data["days"]
            made.append(
                services.issue_token(actor=actor, name=name, scopes=form.wanted(), days=days)
            )

        if did(request, deed, _("The token is made."), form):
            shown = {"secret": made[0].secret, "made": made[0].token}
            return render(request, "access/token_secret.html", shown)
    return render(request, "access/token_new.html", {"form": form, "most": rules.MOST_TOKENS})


@login_required
@require_POST
@refusals_as_pages
def revoke_token(request: HttpRequest, token_id: UUID) -> HttpResponse:
    """Make a token useless at once."""
    services.revoke_token(actor=actor_of(request), token_id=token_id)
    messages.success(request, _("The token is revoked. Nothing opens with it any more."))
    return redirect("account_tokens")
