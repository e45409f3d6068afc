"""How the node runs: jobs, audit trail, changes, reference lists, mails, health."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from duijie.accounts.queries import accounts_listed_for
from duijie.foundation import outbox
from duijie.foundation.deeds import actions_named
from duijie.kernel.actors import Actor
from duijie.kernel.refusals import sentences
from duijie.matching import services as matching
from duijie.node import doctor, figures, queries, services
from duijie.registries.queries import current_versions
from duijie.site import queries as site
from duijie.site.services import open_letter
from duijie.web.edges import actor_of, did
from duijie.web.operators.deeds import shown_deeds
from duijie.web.operators.edges import operators_only
from duijie.web.operators.forms import FolderForm
from duijie.web.operators.labels import STATE_OF, STATUSES, VERDICTS
from duijie.web.registries.showing import reader_language


@operators_only
def jobs(request: HttpRequest) -> HttpResponse:
    """Background jobs by status, failed ones with the reason."""
    status = request.GET.get("status", "failed")
    status = status if status in STATUSES else "failed"
    cursor = request.GET.get("cursor", "")
    page = queries.page_of_jobs(actor_of(request), status, cursor=cursor)
    counts = figures.jobs_by_status()
    tabs = [
        {
            "address": f"?status={code}",
            "label": label,
            "is_here": code == status,
            "count": counts.get(code, 0),
        }
        for code, label in STATUSES.items()
    ]
    shown = {"page": page, "tabs": tabs, "state": STATE_OF[status], "is_first": not cursor}
    return render(request, "operators/jobs.html", shown)


@require_POST
@operators_only
def change_job(request: HttpRequest, job_id: int) -> HttpResponse:
    """Do a failed job once more, or take back one that waits."""
    actor = actor_of(request)
    if "cancel" in request.POST:
        did(request, lambda: services.cancel_job(actor=actor, job_id=job_id), _("Cancelled."))
        return redirect("/operators/jobs?status=todo")
    did(request, lambda: services.retry_job(actor=actor, job_id=job_id), _("It is tried again."))
    return redirect("operators_jobs")


@operators_only
def trail(request: HttpRequest) -> HttpResponse:
    """Who did what to which record, and when."""
    actor, cursor = actor_of(request), request.GET.get("cursor", "")
    action, person = request.GET.get("action", "")[:80], request.GET.get("person", "")[:200]
    subject = _id(request.GET.get("subject", ""))
    who = _person(actor, person) if person.strip() else None
    nobody = bool(person.strip()) and who is None
    page = queries.page_of_deeds(
        actor,
        action=action,
        user_id=who,
        subject=subject,
        cursor=cursor,
    )
    shown = {
        "page": page,
        "rows": () if nobody else shown_deeds(actor, page.items),
        "actions": list(actions_named(reader_language())),
        "action": action,
        "person": person,
        "subject": subject or "",
        "is_first": not cursor,
    }
    return render(request, "operators/trail.html", shown)


def _person(actor: Actor, text: str) -> UUID | None:
    return accounts_listed_for(actor, text=text).values_list("pk", flat=True).first()


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


@operators_only
def changes(request: HttpRequest) -> HttpResponse:
    """How far whoever follows the changes is behind."""
    shown = {
        "readers": queries.readers(actor_of(request)),
        "last": outbox.last_number(),
        "size": figures.database_bytes() // 1024**2,
    }
    return render(request, "operators/changes.html", shown)


@require_POST
@operators_only
def rebuild_index(request: HttpRequest) -> HttpResponse:
    """Have the index made anew from the records."""
    actor = actor_of(request)
    said = _("The index is being made anew. Until it is ready, searches use the old one.")
    did(request, lambda: matching.rebuild_index(actor=actor), said)
    return redirect("operators_changes")


@operators_only
def references(request: HttpRequest) -> HttpResponse:
    """The versions of the reference lists, and loading others."""
    actor, form = actor_of(request), FolderForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = _(
            "The files are being loaded. New versions appear here; trouble appears under jobs."
        )
        if did(
            request,
            lambda: services.request_reference(actor=actor, folder=form.cleaned_data["folder"]),
            said,
            form,
        ):
            return redirect("operators_references")
    shown = {"versions": list(current_versions()), "form": form}
    return render(request, "operators/references.html", shown)


@operators_only
def mails(request: HttpRequest) -> HttpResponse:
    """The mails of a node without a mail server."""
    shown = {"letters": site.kept_letters(actor_of(request)), "folder": site.mail_folder()}
    return render(request, "operators/mails.html", shown)


@operators_only
def mail(request: HttpRequest, name: str) -> HttpResponse:
    """One of these mails."""
    letter = open_letter(actor=actor_of(request), name=name)
    return render(request, "operators/mail.html", {"letter": letter})


@operators_only
def health(request: HttpRequest) -> HttpResponse:
    """What the doctor finds, and how to mend it."""
    language = reader_language()
    rows = [
        (VERDICTS[one.verdict], sentences().say(one.code, language, **one.facts))
        for one in doctor.examine()
    ]
    return render(request, "operators/health.html", {"rows": rows})
