"""Records in the reader's words: fields and closed lists as the pages call them."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from enum import EnumMeta, StrEnum
from typing import Any, Final, get_args, get_type_hints

from rich.cells import cell_len

from duijie.catalogue.types import rows
from duijie.catalogue.types.details import DETAILS
from duijie.catalogue.types.words import Comparator, ListingKind, Stage
from duijie.catalogue.words import WORDS, field_label, word_label
from duijie.cli import screen
from duijie.cli.messages import say, speaking
from duijie.cli.remote import showing
from duijie.cli.remote.showing import Item
from duijie.kernel.language import Language

# As many columns as a line of a terminal has beside the name of a field.
LONG: Final = 90
CITING: Final = frozenset({"region", "industries", "fields", "ipc"})
AMOUNTS: Final = frozenset({"price_low", "price_high", "budget_low", "budget_high"})
JOINTS: Final = {Language.ZH: "、", Language.EN: ", "}


def stage(code: str) -> str:
    """Where a record stands."""
    return word_label(Stage(code), speaking())


def field(name: str) -> str:
    """What a field is called; its own name when it has no other."""
    return field_label(name, speaking()) if f"field.{name}" in WORDS else name


def yes(holds: bool) -> str:  # noqa: FBT001  (a value that is shown)
    """Yes or no."""
    return say("node.yes") if holds else say("node.no")


def value(name: str, said: Any) -> str:  # noqa: ANN401  (any field)
    """A value as people write it; words of closed lists by their names."""
    if said is None or said in ("", [], {}):
        return ""
    if isinstance(said, bool):
        return yes(said)
    if isinstance(said, list):
        return JOINTS[speaking()].join(value(name, one) for one in said)
    if isinstance(said, dict) and "comparator" in said:
        return _quantity(said)
    if isinstance(said, dict):
        return " · ".join(filter(None, (value(key, one) for key, one in said.items())))
    return _word(name, str(said))


def _quantity(one: Item) -> str:
    """A value with its sign and unit, as it is written in both languages alike."""
    low, high = (_plain_number(one[side]) for side in ("low", "high"))
    amount = f"{low} – {high}" if low and high and low != high else low or high
    sign = Comparator(one["comparator"]).sign
    return f"{one['property']} {sign}{amount} {one['unit']}".strip()


def _plain_number(written: Any) -> str:  # noqa: ANN401  (a number or a text of one)
    return "" if written is None else f"{Decimal(str(written)).normalize():f}"


def _word(name: str, said: str) -> str:
    if name in AMOUNTS:
        return _plain_number(said)
    words = CLOSED.get(name)
    if words is not None and said in {one.value for one in words}:
        return word_label(words(said), speaking())
    return said


def show(seen: Item) -> None:
    """Show a record: who and what, short facts as a table, long texts below."""
    details = seen["details"]
    screen.paragraph("", showing.in_own_language(details, "title"))
    long: list[tuple[str, str]] = []
    short: list[tuple[str, str]] = []
    for name, said in details.items():
        cited = _cited(said, seen["names"]) if name in CITING else said
        text = value(name, cited) if name not in HIDDEN else ""
        (long if cell_len(text) > LONG or "\n" in text else short).append((field(name), text))
    showing.facts([*_heading(seen), *short])
    for label, text in long:
        screen.paragraph(label, text)


def _cited(said: str | list[str], names: Mapping[str, Sequence[str]]) -> list[str]:
    """Codes of the registries, each with its name where the node told it."""
    codes = [said] if isinstance(said, str) else said
    return [f"{code} {_own_name(names.get(code, ('', '')))}".strip() for code in codes if code]


def _own_name(names: Sequence[str]) -> str:
    zh, en = names
    return (zh or en) if speaking() is Language.ZH else (en or zh)


def _heading(seen: Item) -> Iterator[tuple[str, str]]:
    yield say("node.id"), str(seen["id"])
    yield say("records.stage"), stage(seen["stage"])
    yield say("records.number"), str(seen["version"])
    yield say("records.owner"), showing.in_own_language(seen["owner"] or {}, "name")
    yield say("records.changed"), showing.day(seen["updated_at"])
    yield field("files"), JOINTS[speaking()].join(one["name"] for one in seen["files"])
    yield say("records.withheld"), JOINTS[speaking()].join(map(field, seen["withheld"]))


HIDDEN: Final = frozenset({"kind", "title_zh", "title_en"})


def _closed_lists() -> Iterator[tuple[str, type[StrEnum]]]:
    """The fields and columns that are words of a closed list, by name."""
    shapes = [*DETAILS.values(), rows.Quantity, rows.Right, rows.Evidence]
    for shape in shapes:
        for name, hint in get_type_hints(shape).items():
            for part in (hint, *get_args(hint)):
                # Of ``kind`` each right has its own, and a record says it by its address.
                if isinstance(part, EnumMeta) and part is not ListingKind:
                    yield name, part  # type: ignore[misc]  # every closed list is a StrEnum


CLOSED: Final = dict(_closed_lists())
