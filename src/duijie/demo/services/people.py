"""The people of the demonstration."""

from datetime import timedelta
from typing import Final

from duijie.accounts import services as accounts
from duijie.accounts.queries import actor_of, get_account
from duijie.accounts.types import Consent
from duijie.demo import reading
from duijie.demo.types import HouseEntry, PersonEntry
from duijie.kernel import clock
from duijie.kernel.actors import Actor
from duijie.kernel.language import Language

# Before the oldest record.
JOINED: Final = timedelta(days=320)


def load_people(actor: Actor) -> dict[str, Actor]:
    """Make an account for everybody, by key; a password for those who can sign in."""
    made: dict[str, Actor] = {}
    with clock.stopped_at(clock.now() - JOINED):
        for person in reading.people():
            made[person.key] = _make(actor, person, reading.password())
        for house in reading.houses():
            if house.key not in made:
                made[house.key] = _make(actor, _manager_of(house), None)
    return made


def _manager_of(house: HouseEntry) -> PersonEntry:
    """A manager who is there and acts, but whom nobody needs to sign in as."""
    language = Language.ZH if house.country == "CN" else Language.EN
    return PersonEntry(key=house.key, name=house.manager, language=language, tries=house.name)


def _make(actor: Actor, person: PersonEntry, password: str | None) -> Actor:
    user = accounts.create_account(
        actor=actor,
        email=reading.address_of(person.key),
        password=password,
        name=person.name.said_in(person.language),
        language=person.language,
    )
    for kind in (Consent.TERMS, Consent.PRIVACY):
        accounts.give_consent(actor=actor, user_id=user.pk, kind=kind)
    if person.operator:
        accounts.appoint_operator(actor=actor, user_id=user.pk)
        user.refresh_from_db()
    return actor_of(user)


def again(person: Actor) -> Actor:
    """The same person, with what they belong to by now."""
    assert person.user_id is not None  # noqa: S101  (every person of the demo has an account)
    return actor_of(get_account(person, person.user_id))
