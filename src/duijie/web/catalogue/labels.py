"""What pages of each kind are called, and what can be done at each stage."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duijie.catalogue.services import Move
from duijie.catalogue.types.words import ListingKind, Stage


@dataclass(frozen=True, slots=True)
class KindLabels:
    """The words around a list and its records."""

    many: str | Promise
    new: str | Promise
    lead: str | Promise
    empty: str | Promise


@dataclass(frozen=True, slots=True)
class MoveLabels:
    """A button with what it does."""

    move: Move
    label: str | Promise
    icon: str
    done: str | Promise
    is_main: bool = False
    asks_reason: bool = False
    for_managers: bool = True


KINDS: Final[Mapping[ListingKind, KindLabels]] = {
    ListingKind.OFFER: KindLabels(
        _("Offers"),
        _("New offer"),
        _("Results, patents and know-how that their owners would let others use."),
        _("No offer fits. Widen a filter, or bring in offers of your own."),
    ),
    ListingKind.NEED: KindLabels(
        _("Needs"),
        _("New need"),
        _("Technical problems that somebody would pay to solve. Many are shown without the asker."),
        _("No need fits. Blind needs are shown to people who signed in."),
    ),
    ListingKind.EXPERT: KindLabels(
        _("Experts"),
        _("New expert"),
        _("People who can solve, judge or advise, shown with their consent."),
        _("No expert fits. Widen a filter."),
    ),
    ListingKind.LAB: KindLabels(
        _("Labs and platforms"),
        _("New lab or platform"),
        _("Laboratories, centres and platforms that work with others, at home and abroad."),
        _("No lab or platform fits. Widen a filter."),
    ),
}
SUBMIT = MoveLabels(
    Move.SUBMIT, _("Send to review"), "eye", _("Sent to review."), for_managers=False
)
PUBLISH = MoveLabels(Move.PUBLISH, _("Publish"), "world", _("Published."), is_main=True)
PAUSE = MoveLabels(Move.PAUSE, _("Pause"), "player-pause", _("Paused: nobody outside sees it."))
RESUME = MoveLabels(Move.RESUME, _("Show again"), "world", _("Shown again."), is_main=True)
CLOSE = MoveLabels(Move.CLOSE, _("Close"), "lock", _("Closed."), asks_reason=True)
WITHDRAW = MoveLabels(
    Move.WITHDRAW, _("Withdraw"), "arrow-back-up", _("Withdrawn."), asks_reason=True
)
REOPEN = MoveLabels(Move.REOPEN, _("Open again"), "refresh", _("A draft again."), is_main=True)
SEND_BACK = MoveLabels(
    Move.SEND_BACK,
    _("Back to draft"),
    "arrow-back-up",
    _("A draft again."),
    asks_reason=True,
    for_managers=False,
)
MOVES: Final[Mapping[Stage, tuple[MoveLabels, ...]]] = {
    Stage.DRAFT: (PUBLISH, SUBMIT),
    Stage.IN_REVIEW: (PUBLISH, SEND_BACK),
    Stage.PUBLISHED: (PAUSE, CLOSE, WITHDRAW),
    Stage.PAUSED: (RESUME, CLOSE, WITHDRAW),
    Stage.CLOSED: (REOPEN,),
    Stage.WITHDRAWN: (REOPEN,),
    Stage.EXPIRED: (CLOSE, WITHDRAW),
}
BY_MOVE: Final = {one.move: one for moves in MOVES.values() for one in moves}
