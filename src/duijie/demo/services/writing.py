"""What an example says, as the details of an offer or a need."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any, Final, TypeVar

from duijie.catalogue.proposals import propose_quantities
from duijie.catalogue.types.details import Details, NeedDetails, OfferDetails
from duijie.catalogue.types.rows import Contact, Quantity
from duijie.catalogue.types.words import Confidentiality, ProductForm, Visibility
from duijie.demo import reading
from duijie.demo.rules import cooperation, days, maturity, places, prices, protection
from duijie.kernel import clock

Said = TypeVar("Said", bound=Details)
SOURCE: Final = "虚构演示 · invented"
OTHER: Final = {"zh": "en", "en": "zh"}
LIMITS: Final = {"zh": "技术指标：", "en": "Technical indicators: "}
# Some ask and offer with part of the record kept for those who signed in.
GUARDED_EVERY: Final = 4
DEGREES: Final = frozenset({"°C", "℃", "K"})
TEMPERATURE: Final = ("温", "temperature", "point")
LEVEL_WANTED: Final = (6, 7, 8)


def offer(row: Mapping[str, Any], more: Mapping[str, str], place: int) -> OfferDetails:
    """An example of an offer; what the other language says makes it a fuller one."""
    price = prices.price_of(row.get("price"))
    form = ProductForm.SOFTWARE if "软件" in row["title"] else ProductForm.HARDWARE
    level = maturity.level_of(row.get("readiness"))
    title = row["title"]
    details = OfferDetails(
        **_shared(row, place),
        **_texts(row, more, {"title": "title", "description": "abstract"}, noted="abstract"),
        **_texts(row, more, {"advantage": "advantage"}),
        problem_zh=more.get("problem_zh", ""),
        problem_en=more.get("problem_en", ""),
        quantities=_quantities(row),
        product_form=form,
        trl=level,
        evidence=maturity.evidence_for(level, form, place) if more else (),
        rights=protection.rights_of(row.get("ip"), title, place, funded="大学" in str(row)),
    )
    if price is None:
        return details
    return replace(
        details,
        price_kind=price.kind,
        price_low=price.amount,
        price_high=price.amount,
        price_currency=price.currency,
        price_note=price.note,
    )


def need(row: Mapping[str, Any], more: Mapping[str, str], place: int) -> NeedDetails:
    """An example of a need."""
    budget = prices.price_of(row.get("budget"))
    secret = bool(row.get("confidentiality"))
    return NeedDetails(
        **_shared(row, place),
        **_texts(row, more, {"title": "title", "description": "problem"}, noted="problem"),
        function_zh=more.get("function_zh", ""),
        function_en=more.get("function_en", ""),
        quantities=_quantities(row),
        trl=LEVEL_WANTED[place % len(LEVEL_WANTED)] if more else None,
        budget_high=budget.amount if budget else None,
        budget_currency=budget.currency if budget else "CNY",
        deadline=days.deadline_for(clock.today(), place),
        confidentiality=Confidentiality.AGREEMENT_FIRST if secret else Confidentiality.NONE,
    )


def in_one_language(details: Said, language: str) -> Said:
    """The same without a word in the other language."""
    names = (one.name for one in fields(details) if one.name.endswith(f"_{OTHER[language]}"))
    blank: dict[str, Any] = dict.fromkeys(names, "")
    return replace(details, **blank)


def with_gaps(details: Details) -> Details:
    """The same as somebody leaves it at the end of a day: begun and not finished."""
    left = replace(details, contacts=(), fields=())
    if isinstance(left, OfferDetails):
        bare = replace(left, quantities=(), rights=(), evidence=(), trl=None)
        return replace(bare, advantage_zh="", advantage_en="")
    if isinstance(left, NeedDetails):
        return replace(left, quantities=(), cooperation=(), budget_high=None)
    return left


def _shared(row: Mapping[str, Any], place: int) -> dict[str, Any]:
    trade = reading.trades()[row["industry"]]
    guarded = "price" if "advantage" in row or "ip" in row else "budget"
    return {
        "region": places.province_of(row.get("region")),
        "industries": trade.industries,
        "fields": trade.fields,
        "contacts": _contacts(row.get("contact") or ""),
        "cooperation": cooperation.cooperation_of(row.get("cooperation")),
        "source": SOURCE,
        "external_id": row["id"],
        "field_visibility": {guarded: Visibility.REGISTERED} if place % GUARDED_EVERY == 0 else {},
    }


def _quantities(row: Mapping[str, Any]) -> tuple[Quantity, ...]:
    """The parameters that somebody took over from the proposals.

    What has no name stays out, and so does a temperature that is not the value
    but the condition ("at 55 °C").
    """
    proposed = propose_quantities(row.get("indicators") or "")
    return tuple(one for one in proposed if one.property.strip() and not _is_condition(one))


def _is_condition(one: Quantity) -> bool:
    named = one.property.lower()
    return one.unit in DEGREES and not any(word in named for word in TEMPERATURE)


def _contacts(text: str) -> tuple[Contact, ...]:
    name, _, email = text.rpartition(" ")
    return (Contact(name=name, email=email),) if name else ()


def _texts(
    row: Mapping[str, Any], more: Mapping[str, str], names: Mapping[str, str], noted: str = ""
) -> dict[str, Any]:
    """The texts of a row in its language, and what is said in the other.

    As where a spreadsheet is brought in, limits stay below the main text as they were written.
    """
    here, there = row["language"], OTHER[row["language"]]
    own = {f"{field}_{here}": row.get(name) or "" for name, field in names.items()}
    if noted and row.get("indicators"):
        own[f"{noted}_{here}"] += f"\n{LIMITS[here]}{row['indicators']}"
    return own | {f"{field}_{there}": more.get(field, "") for field in names.values()}
