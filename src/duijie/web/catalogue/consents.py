"""Consent of a person who is shown as an expert: asked for by mail, answered by its link."""

from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.decorators.http import require_POST

from duijie.catalogue import queries, services, tasks
from duijie.catalogue.types.words import PersonConsent
from duijie.catalogue.words import field_label
from duijie.kernel.language import Language
from duijie.site.letters import CODES
from duijie.web.account.forms import LANGUAGES
from duijie.web.edges import actor_of, did, refusals_as_pages

SHOWN = ("position", "expertise", "achievements")


class AskForm(forms.Form):
    """Where to ask the person, and in which language."""

    email = forms.EmailField(label=gettext_lazy("E-mail of the person"))
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=LANGUAGES)


@login_required
@require_POST
@refusals_as_pages
def ask(request: HttpRequest, listing_id: UUID) -> HttpResponse:
    """Ask the person by mail whether they may be shown."""
    form = AskForm(request.POST)
    form.is_valid()

    def deed() -> None:
        asked = services.ask_person(
            actor=actor_of(request),
            listing_id=listing_id,
            email=request.POST.get("email", ""),
            language=Language(form.cleaned_data.get("language", Language.ZH.value)),
        )
        tasks.mail_consent.later(letter_id=asked.pk)

    did(request, deed, _("The person is asked by mail. You will be told of the answer."))
    return redirect("expert_detail", listing_id)


@refusals_as_pages
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """What would be shown of a person; opening the page alone says neither yes nor no."""
    letter = queries.get_consent_letter(token)
    language = Language(letter.language)
    with override(CODES[language]):
        if request.method == "POST" and request.POST.get("answer") in {"yes", "no"}:
            agreed = request.POST["answer"] == "yes"
            services.answer_for_oneself(token=token, agreed=agreed)
            return redirect("consent", token)
        details = queries.content_of(letter.expert)
        texts = [
            (field_label(name, language), one)
            for name in SHOWN
            if (one := _in(language, details, name))
        ]
        owner = letter.expert.owner
        names = (owner.name_zh, owner.name_en)
        shown = {
            "title": _in(language, details, "title"),
            "texts": texts,
            "owner": next(filter(None, names if language is Language.ZH else names[::-1])),
            "version": letter.text_version,
            "agreed": letter.expert.consent == PersonConsent.IN_PERSON.value,
            "withdrawn": letter.expert.consent == PersonConsent.WITHDRAWN.value,
        }
        return render(request, "catalogue/consent.html", shown)


def _in(language: Language, details: object, name: str) -> str:
    """A text in the language, else in the other."""
    first, second = ("zh", "en") if language is Language.ZH else ("en", "zh")
    own = getattr(details, f"{name}_{first}", "")
    return str(own or getattr(details, f"{name}_{second}", ""))
