"""From a draft to a need: who may see what, a preview, and publication."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from duijie.catalogue.rules.groups import OWNER
from duijie.catalogue.rules.sight import Reader, may_see_record, withheld_from, without
from duijie.catalogue.types.details import NeedDetails
from duijie.catalogue.types.results import Owner, Seen
from duijie.catalogue.types.words import ListingKind, Stage, Visibility
from duijie.catalogue.words import field_label
from duijie.clinic import queries, services
from duijie.clinic.rules.changing import LONGEST_TEXT
from duijie.clinic.types import Choice
from duijie.kernel import clock
from duijie.kernel.actors import Actor
from duijie.matching.errors import IndexMissing
from duijie.organisations.queries import organisations_of
from duijie.registries.queries import entries_with_codes
from duijie.registries.types import Register
from duijie.web.catalogue import showing
from duijie.web.catalogue.cards import owner_name, title_of
from duijie.web.catalogue.sharing import NamedField
from duijie.web.clinic.labels import NARROWED, VISIBILITIES
from duijie.web.clinic.visitors import Asker, asker_of, with_cookie
from duijie.web.edges import did, refusals_as_pages
from duijie.web.registries.showing import reader_language, shown_name

if TYPE_CHECKING:
    from duijie.clinic.models import Draft

AS_RECORD = ""


class FrameForm(forms.Form):
    """Title and text as published, who may see the need, and which of its fields."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=300)
    problem = forms.CharField(
        label=gettext_lazy("Text as published"),
        widget=forms.Textarea({"rows": 7}),
        max_length=LONGEST_TEXT,
    )

    def __init__(self, *args: object, actor: Actor, industries: list[tuple[str, str]],
                 **named: object) -> None:  # fmt: skip
        super().__init__(*args, **named)  # type: ignore[arg-type]
        self.fields["visibility"] = forms.ChoiceField(
            label=_("Who may see the need"),
            choices=[(one.value, label) for one, (label, _why) in VISIBILITIES.items()],
        )
        for group in NARROWED:
            self.fields[f"see_{group}"] = forms.ChoiceField(
                label=field_label(group, reader_language()),
                choices=[
                    (AS_RECORD, _("like the need")),
                    *((one.value, label) for one, (label, _why) in VISIBILITIES.items()
                      if one is not Visibility.PUBLIC),
                ],
                required=False,
            )  # fmt: skip
        if actor.is_known:
            self.fields["shared_with"] = NamedField(actor)
        self.fields["industries"] = forms.MultipleChoiceField(
            label=_("Industries"), choices=industries, required=False,
            widget=forms.CheckboxSelectMultiple,
        )  # fmt: skip

    def narrowing(self) -> list[forms.BoundField]:
        """The fields that narrow single groups."""
        return [self[f"see_{group}"] for group in NARROWED]


@dataclass(frozen=True, slots=True)
class View:
    """The need as one kind of reader will see it; ``is_there`` says whether at all."""

    label: str | Promise
    is_there: bool
    title: str
    owner: str
    texts: list[showing.Text]
    quantities: list[tuple[object, str]]
    facts: list[showing.Fact]
    withheld: list[str]


