"""A person's webhooks: the list, a new one, what was sent, switching on, removing."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from duijie.access import permissions, queries, rules, services
from duijie.kernel.actors import Actor
from duijie.web.access.forms import WebhookForm
from duijie.web.access.labels import OUTCOMES, TOPICS
from duijie.web.edges import actor_of, did, refusals_as_pages

MOST_SHOWN = 100


@login_required
def webhooks(request: HttpRequest) -> HttpResponse:
    """The webhooks of whoever looks, the newest first."""
    rows = [
        (one, [TOPICS.get(topic, topic) for topic in one.topics])
        for one in queries.webhooks_of(actor_of(request))
    ]
    return render(request, "access/webhooks.html", {"rows": rows})


@login_required
@never_cache
def new_webhook(request: HttpRequest) -> HttpResponse:
    """Have an address told of news; the page that answers shows the secret this once."""
    actor, form = actor_of(request), WebhookForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        secrets: list[str] = []

        def deed() -> None:
            secrets.append(_added(actor, form))

        if did(request, deed, _("The webhook is made. News are told from now on."), form):
            shown = {"secret": secrets[0], "address": form.cleaned_data["address"]}
            return render(request, "access/webhook_secret.html", shown)
    return render(request, "access/webhook_new.html", {"form": form})


def _added(actor: Actor, form: WebhookForm) -> str:
    # Each address is looked up, which costs the node.
    caller = permissions.person_of(actor).hex
    services.check_not_too_often(caller=caller, limit=rules.COSTLY)
    address, topics = form.cleaned_data["address"], form.cleaned_data["topics"]
    made = services.add_webhook(actor=actor, address=address, topics=topics)
    return rules.shown_secret(services.secret_of(made))


@login_required
@refusals_as_pages
def deliveries(request: HttpRequest, webhook_id: UUID) -> HttpResponse:
    """What was sent to a webhook, and what became of it."""
    actor = actor_of(request)
    webhook = queries.get_webhook(actor, webhook_id)
    rows = [
        (one, OUTCOMES[one.outcome])
        for one in queries.deliveries_of(actor, webhook_id)[:MOST_SHOWN]
    ]
    return render(request, "access/deliveries.html", {"webhook": webhook, "rows": rows})


@login_required
@require_POST
@refusals_as_pages
def enable_webhook(request: HttpRequest, webhook_id: UUID) -> HttpResponse:
    """Tell an address again that was switched off."""
    services.enable_webhook(actor=actor_of(request), webhook_id=webhook_id)
    messages.success(request, _("News are told again from now on."))
    return redirect("account_webhooks")


@login_required
@require_POST
@refusals_as_pages
def remove_webhook(request: HttpRequest, webhook_id: UUID) -> HttpResponse:
    """Tell an address no more."""
    services.remove_webhook(actor=actor_of(request), webhook_id=webhook_id)
    messages.success(request, _("The webhook is removed."))
    return redirect("account_webhooks")
