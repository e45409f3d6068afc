"""The files of the demonstration, read into shapes."""

import json
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

from duijie.demo.types import (
    ChallengeEntry,
    Course,
    DayEntry,
    HouseEntry,
    InBoth,
    PersonEntry,
    Story,
    TeamEntry,
    Trade,
)
from duijie.kernel.identifiers.schemes import Scheme
from duijie.kernel.language import Language

# Reserved for examples by RFC 2606; nobody receives mail there.
DOMAIN: Final = "demo.example"
# How large a matching day is.
SIZE: Final = ("slots", "tables", "interpreters")
SCHEMES: Final = {"credit_code": Scheme.CREDIT_CODE, "lei": Scheme.LEI, "ror": Scheme.ROR}


def address_of(key: str) -> str:
    """The address with which a person of the demonstration signs in."""
    return f"{key}@{DOMAIN}"


@cache
def houses() -> tuple[HouseEntry, ...]:
    """The organisations."""
    return tuple(_house(row) for row in _toml("organisations")["organisation"])


def _house(row: Mapping[str, Any]) -> HouseEntry:
    plain = ("key", "kind", "country", "region", "size", "foreign_invested", "website")
    return HouseEntry(
        name=InBoth(row["name_zh"], row["name_en"]),
        manager=InBoth(*row["manager"]),
        numbers=tuple((SCHEMES[name], row[name]) for name in SCHEMES if name in row),
        aliases=tuple(row.get("aliases", ())),
        industries=tuple(row["industries"]),
        verification=row.get("verification", ""),
        **{name: row[name] for name in plain if name in row},
    )


@cache
def people() -> tuple[PersonEntry, ...]:
    """Those who can sign in."""
    managers = {house.key: house.manager for house in houses()}
    return tuple(_person(row, managers) for row in _toml("people")["person"])


def _person(row: Mapping[str, Any], managers: Mapping[str, InBoth]) -> PersonEntry:
    manages = row.get("manages", "")
    return PersonEntry(
        key=row["key"],
        name=managers[manages] if manages else InBoth(*row["name"]),
        language=Language(row.get("language", "zh")),
        tries=InBoth(row["try_zh"], row["try_en"]),
        operator=row.get("operator", False),
        manages=manages,
        member=row.get("member", ""),
        invited=row.get("invited", ""),
    )


@cache
def password() -> str:
    """The one password of all who can sign in; the node is for looking around."""
    return str(_toml("people")["password"])


@cache
def trades() -> Mapping[str, Trade]:
    """The trades, by what the examples call them in either language."""
    return {name: _trade(row) for row in _toml("industries").values() for name in row["names"]}


def _trade(row: Mapping[str, Any]) -> Trade:
    owners = {
        name: tuple(keys) for name, keys in row.items() if name.startswith(("needs_", "offers_"))
    }
    return Trade(industries=tuple(row["industries"]), fields=tuple(row["fields"]), owners=owners)


@cache
def course() -> Course:
    """What became of the records."""
    given = _toml("course")
    return Course(
        stages=_by_record(given["stages"]),
        visibility=_by_record(given["visibility"]),
        named={record: tuple(keys) for record, keys in given["named"].items()},
        reasons=given["reasons"],
        one_language=frozenset(given["one_language"]),
    )


@cache
def stories() -> tuple[Story, ...]:
    """The stories, in the order in which they are read."""
    return tuple(_story(row) for row in _toml("stories")["story"])


def _story(row: Mapping[str, Any]) -> Story:
    plain = ("key", "need", "offer", "mode", "asks", "message", "answer", "reason")
    return Story(
        title=InBoth(row["title_zh"], row["title_en"]),
        text=InBoth(row["text_zh"], row["text_en"]),
        as_key=row["as"],
        judges=tuple((side, opinion, note) for side, opinion, note in row.get("judges", ())),
        **{name: row[name] for name in plain if name in row},
    )


def _by_record(given: Mapping[str, list[str]]) -> Mapping[str, str]:
    return {record: word for word, records in given.items() for record in records}


def examples(name: str) -> tuple[dict[str, Any], ...]:
    """The bundled examples: needs or offers."""
    return tuple(json.loads(line) for line in _text(f"{name}.jsonl").splitlines())


def fuller(name: str) -> Mapping[str, Mapping[str, str]]:
    """What some examples say in the other language, by record."""
    given: Mapping[str, Mapping[str, str]] = _toml(f"fuller_{name}")
    return given


def network(name: str) -> tuple[dict[str, Any], ...]:
    """Experts or labs."""
    return tuple(_toml(f"{name}s")[name])


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(_text(f"{name}.toml"))


def _text(name: str) -> str:
    return files("duijie.demo.content").joinpath(name).read_text("utf-8")


@cache
def gatherings() -> tuple[DayEntry, ...]:
    """The matching days."""
    return tuple(_day(row) for row in _toml("gatherings")["day"])


def _day(row: Mapping[str, Any]) -> DayEntry:
    return DayEntry(
        details={**_in_both(row), **{name: row[name] for name in SIZE}},
        guests=tuple(row["guests"]),
        wishes=tuple((who, whom, level) for who, whom, level in row["wishes"]),
        waiting=tuple(row.get("waiting", ())),
        absent=tuple(row.get("absent", ())),
        **{name: row[name] for name in ("key", "organiser", "made", "held")},
    )


@cache
def challenges() -> tuple[ChallengeEntry, ...]:
    """The innovation challenges."""
    return tuple(_challenge(row) for row in _toml("gatherings")["challenge"])


def _challenge(row: Mapping[str, Any]) -> ChallengeEntry:
    plain = ("need", "holder", "made", "submit", "judge")
    return ChallengeEntry(
        details=_in_both(row),
        criteria=tuple((zh, en, weight) for zh, en, weight in row["criteria"]),
        jurors=tuple(row["jurors"]),
        teams=tuple(_team(one) for one in row["team"]),
        **{name: row[name] for name in plain},
    )


def _team(row: Mapping[str, Any]) -> TeamEntry:
    return TeamEntry(
        row["house"],
        InBoth(row["name_zh"], row["name_en"]),
        InBoth(row["summary_zh"], row["summary_en"]),
        tuple(tuple(one) for one in row.get("points", ())),
    )


def _in_both(row: Mapping[str, Any]) -> dict[str, str]:
    """What is said in both languages, under the names that end with the language."""
    return {name: said for name, said in row.items() if name.endswith(("_zh", "_en"))}