@never_cache
@refusals_as_pages
def preview(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Choose who sees what, and look at it as they will."""
    asker = asker_of(request)
    draft = queries.get_draft(asker.holder, draft_id)
    if draft.need_id is not None:
        return redirect("need_detail", listing_id=draft.need_id)
    form = _form(request, asker, draft)
    if request.method == "POST" and form.is_valid() and _chosen(request, asker, draft, form):
        return redirect("clinic_preview", draft_id=draft_id)
    shown = {
        "draft": draft,
        "form": form,
        "why": {one.value: why for one, (_label, why) in VISIBILITIES.items()},
        "views": _views(asker.actor, draft),
        "houses": list(organisations_of(asker.actor)) if asker.actor.is_known else [],
    }
    status = 422 if form.errors else 200
    return with_cookie(render(request, "clinic/preview.html", shown, status=status), asker)


@login_required
@require_POST
@refusals_as_pages
def publish(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Make a need of the draft."""
    asker = asker_of(request)
    queries.get_draft(asker.holder, draft_id)
    given = request.POST.get("organisation", "")
    houses = {str(one.pk): one.pk for one in organisations_of(asker.actor)}
    if given not in houses:
        messages.error(request, _("Choose the organisation whose need it is."))
        return redirect("clinic_preview", draft_id=draft_id)
    made: list[UUID] = []

    def deed() -> None:
        need = services.publish_draft(
            actor=asker.actor, holder=asker.holder, draft_id=draft_id, organisation_id=houses[given]
        )
        made.append(need.pk)

    if did(request, deed, _("The need is written. Its page says where it stands.")):
        return with_cookie(redirect("need_detail", listing_id=made[0]), asker)
    return redirect("clinic_preview", draft_id=draft_id)


def _form(request: HttpRequest, asker: Asker, draft: "Draft") -> FrameForm:
    details = queries.details_in(draft)
    given = (request.POST,) if request.method == "POST" else ()
    ends = draft.language
    begun = {
        "title": getattr(details, f"title_{ends}"),
        "problem": getattr(details, f"problem_{ends}"),
        "visibility": draft.visibility,
        "industries": draft.industries,
        "shared_with": details.shared_with,
        **{f"see_{group}": value for group, value in draft.field_visibility.items()},
    }
    industries = _industries(asker.actor, draft)
    return FrameForm(*given, initial=begun, actor=asker.actor, industries=industries)


def _industries(actor: Actor, draft: "Draft") -> list[tuple[str, str]]:
    try:
        likely = queries.likely_industries(actor, queries.said_in(draft))
    except IndexMissing:
        likely = ()
    codes = dict.fromkeys([*draft.industries, *likely])
    entries = entries_with_codes(Register.INDUSTRIES, codes)
    return [(code, shown_name(entries[code])) for code in codes if code in entries]


def _chosen(request: HttpRequest, asker: Asker, draft: "Draft", form: FrameForm) -> bool:
    said = form.cleaned_data
    choice = Choice(
        title=said["title"],
        problem=said["problem"],
        visibility=Visibility(said["visibility"]),
        field_visibility={
            group: Visibility(said[f"see_{group}"])
            for group in NARROWED
            if said.get(f"see_{group}")
        },
        shared_with=tuple(said.get("shared_with", ())),
        industries=tuple(said["industries"]),
    )

    def deed() -> None:
        services.choose_frame(
            actor=asker.actor, holder=asker.holder, draft_id=draft.pk, choice=choice
        )

    return did(request, deed, _("Kept. Below is what others see."), form)


def _views(actor: Actor, draft: "Draft") -> list[View]:
    """The need as a stranger and as a person who signed in will see it."""
    details = queries.details_in(draft)
    readers = (
        (_("A stranger"), Reader()),
        (_("Somebody who signed in"), Reader(is_known=True)),
    )
    return [_view(actor, draft, details, label, reader) for label, reader in readers]


def _view(actor: Actor, draft: "Draft", details: NeedDetails, label: str, reader: Reader) -> View:
    withheld = withheld_from(reader, details)
    seen = _as_seen(actor, draft, without(details, withheld), withheld)
    named = owner_name(seen) if seen.owner else _("your organisation")
    return View(
        label=label,
        is_there=may_see_record(details.visibility, reader),
        title=title_of(seen),
        owner="" if OWNER in withheld else named,
        texts=list(showing.texts_of(seen)),
        quantities=[(one, showing.written_quantity(one)) for one in seen.details.quantities],  # type: ignore[attr-defined]
        facts=list(showing.facts_of(seen)),
        withheld=showing.withheld_labels(seen),
    )


def _as_seen(actor: Actor, draft: "Draft", details: NeedDetails, withheld: frozenset[str]) -> Seen:
    """The draft in the shape in which the catalogue hands a published need to its page."""
    house = next(iter(organisations_of(actor)), None) if actor.is_known else None
    owner = None
    if house is not None and OWNER not in withheld:
        owner = Owner(
            house.pk, house.name_zh, house.name_en, house.country, house.kind,
            house.proof_holds_until,
        )  # fmt: skip
    codes = {*details.industries, details.region} - {""}
    entries = {
        **entries_with_codes(Register.INDUSTRIES, codes),
        **entries_with_codes(Register.REGIONS, codes),
    }
    return Seen(
        id=draft.pk,
        kind=ListingKind.NEED,
        stage=Stage.PUBLISHED,
        version=1,
        owner=owner,
        details=details,
        files=(),
        withheld=withheld,
        is_own=False,
        published_at=None,
        updated_at=clock.now(),
        names={code: (one.name_zh, one.name_en) for code, one in entries.items()},
    )
