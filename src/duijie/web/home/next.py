"""What a person can do next, from what they have in hand; nothing is guessed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from duijie.catalogue import queries as catalogue
from duijie.catalogue.rules.completeness import FULL
from duijie.catalogue.types.words import ListingKind
from duijie.catalogue.words import field_label
from duijie.clinic.queries import drafts_of
from duijie.clinic.types import Holder
from duijie.kernel import clock
from duijie.kernel.actors import Actor
from duijie.kernel.language import Language
from duijie.organisations.queries import asking_for_verification
from duijie.web.catalogue.steps import STEPS
from duijie.web.catalogue.views import step_of
from duijie.web.registries.showing import reader_language

if TYPE_CHECKING:
    from duijie.catalogue.models import Listing
    from duijie.organisations.models import Organisation

MOST_DRAFTS: Final = 4
MOST_ENDING: Final = 3
MOST_NAMED: Final = 2


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: what it is about, what is to be done, and where."""

    state: str
    title: str
    text: str
    address: str


def title_in(listing: "Listing", language: Language) -> str:
    """The title of a record, in the reader's language if there is one."""
    titles = [listing.title_zh, listing.title_en]
    if language is Language.EN:
        titles.reverse()
    return next(filter(None, titles), "") or _("without a title")


def organisation_name(organisation: "Organisation") -> str:
    """What an organisation is called in the reader's language, if it has a name in it."""
    names = [organisation.name_zh, organisation.name_en]
    if reader_language() is Language.EN:
        names.reverse()
    return next(filter(None, names), "")


def drafts(actor: Actor) -> Iterator[Task]:
    """Drafts with what they lack, those that were sent back first."""
    language = reader_language()
    for one in catalogue.unfinished_of(actor, MOST_DRAFTS):
        kind = ListingKind(one.listing.kind)
        missing = one.completeness.missing
        step = step_of(kind, missing[0].fields) if missing else STEPS[kind][0].name
        labels = [field_label(lack.name, language) for lack in missing[:MOST_NAMED]]
        address = reverse(f"{kind}_edit", args=[one.listing.pk, step])
        if one.reason:
            text = _("Sent back: %(reason)s") % {"reason": one.reason}
        elif one.completeness.blocking:
            text = _("Before publishing it needs: %(fields)s") % {"fields": _listed(labels)}
        elif labels:
            text = _("%(score)s of 100; worth adding: %(fields)s") % {
                "score": one.completeness.score,
                "fields": _listed(labels),
            }
        else:
            text = _("Complete (%(score)s of 100): it can be published.") % {"score": FULL}
            address = reverse(f"{kind}_detail", args=[one.listing.pk])
        yield Task("draft", title_in(one.listing, language), text, address)


def needs_begun(holder: Holder) -> Iterator[Task]:
    """Needs that somebody began in the clinic, also before they registered."""
    for one in drafts_of(holder).filter(need=None)[:MOST_DRAFTS]:
        text = _("Begun in the need clinic, not published yet. Go on where you were.")
        yield Task("draft", str(one), text, reverse("clinic_draft", args=[one.pk]))


def _listed(labels: list[str]) -> str:
    return ("、" if reader_language() is Language.ZH else ", ").join(labels)


def ending(actor: Actor) -> Iterator[Task]:
    """Records that end soon or ended, to be confirmed or closed."""
    language = reader_language()
    for one in catalogue.ending_of(actor, MOST_ENDING):
        address = reverse(f"{one.kind}_detail", args=[one.pk])
        over = one.expires_on is not None and one.expires_on < clock.today()
        text = _ended(one.expires_on) if over else _ends(one.expires_on)
        yield Task("expired" if over else "published", title_in(one, language), text, address)


def written_day(day: date | None) -> str:
    """A day as the reader writes it."""
    return date_format(day, "DATE_FORMAT") if day else ""


def _ends(day: date | None) -> str:
    return _("Ends on %(day)s. Does it still hold? Confirm it, or close it.") % {
        "day": written_day(day)
    }


def _ended(day: date | None) -> str:
    return _("Ended on %(day)s and is not shown. Confirm it, or close it.") % {
        "day": written_day(day)
    }


def in_review(actor: Actor) -> Iterator[Task]:
    """Records that wait for an operator."""
    waiting = list(catalogue.waiting_of(actor))
    if waiting:
        many = ngettext(
            "%(number)s record is being looked at", "%(number)s records are being looked at",
            len(waiting),
        )  # fmt: skip
        first = title_in(waiting[0], reader_language())
        kind = waiting[0].kind
        yield Task(
            "in_review",
            many % {"number": len(waiting)},
            _("An operator decides; you get a notice. First in line: %(title)s") % {"title": first},
            f"{reverse(f'{kind}_list')}?own=1&stage=in_review",
        )


def proofs(actor: Actor, organisations: list["Organisation"]) -> Iterator[Task]:
    """Organisations whose proof is missing, asked for, or over."""
    asked = asking_for_verification(actor)
    for one in organisations:
        address = reverse("organisation_verification", args=[one.pk])
        until = one.verified_until
        if one.pk in asked:
            yield Task(
                "waiting",
                organisation_name(one),
                _("Verification is asked for; an operator looks."),
                address,
            )
        elif not actor.is_manager_of(one.pk):
            continue
        elif until is None:
            text = _("Not verified: readers see that nobody checked who you are. Ask for it.")
            yield Task("unverified", organisation_name(one), text, address)
        elif until < clock.today():
            yield Task(
                "expired",
                organisation_name(one),
                _("The verification is over. Ask for it again."),
                address,
            )


def tasks(actor: Actor, holder: Holder, organisations: list["Organisation"]) -> list[Task]:
    """All that waits for a person, the most pressing first."""
    return [
        *needs_begun(holder),
        *drafts(actor),
        *ending(actor),
        *proofs(actor, organisations),
        *in_review(actor),
    ]
