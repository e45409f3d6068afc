"""A draft as the catalogue keeps needs: every field of the card in its place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import Final, TypeVar
from uuid import UUID

from duijie.catalogue.types.details import NeedDetails
from duijie.catalogue.types.rows import Quantity
from duijie.catalogue.types.words import (
    Comparator,
    Confidentiality,
    Cooperation,
    Visibility,
)
from duijie.catalogue.types.words import Demand as Kept
from duijie.clinic.rules.asking import problem_text
from duijie.clinic.rules.naming import is_nameless
from duijie.clinic.types import Demand, Item, Part, Said, Sheet
from duijie.engine.needs.types import Budget, Deadline, Limit, Maturity, Reading, Wanted
from duijie.kernel.language import Language

Kind = TypeVar("Kind")

LONGEST_TITLE: Final = 80
LONGEST_PROPERTY: Final = 200
DAYS_IN_A_MONTH: Final = 30.44
# The engine tells more forms apart than the law's article 16 names.
COOPERATION: Final[Mapping[str, Cooperation]] = MappingProxyType(
    {
        "transfer": Cooperation.TRANSFER,
        "licence": Cooperation.LICENCE,
        "commission": Cooperation.COMMISSION,
        "joint": Cooperation.JOINT_DEVELOPMENT,
        "build": Cooperation.JOINT_DEVELOPMENT,
        "service": Cooperation.SERVICE,
        "consulting": Cooperation.SERVICE,
        "equity": Cooperation.CAPITAL,
        "procurement": Cooperation.OTHER,
        "talent": Cooperation.OTHER,
    }
)
CONFIDENTIALITY: Final[Mapping[str, Confidentiality]] = MappingProxyType(
    {
        "nda": Confidentiality.AGREEMENT_FIRST,
        "confidential": Confidentiality.AGREEMENT_FIRST,
        "restricted": Confidentiality.BROKER_ONLY,
        "anonymous": Confidentiality.NONE,
        "public": Confidentiality.NONE,
    }
)
STOPS: Final = "。！？；;!?\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What of a draft is not read from its text: title, visibility, codes."""

    language: Language
    title: str = ""
    problem: str = ""
    visibility: Visibility = Visibility.BLIND
    field_visibility: Mapping[str, Visibility] = field(default_factory=dict)
    shared_with: tuple[UUID, ...] = ()
    region: str = ""
    industries: tuple[str, ...] = ()
    today: date


def details_of(said: Said, sheet: Sheet, frame: Frame) -> NeedDetails:
    """The need that a draft becomes."""
    budget = _first(sheet, Part.BUDGET, Budget)
    deadline = _first(sheet, Part.DEADLINE, Deadline)
    maturity = _first(sheet, Part.MATURITY, Maturity)
    secrecy = _first(sheet, Part.CONFIDENTIALITY, Reading)
    texts = {
        "title": frame.title or title_of(sheet),
        "problem": frame.problem or problem_text(said),
        "function": "\n".join(_wish(item) for item in sheet.of(Part.WANTED)),
        "constraints": "\n".join(_constraints(said, sheet, frame.language)),
    }
    named = {f"{name}_{frame.language.value}": text for name, text in texts.items()}
    # A text names its currency or its readers mean their own.
    currency = (budget.currency if budget else "") or _usual(frame.language)
    return NeedDetails(
        **named,  # type: ignore[arg-type]
        region=frame.region,
        industries=frame.industries,
        # The catalogue keeps no value of which it is not known what it limits.
        quantities=tuple(_quantity(item) for item in sheet.of(Part.LIMIT) if not is_nameless(item)),
        trl=maturity.low if maturity else None,
        cooperation=_cooperation(sheet),
        budget_low=_amount(budget.low) if budget else None,
        budget_high=_amount(budget.high) if budget else None,
        budget_currency=currency,
        deadline=_day(deadline, frame.today),
        confidentiality=CONFIDENTIALITY.get(secrecy.code if secrecy else "", Confidentiality.NONE),
        visibility=frame.visibility,
        field_visibility=dict(frame.field_visibility),
        shared_with=frame.shared_with,
    )


def title_of(sheet: Sheet) -> str:
    """A title to begin with: the first sentence when it is short, else the object."""
    first = sheet.text.strip()
    for stop in STOPS:
        first = first.split(stop, 1)[0]
    if len(first) <= LONGEST_TITLE:
        return first.strip()
    subject = next(iter(sheet.of(Part.SUBJECT)), None)
    if subject is not None and len(subject.words) <= LONGEST_TITLE:
        return subject.words.strip()
    cut = first[:LONGEST_TITLE]
    return f"{cut.rpartition(' ')[0] if ' ' in cut else cut}…"


def _first(sheet: Sheet, part: Part, kind: type[Kind]) -> Kind | None:
    return next((one.read for one in sheet.of(part) if isinstance(one.read, kind)), None)


def _wish(item: Item) -> str:
    read = item.read
    if not isinstance(read, Wanted):
        return item.words
    return item.words or read.object.words


def _constraints(said: Said, sheet: Sheet, language: Language) -> Iterable[str]:
    materials = dict.fromkeys(item.words for item in sheet.of(Part.MATERIAL))
    if materials:
        label = {Language.ZH: "材料：", Language.EN: "Materials: "}[language]
        yield label + {Language.ZH: "、", Language.EN: ", "}[language].join(materials)
    yield from (item.said.in_language(language) for item in sheet.of(Part.CONSTRAINT))
    # What was read in the text stands there; what was typed on the card stands nowhere else.
    typed = (item for item in sheet.of(Part.LIMIT) if not item.place)
    yield from (item.words for item in typed if is_nameless(item))
    yield from (one.words for one in said.answers if one.words and not one.on_card)


def _quantity(item: Item) -> Quantity:
    read = item.read
    assert isinstance(read, Limit)  # noqa: S101  (limits hold nothing else)
    quantity = read.quantity
    return Quantity(
        property=quantity.property[:LONGEST_PROPERTY],
        comparator=Comparator(quantity.comparator.value),
        low=_amount(quantity.low),
        high=_amount(quantity.high),
        unit=quantity.unit,
        demand=Kept.MUST if item.demand is Demand.MUST else Kept.SHOULD,
        quote=item.words if item.place else "",
    )


def _cooperation(sheet: Sheet) -> tuple[Cooperation, ...]:
    found = (COOPERATION.get(item.code) for item in sheet.of(Part.COOPERATION))
    return tuple(dict.fromkeys(one for one in found if one is not None))


def _amount(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(f"{value:.12g}")


def _usual(language: Language) -> str:
    return {Language.ZH: "CNY", Language.EN: "USD"}[language]


def _day(deadline: Deadline | None, today: date) -> date | None:
    if deadline is None:
        return None
    if deadline.day is not None or deadline.months is None:
        return deadline.day
    return today + timedelta(days=round(deadline.months * DAYS_IN_A_MONTH))
