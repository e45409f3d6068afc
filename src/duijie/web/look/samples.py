"""Invented content for the component page."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django import forms
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duijie.kernel.money import Money
from duijie.kernel.pages import Page
from duijie.web.states import STATES

SAVED = _("The offer is published and can be found.")
NOT_SENT = _("The file was not sent: the connection broke off. Choose it again.")


@dataclass(frozen=True, slots=True)
class Option:
    """A choice of the picker."""

    value: str
    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab of a page."""

    address: str
    label: str | Promise
    is_here: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A point of a timeline."""

    at: date
    text: str | Promise
    who: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the sample table."""

    title: str
    owner: str
    level: int
    price: Money
    state: str


# GB/T 4754-2017.
INDUSTRIES = (
    Option("C3562", "C3562", "半导体器件专用设备制造 / Semiconductor equipment"),
    Option("C3841", "C3841", "锂离子电池制造 / Lithium-ion batteries"),
    Option("C2651", "C2651", "初级形态塑料及合成树脂制造 / Plastics and resins"),
    Option("C3491", "C3491", "工业机器人制造 / Industrial robots"),
)
ROWS = (
    Row(
        "碳化硅晶圆应力释放减薄", "示例精磨科技有限公司", 6, Money(Decimal(1_850_000)), "published"
    ),
    Row(
        "Silver-coated knitted dry electrodes",
        "Demo Pulsewear SL",
        7,
        Money(Decimal(240_000), "EUR"),
        "in_review",
    ),
    Row(
        "毫米波低介电 LCP 薄膜", "示例通膜电子材料有限公司", 5, Money(Decimal(126_000_000)), "draft"
    ),
)
EVENTS = (
    Event(date(2026, 3, 2), _("Draft written"), "张示例"),
    Event(date(2026, 3, 9), _("Sent to review"), "张示例"),
    Event(date(2026, 3, 11), _("Published"), "Demo Operator"),
)
IN_CHINESE = """在 100 µm 以下厚度减薄碳化硅晶圆，翘曲小于 30 µm。

与现有砂轮减薄相比，省去一道应力释放腐蚀。"""
IN_ENGLISH = """Thins SiC wafers below 100 µm with warp under 30 µm.

Compared with wheel grinding it saves one etching step."""


class SampleForm(forms.Form):
    """One field of each kind."""

    title = forms.CharField(label=_("Title"), help_text=_("What it does, for whom; no slogans."))
    level = forms.ChoiceField(
        label=_("Readiness (TRL)"), choices=[(str(level), f"TRL {level}") for level in range(1, 10)]
    )
    abstract = forms.CharField(
        label=_("Abstract"), widget=forms.Textarea({"rows": 3}), required=False
    )
    forms_of_cooperation = forms.MultipleChoiceField(
        label=_("Forms of cooperation"),
        choices=[
            ("licence", _("licence")),
            ("transfer", _("transfer")),
            ("joint", _("joint development")),
        ],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    agreed = forms.BooleanField(label=_("The owners agree to the publication"))


class UploadForm(forms.Form):
    """A file to bring in."""

    file = forms.FileField()


def industries(wording: str) -> list[Option]:
    """The sample industries that hold the wording."""
    return [one for one in INDUSTRIES if wording.lower() in f"{one.code} {one.label}".lower()]


def components(request: HttpRequest) -> dict[str, object]:
    """What the component page shows."""
    return {
        "states": list(STATES),
        "rows": ROWS,
        "events": EVENTS,
        "tabs": (
            Tab("?", _("Offers"), is_here=True, count=1204),
            Tab("?", _("Needs"), count=86),
            Tab("?", _("History")),
        ),
        "page": Page(items=ROWS, next_cursor="next"),
        "zh": IN_CHINESE,
        "en": IN_ENGLISH,
        "upload": UploadForm(),
        "found": industries(request.GET.get("industry_q", "3")),
    }
