"""People made up for tests."""

from itertools import count

from duijie.accounts import services
from duijie.accounts.models import User
from duijie.accounts.queries import actor_of
from duijie.kernel.actors import SYSTEM, Actor
from duijie.kernel.language import Language

PASSWORD = "a long and honest word"  # noqa: S105

_numbers = count(1)


def make_user(email: str = "", language: Language = Language.EN) -> User:
    """A person with a confirmed address of their own."""
    number = next(_numbers)
    return services.create_account(
        actor=SYSTEM,
        email=email or f"person{number}@example.org",
        password=PASSWORD,
        name=f"Person {number}",
        language=language,
    )


def make_person() -> Actor:
    """A signed-in person who belongs to nothing."""
    return actor_of(make_user())


def make_operator() -> Actor:
    """A person who runs the node."""
    user = make_user()
    return actor_of(services.appoint_operator(actor=SYSTEM, user_id=user.pk))
