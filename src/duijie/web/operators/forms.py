"""Forms of the operators' desk."""

from pathlib import Path

from django import forms
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from duijie.kernel.errors import DomainError
from duijie.kernel.language import Language
from duijie.kernel.refusals import say_refusal
from duijie.registries.services import check_holds_reference
from duijie.site.types import NodeSettings, Review, SignUp
from duijie.web.operators.labels import LANGUAGES, REVIEWS, SIGN_UPS
from duijie.web.registries.showing import reader_language


class ReasonForm(forms.Form):
    """Why something is done to somebody; they or their colleagues may ask."""

    reason = forms.CharField(label=_("Reason"), max_length=500)

    def say_what_is_wrong(self, request: HttpRequest) -> None:
        """Above the page, for forms that stand in a list."""
        for errors in self.errors.values():
            messages.error(request, " ".join(str(error) for error in errors))


class ReturnForm(ReasonForm):
    """Why a record is sent back; its writers read it."""

    reason = forms.CharField(
        label=_("What is missing or wrong"),
        help_text=_("The writers get this sentence."),
        max_length=500,
        error_messages={"required": _("Say what is missing or wrong, so that it can be mended.")},
    )


class FolderForm(forms.Form):
    """Where reference files lie on the machine of the node."""

    folder = forms.CharField(
        label=_("Folder on the machine of the node"),
        help_text=_(
            "The same files as for “duijie load-reference”. The same files change nothing."
        ),
        max_length=500,
    )

    def clean_folder(self) -> Path:
        """A folder in which reference files lie."""
        folder = Path(self.cleaned_data["folder"])
        try:
            check_holds_reference(folder)
        except DomainError as refusal:
            raise forms.ValidationError(say_refusal(refusal, reader_language())) from refusal
        return folder


class TrialForm(forms.Form):
    """Where a trial mail goes."""

    email = forms.EmailField(label=_("Send a trial mail to"))


class LogoForm(forms.Form):
    """Another logo."""

    logo = forms.FileField(label=_("Logo"), help_text=_("PNG, JPEG or WebP, at most 256 KB."))


class SettingsForm(forms.Form):
    """What operators decide about their node."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name_zh = forms.CharField(label=_("Name in Chinese"), max_length=80, required=False)
    name_en = forms.CharField(
        label=_("Name in English"),
        help_text=_("In the bar on top, in titles and mails. Without a name: Duijie 对接."),
        max_length=80,
        required=False,
    )
    languages = forms.ChoiceField(label=_("Languages"), choices=list(LANGUAGES.items()))
    welcome_zh = forms.CharField(
        label=_("Welcome in Chinese"), widget=forms.Textarea(attrs={"rows": 2}), required=False
    )
    welcome_en = forms.CharField(
        label=_("Welcome in English"),
        help_text=_("Who runs this node and for whom; strangers read it on the first page."),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )
    sign_up = forms.ChoiceField(
        label=_("Who may register"), choices=list(SIGN_UPS.items()), widget=forms.RadioSelect
    )
    domains = forms.CharField(
        label=_("E-mail domains, one per line"),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )
    review = forms.ChoiceField(
        label=_("Which records are looked at before they are published"),
        choices=list(REVIEWS.items()),
        widget=forms.RadioSelect,
    )
    contact = forms.EmailField(
        label=_("Address for questions"),
        help_text=_("At the foot of every page and mail; answers to mails go there."),
        required=False,
    )
    sender_name = forms.CharField(label=_("Name of the sender"), max_length=80, required=False)
    sender = forms.EmailField(
        label=_("Address of the sender"),
        help_text=_("Empty: DUIJIE_MAIL_FROM. The mail server itself is set by DUIJIE_MAIL_URL."),
        required=False,
    )

    @staticmethod
    def initial_of(now: NodeSettings) -> dict[str, object]:
        """The settings as the form shows them."""
        plain = ("name_zh", "name_en", "welcome_zh", "welcome_en", "contact")
        shown: dict[str, object] = {name: getattr(now, name) for name in plain}
        return shown | {
            "seen": now.version,
            "sender_name": now.sender_name,
            "sender": now.sender,
            "languages": ",".join(now.languages),
            "sign_up": now.sign_up.value,
            "review": now.review.value,
            "domains": "\n".join(now.domains),
        }

    def wanted(self) -> NodeSettings:
        """The same as the services want it."""
        given = self.cleaned_data
        lines = (line.strip().lower().removeprefix("@") for line in given["domains"].splitlines())
        return NodeSettings(
            name_zh=given["name_zh"],
            name_en=given["name_en"],
            welcome_zh=given["welcome_zh"],
            welcome_en=given["welcome_en"],
            languages=tuple(Language(one) for one in given["languages"].split(",")),
            sender_name=given["sender_name"],
            sender=given["sender"],
            contact=given["contact"],
            sign_up=SignUp(given["sign_up"]),
            domains=tuple(line for line in lines if line),
            review=Review(given["review"]),
        )
