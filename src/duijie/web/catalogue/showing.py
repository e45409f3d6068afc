"""A record as its page shows it: texts, facts and rows in the reader's language.

Every text is shown in the reader's language when it is written in it, else in
the other one, marked as such; both stand side by side on demand.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from django.conf.locale import LANG_INFO
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from duijie.catalogue.rules.groups import groups_of
from duijie.catalogue.types.details import Details
from duijie.catalogue.types.results import Seen
from duijie.catalogue.types.rows import Quantity
from duijie.catalogue.types.words import ListingKind, PriceKind
from duijie.catalogue.words import field_label, word_label
from duijie.kernel.language import Language
from duijie.kernel.money import Money
from duijie.web.numbers import written_money
from duijie.web.registries.showing import reader_language

TEXTS: Final = (
    "abstract", "problem", "function", "advantage", "economics", "constraints", "position",
    "expertise", "achievements", "services",
)  # fmt: skip
VALUES: Final = (
    "scientific_value", "technical_value", "economic_value", "social_value", "cultural_value",
)  # fmt: skip
HTML_TONGUES: Final = {Language.ZH: "zh-Hans", Language.EN: "en"}


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a record with its heading. ``tongue`` is the language it is written in."""

    name: str
    label: str
    text: str
    tongue: str
    is_other_language: bool
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A short statement; ``links`` lead to what it names."""

    label: str
    text: str = ""
    links: Sequence[tuple[str, str]] = ()


def texts_of(seen: Seen) -> Iterator[Text]:
    """The texts of a record, in its order; blank ones are left out."""
    language = reader_language()
    for name in TEXTS:
        zh = getattr(seen.details, f"{name}_zh", "")
        en = getattr(seen.details, f"{name}_en", "")
        if zh or en:
            own, second = (zh, en) if language is Language.ZH else (en, zh)
            shown = language if own else other(language)
            yield Text(
                name, field_label(name, language), own or second, HTML_TONGUES[shown],
                not own, zh, en,
            )  # fmt: skip


def values_of(seen: Seen) -> Iterator[Fact]:
    """The notes on the five values."""
    for name in VALUES:
        if text := getattr(seen.details, name, ""):
            yield Fact(field_label(name, reader_language()), text)


def facts_of(seen: Seen) -> Iterator[Fact]:
    """What stands beside the text: level, price, cooperation, place."""
    for label, value in plain_facts(seen.details):
        if value:
            yield Fact(field_label(label, reader_language()), value)
    for name, register in (("fields", "wipo35"), ("industries", "industries"), ("ipc", "ipc")):
        codes = getattr(seen.details, name)
        if codes:
            links = [(_entry(register, code), code_name(seen, code)) for code in codes]
            yield Fact(field_label(name, reader_language()), links=links)
    if seen.details.region:
        code = seen.details.region
        links = [(_entry("regions", code), code_name(seen, code))]
        yield Fact(field_label("region", reader_language()), links=links)
    if seen.details.source or seen.details.source_url:
        source, address = seen.details.source, seen.details.source_url
        links = [(address, source or address)] if address else []
        yield Fact(field_label("source", reader_language()), "" if links else source, links)


def plain_facts(said: Details) -> Iterator[tuple[str, str]]:
    """The facts that are no codes, each with the name of its field."""
    for name in ("lab_kind", "level", "trl", "mrl"):
        # Of a need it is no claim about something that exists, but what is asked for.
        asked = name == "trl" and said.kind is ListingKind.NEED
        yield "trl_asked" if asked else name, said_as_text(name, getattr(said, name, None))
    yield "price", price_of(said)
    yield (
        "budget",
        amounts(
            getattr(said, "budget_low", None),
            getattr(said, "budget_high", None),
            getattr(said, "budget_currency", ""),
        ),
    )
    yield "cooperation", said_as_text("cooperation", getattr(said, "cooperation", ()))
    for name in ("deadline", "orcid", "languages", "availability", "available_from"):
        yield name, said_as_text(name, getattr(said, name, None))
    for name in ("openness", "openness_note", "website"):
        yield name, said_as_text(name, getattr(said, name, None))
    yield "confidentiality", said_as_text("confidentiality", getattr(said, "confidentiality", None))


def price_of(said: Details) -> str:
    """The price expected, with how it is meant."""
    kind: PriceKind | None = getattr(said, "price_kind", None)
    if kind is None:
        return ""
    amount = amounts(said.price_low, said.price_high, said.price_currency)  # type: ignore[attr-defined]
    note = getattr(said, "price_note", "")
    return " · ".join(filter(None, (word_label(kind, reader_language()), amount, note)))


def amounts(low: Decimal | None, high: Decimal | None, currency: str) -> str:
    """An amount or a range of money."""
    if low is not None and high is not None and low != high:
        return f"{written_money(Money(low, currency))} – {written_money(Money(high, currency))}"
    if low is not None and high is None:
        return _("from %(amount)s") % {"amount": written_money(Money(low, currency))}
    if high is not None and low is None:
        return _("up to %(amount)s") % {"amount": written_money(Money(high, currency))}
    return written_money(Money(low, currency)) if low is not None else ""


def written_quantity(one: Quantity) -> str:
    """A value with its sign and unit."""
    low, high = (_number(value) for value in (one.low, one.high))
    value = f"{low} – {high}" if low and high and low != high else low or high
    return f"{one.comparator.sign}{value}{'' if one.unit == '%' else ' '}{one.unit}".strip()


def _number(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"


def said_as_text(name: str, value: Any) -> str:  # noqa: ANN401  (any field)
    """A value of a field as people write it."""
    if value is None or value == ():
        return ""
    if isinstance(value, tuple):
        joint = "、" if reader_language() is Language.ZH else ", "
        return joint.join(said_as_text(name, one) for one in value)
    if isinstance(value, StrEnum):
        return word_label(value, reader_language())
    if hasattr(value, "__dataclass_fields__"):
        return _row_as_text(value)
    if isinstance(value, date):
        return date_format(value, "DATE_FORMAT")
    return _plainly(name, str(value))


def _plainly(name: str, value: str) -> str:
    if name == "languages":
        return tongue_name(value)
    return f"{name.upper()} {value}" if name in {"trl", "mrl"} else value


def tongue_name(code: str) -> str:
    """What the language that somebody speaks is called, else its code."""
    if code == "zh":
        return _("Chinese")
    # Django's own catalogue has the names of languages.
    name: str = LANG_INFO.get(code, {}).get("name", code)
    return _(name)


def _row_as_text(row: Any) -> str:  # noqa: ANN401  (any row)
    if isinstance(row, Quantity):
        return f"{row.property} {written_quantity(row)}"
    parts = [getattr(row, name) for name in row.__dataclass_fields__]
    return " · ".join(said_as_text("", part) for part in parts if part not in (None, "", False))


def withheld_labels(seen: Seen) -> list[str]:
    """The names of what a record keeps back, without those nobody outside ever sees."""
    known = {*groups_of(seen.kind), "owner", "files"}
    never = {"external_id", "visibility", "field_visibility", "shared_with", "consent"}
    named = sorted(seen.withheld & known - never)
    return [field_label(name, reader_language()) for name in named]


def code_name(seen: Seen, code: str) -> str:
    """The name of a code that a record cites."""
    zh, en = seen.names.get(code, ("", ""))
    own, second = (zh, en) if reader_language() is Language.ZH else (en, zh)
    return own or second or code


def _entry(register: str, code: str) -> str:
    return reverse("registry_entry", args=[register, code])


def other(language: Language) -> Language:
    """The language that a page is not in."""
    return Language.EN if language is Language.ZH else Language.ZH
