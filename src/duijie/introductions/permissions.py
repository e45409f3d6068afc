"""Who may do what with introductions."""

from duijie.accounts.permissions import check_signed_in
from duijie.catalogue.models import Listing
from duijie.introductions.errors import BothYours, ManagerAnswers, NotYourSide
from duijie.introductions.models import Introduction
from duijie.kernel.actors import Actor


def check_may_ask(actor: Actor, ours: Listing | None, theirs: Listing) -> None:
    """Refuse those who own neither side, or both."""
    check_signed_in(actor)
    if ours is None:
        raise NotYourSide
    if ours.owner_id == theirs.owner_id:
        raise BothYours


def may_answer(actor: Actor, introduction: Introduction) -> bool:
    """Whether an actor decides for the side that was asked."""
    return actor.is_manager_of(introduction.asked.owner_id)


def check_may_answer(actor: Actor, introduction: Introduction) -> None:
    """Refuse all but managers of the side that was asked."""
    check_signed_in(actor)
    if not may_answer(actor, introduction):
        raise ManagerAnswers


def may_withdraw(actor: Actor, introduction: Introduction) -> bool:
    """Whether an actor belongs to the side that asked."""
    return actor.is_member_of(introduction.asking.owner_id)


def check_may_withdraw(actor: Actor, introduction: Introduction) -> None:
    """Refuse all but members of the side that asked."""
    check_signed_in(actor)
    if not may_withdraw(actor, introduction):
        raise NotYourSide
