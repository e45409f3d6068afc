"""Forms of organisations."""

from datetime import date, timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from duijie.kernel import clock
from duijie.kernel.identifiers.schemes import Scheme
from duijie.organisations.types import Details, Evidence, Kind, Proof, Role, Size
from duijie.registries.types import Register
from duijie.web.days import DayField
from duijie.web.organisations.labels import EVIDENCE, KINDS, ROLES, SIZES
from duijie.web.registries.forms import EntryField

# Which field of the form holds which number.
NUMBERS = {
    "credit_code": Scheme.CREDIT_CODE,
    "lei": Scheme.LEI,
    "ror": Scheme.ROR,
}
LONGEST_NAME = 200
A_YEAR = timedelta(days=365)


def in_a_year() -> date:
    """The end of a proof that is usual."""
    return (clock.now() + A_YEAR).date()


class OrganisationForm(forms.Form):
    """What an organisation says of itself."""

    kind = forms.ChoiceField(label=_("Kind"), choices=list(KINDS.items()))
    name_zh = forms.CharField(label=_("Chinese name"), max_length=LONGEST_NAME, required=False)
    name_en = forms.CharField(label=_("English name"), max_length=LONGEST_NAME, required=False)
    aliases = forms.CharField(
        label=_("Other names, one per line"),
        help_text=_("Short forms, former names, the brand you are known by."),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )
    credit_code = forms.CharField(label=_("Unified social credit code"), required=False)
    lei = forms.CharField(label="LEI", required=False)
    ror = forms.CharField(label="ROR", required=False)
    country = forms.CharField(
        label=_("Country, two letters"), initial="CN", min_length=2, max_length=2
    )
    foreign_invested = forms.NullBooleanField(label=_("Foreign-invested"), required=False)
    region = EntryField(Register.REGIONS, label=_("Region"), required=False)
    industry = EntryField(Register.INDUSTRIES, label=_("Main industry"), required=False)
    zone = EntryField(Register.ZONES, label=_("Zone"), required=False)
    size = forms.ChoiceField(label=_("Size class"), choices=list(SIZES.items()), required=False)
    website = forms.CharField(label=_("Web site"), max_length=300, required=False)
    listed = forms.BooleanField(label=_("Show in the public list"), initial=True, required=False)

    def details(self, more_industries: tuple[str, ...] = ()) -> Details:
        """The same as the services want it. Trades beyond the main one are kept as they are."""
        given = self.cleaned_data
        trades = (given["industry"], *more_industries) if given["industry"] else more_industries
        numbers = [(scheme, given[name]) for name, scheme in NUMBERS.items() if given[name]]
        aliases = (line.strip() for line in given["aliases"].splitlines())
        return Details(
            kind=Kind(given["kind"]),
            name_zh=given["name_zh"],
            name_en=given["name_en"],
            aliases=tuple(alias[:LONGEST_NAME] for alias in aliases if alias),
            identifiers=tuple(numbers),
            country=given["country"].upper(),
            foreign_invested=given["foreign_invested"],
            region=given["region"],
            industries=trades,
            zone=given["zone"],
            size=Size(given["size"]) if given["size"] else None,
            website=given["website"],
            listed=given["listed"],
        )


def written(details: Details) -> dict[str, object]:
    """What an organisation says of itself, as the form begins with it."""
    plain = (
        *("kind", "name_zh", "name_en", "country", "foreign_invested"),
        *("region", "zone", "website", "listed"),
    )
    numbers = dict(details.identifiers)
    return {
        **{name: getattr(details, name) for name in plain},
        **{name: numbers.get(scheme, "") for name, scheme in NUMBERS.items()},
        "aliases": "\n".join(details.aliases),
        "industry": next(iter(details.industries), ""),
        "size": details.size or "",
    }


class LogoForm(forms.Form):
    """Another logo."""

    logo = forms.FileField(
        label=_("Logo"), help_text=_("PNG, JPEG or WebP, at most 256 KB."), required=False
    )


class InvitationForm(forms.Form):
    """Whom to invite."""

    email = forms.EmailField(label=_("E-mail address"))
    role = forms.ChoiceField(label=_("Role"), choices=list(ROLES.items()), initial=Role.MEMBER)


class StatementForm(forms.Form):
    """What an operator can look at."""

    statement = forms.CharField(
        label=_("What shows who you are"),
        help_text=_("The licence number, a public register, or who can be called."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
    )


class ProofForm(forms.Form):
    """What an operator saw, and until when it holds."""

    evidence = forms.ChoiceField(label=_("Evidence"), choices=list(EVIDENCE.items()))
    note = forms.CharField(label=_("Note"), required=False, max_length=2000)
    valid_until = DayField(label=_("Valid until"), initial=in_a_year)

    def proof(self) -> Proof:
        """The same as the services want it."""
        given = self.cleaned_data
        return Proof(Evidence(given["evidence"]), given["note"], given["valid_until"])


class MergerForm(forms.Form):
    """Which organisation goes into this one."""

    gone_id = forms.UUIDField(label=_("Identifier of the record that goes"))
    reason = forms.CharField(label=_("Why they are one"), max_length=2000)
