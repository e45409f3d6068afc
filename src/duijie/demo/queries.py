"""Reads of the demonstration."""

from duijie.accounts.queries import accounts_visible_to
from duijie.demo import reading
from duijie.demo.types import InBoth, Who
from duijie.kernel.actors import SYSTEM

NOWHERE = InBoth("", "")


def is_loaded() -> bool:
    """Whether the invented ecosystem is here; it is loaded whole or not at all."""
    first = reading.address_of(reading.people()[0].key)
    return accounts_visible_to(SYSTEM).filter(email=first).exists()


def who_is_who() -> tuple[Who, ...]:
    """Those who can sign in, for whom they act, and what to try as them."""
    named = {house.key: house.name for house in reading.houses()}
    return tuple(
        Who(
            reading.address_of(one.key),
            one.name,
            named.get(one.house, NOWHERE),
            one.tries,
        )
        for one in reading.people()
    )


def password() -> str:
    """The password of everybody in the table of who is who."""
    return reading.password()
