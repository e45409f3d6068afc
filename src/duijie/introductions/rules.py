"""The life of an introduction, and what it needs."""

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from duijie.introductions.errors import MessageMissing, NobodyToReach
from duijie.introductions.types import Contact, Stage
from duijie.kernel.states import LifeCycle

LIFE: Final = LifeCycle(
    Stage.ASKED,
    {
        Stage.ASKED: frozenset({Stage.AGREED, Stage.DECLINED, Stage.LAPSED, Stage.WITHDRAWN}),
        Stage.AGREED: frozenset(),
        Stage.DECLINED: frozenset(),
        Stage.LAPSED: frozenset(),
        Stage.WITHDRAWN: frozenset(),
    },
)
# Who has not answered in a month will not; the other side should look elsewhere.
HOLDS: Final = timedelta(days=30)
LONGEST_MESSAGE: Final = 2_000
LONGEST: Final[Mapping[str, int]] = MappingProxyType(
    {"name": 100, "position": 100, "email": 254, "phone": 40}
)


def lapses_on(today: date) -> date:
    """The last day on which a request can be answered."""
    return today + HOLDS


def cleaned_message(message: str) -> str:
    """What is asked, without blanks around it; refuses to ask without a word."""
    said = message.strip()[:LONGEST_MESSAGE]
    if not said:
        raise MessageMissing
    return said


def cleaned_contact(contact: Contact) -> Contact:
    """A contact that can be reached; refuses one without a name or any way to it."""
    said = {name: getattr(contact, name).strip()[:most] for name, most in LONGEST.items()}
    if not said["name"] or not (said["email"] or said["phone"]):
        raise NobodyToReach
    return Contact(**said)
