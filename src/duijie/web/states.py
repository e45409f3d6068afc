"""How states and verdicts look: a word, a sign and a tone, the same on every page."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy as _


@dataclass(frozen=True, slots=True)
class State:
    """A state as pages show it; ``tone`` is one of good, bad, warn, info, open, plain."""

    label: str | Promise
    icon: str
    tone: str = "plain"


STATES: Final[dict[str, State]] = {
    # Verdicts of rules and limits.
    "met": State(_("state", "met"), icon="check", tone="good"),
    "unmet": State(_("state", "not met"), icon="x", tone="bad"),
    "unknown": State(_("state", "unknown"), icon="help", tone="open"),
    "manual_review": State(_("state", "to be judged"), icon="eye", tone="warn"),
    "not_applicable": State(_("state", "does not apply"), icon="minus"),
    # Life cycles of records.
    "draft": State(_("state", "draft"), icon="pencil", tone="open"),
    "in_review": State(_("state", "in review"), icon="eye", tone="warn"),
    "published": State(_("state", "published"), icon="world", tone="good"),
    "paused": State(_("state", "paused"), icon="player-pause"),
    "closed": State(_("state", "closed"), icon="lock"),
    "withdrawn": State(_("state", "withdrawn"), icon="arrow-back-up"),
    "expired": State(_("state", "expired"), icon="hourglass-empty", tone="warn"),
    # Proof of who somebody is.
    "verified": State(_("state", "verified"), icon="rosette-discount-check", tone="good"),
    "unverified": State(_("state", "not verified"), icon="help", tone="open"),
    "refused": State(_("state", "refused"), icon="ban", tone="bad"),
    # Work in the background.
    "waiting": State(_("state", "waiting"), icon="clock", tone="open"),
    "running": State(_("state", "running"), icon="loader", tone="info"),
    "done": State(_("state", "done"), icon="check", tone="good"),
    "failed": State(_("state", "failed"), icon="alert-triangle", tone="bad"),
    "cancelled": State(_("state", "cancelled"), icon="x"),
    # Introductions.
    "asked": State(_("state", "asked"), icon="clock", tone="open"),
    "agreed": State(_("state", "agreed"), icon="check", tone="good"),
    "declined": State(_("state", "declined"), icon="x", tone="bad"),
    "lapsed": State(_("state", "lapsed"), icon="hourglass-empty", tone="warn"),
    # What became of a row of a spreadsheet.
    "created": State(_("state", "created"), icon="plus", tone="good"),
    "updated": State(_("state", "updated"), icon="refresh", tone="info"),
    "unchanged": State(_("state", "unchanged"), icon="equal"),
    "skipped": State(_("state", "skipped"), icon="minus"),
    "uploaded": State(_("state", "to be looked at"), icon="eye", tone="warn"),
    "undoing": State(_("state", "being undone"), icon="loader", tone="info"),
    "undone": State(_("state", "undone"), icon="arrow-back-up"),
    "restored": State(_("state", "as before"), icon="arrow-back-up"),
    "removed": State(_("state", "removed"), icon="x"),
    "kept": State(_("state", "kept: changed since"), icon="lock", tone="warn"),
    # Who may see a record or a field.
    "public": State(_("state", "public"), icon="world", tone="good"),
    "registered": State(_("state", "signed-in people"), icon="users", tone="info"),
    "blind": State(_("state", "blind"), icon="eye-off", tone="warn"),
    "named": State(_("state", "named organisations"), icon="building", tone="info"),
    "private": State(_("state", "private"), icon="lock"),
    # Matching days, and who takes part.
    "open": State(_("state", "open"), icon="world", tone="good"),
    "planned": State(_("state", "planned"), icon="list-check", tone="good"),
    "held": State(_("state", "over"), icon="history"),
    "approved": State(_("state", "taking part"), icon="check", tone="good"),
    "confirmed": State(_("state", "confirmed"), icon="check", tone="good"),
    "replaced": State(_("state", "replaced"), icon="history"),
    "new": State(_("state", "new"), icon="plus", tone="good"),
    "gone": State(_("state", "gone"), icon="x", tone="bad"),
    "moved": State(_("state", "moved"), icon="arrow-right", tone="info"),
    "judging": State(_("state", "being judged"), icon="eye", tone="info"),
    "decided": State(_("state", "decided"), icon="check", tone="good"),
    "invited": State(_("state", "asked to judge"), icon="mail", tone="open"),
    "accepted": State(_("state", "on the jury"), icon="check", tone="good"),
    "late": State(_("state", "late"), icon="alert-triangle", tone="warn"),
    "demo": State(_("state", "demo"), icon="flask", tone="warn"),
}
