"""Who may ask what: every method of every address, by everybody, against a reviewed table.

``pytest tests/safety/write_table.py`` writes the table anew; read what changed before you
commit it. ``yes``: answered; ``input``: let in, and what was sent is refused; ``no``: refused;
``sign in``: sent to the sign-in page; ``hidden``: as if it were not there; ``method``: not offered.
"""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.safety.asking import ask, meaning, named, text_of
from tests.safety.routes import Route, routes
from tests.safety.world import HIDDEN_NAME, OUTSIDE, ROLES, World, make_world

pytestmark = pytest.mark.django_db
TABLE = Path(__file__).with_name("who_may.csv")
# A block of data is no script: browsers do not run it.
INLINE = re.compile(
    r"<script(?![^>]*\s(?:src=\"|type=\"application/(?:ld\+)?json\"))[^>]*>"
    r"|\sstyle=\"|\son[a-z]+=\"|javascript:"
)
# What differs from answer to answer without telling anything.
CHANCE = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|csrfmiddlewaretoken[^>]*>|data-token=\"[^\"]*\"")


@pytest.fixture
def world() -> World:
    """What everybody looks at."""
    return make_world()


def known_routes() -> dict[tuple[str, str], Route]:
    """Every route once, by method and address."""
    return {(route.method, named(route.pattern)): route for route in routes()}


def table() -> dict[tuple[str, str], dict[str, str]]:
    """The reviewed table."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {(row.pop("method"), row.pop("address")): row for row in csv.DictReader(file)}


def test_every_route_has_its_row_and_every_row_its_route() -> None:
    assert sorted(known_routes().keys() ^ table().keys()) == []


def walk(world: World, role: str) -> Iterator[tuple[tuple[str, str], Any]]:
    """Every answer to somebody."""
    for key, route in known_routes().items():
        yield key, ask(world, role, route)


@pytest.mark.parametrize("role", ROLES)
def test_everybody_is_answered_as_the_table_says_and_no_page_runs_a_script_of_its_own(
    world: World, role: str
) -> None:
    wanted = table()
    others, unsafe, telling = {}, [], []
    for key, answer in walk(world, role):
        found, said = meaning(answer), wanted.get(key, {}).get(role)
        if found != said:
            others[key] = (found, said)
        if not is_safe(answer):
            unsafe.append(key)
        if role in OUTSIDE and HIDDEN_NAME in text_of(answer):
            telling.append(key)

    assert (others, unsafe, telling) == ({}, [], [])


def is_safe(answer: Any) -> bool:
    """Whether a page forbids scripts that are not ours, and has none of them itself."""
    if not answer.get("Content-Type", "").startswith("text/html"):
        return True
    policy = answer.get("Content-Security-Policy", "")
    closed = "script-src 'self'" in policy and "unsafe" not in policy
    return closed and not INLINE.search(answer.content.decode())


@pytest.mark.parametrize("role", OUTSIDE)
def test_what_is_hidden_is_answered_like_what_is_not_there(world: World, role: str) -> None:
    told_apart = []
    for key, route in known_routes().items():
        if any(f"<{name}>" in key[1] for name in world.named_by(key[1])):
            there, not_there = ask(world, role, route), ask(world, role, route, in_vain=True)
            if said(there) != said(not_there):
                told_apart.append((*key, there.status_code, not_there.status_code))

    assert told_apart == []


def said(answer: Any) -> tuple[int, str]:
    """What an answer tells, apart from the identifiers that were asked for."""
    # The address that was asked for is told again: to sign in and come back, for one.
    text = text_of(answer).replace(answer.request["PATH_INFO"], "")
    return answer.status_code, CHANCE.sub("", text)
