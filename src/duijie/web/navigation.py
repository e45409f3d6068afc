"""What stands in the bar on top, by kind of person."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duijie.kernel.actors import Actor


def everybody(_actor: Actor) -> bool:
    """Anyone who opens the page."""
    return True


def strangers(actor: Actor) -> bool:
    """Whoever has not signed in."""
    return not actor.is_known


def members(actor: Actor) -> bool:
    """Whoever has signed in."""
    return actor.is_known


def brokers(actor: Actor) -> bool:
    """Whoever works for a broker house."""
    return actor.is_broker


def operators(actor: Actor) -> bool:
    """Whoever runs the node."""
    return actor.is_operator


@dataclass(frozen=True, slots=True)
class Place:
    """One entry: the name of an address, its label and icon, and who sees it."""

    route: str
    label: str | Promise
    icon: str
    seen_by: Callable[[Actor], bool] = everybody


@dataclass(frozen=True, slots=True)
class Link:
    """An entry as a page shows it; ``is_here`` marks the part one is in."""

    address: str
    label: str | Promise
    icon: str
    is_here: bool


# A new part of the platform adds its entry here, in the order of the thread:
# need, offer, match, introduction, deal. The way home is the name of the node.
TOP: tuple[Place, ...] = (
    Place("clinic", _("Need clinic"), icon="help"),
    Place("search", _("Search"), icon="search"),
    Place("need_list", _("Needs"), icon="bulb"),
    Place("offer_list", _("Offers"), icon="flask"),
    Place("expert_list", _("Experts"), icon="users"),
    Place("lab_list", _("Labs"), icon="server-2"),
    Place("organisations", _("Organisations"), icon="building"),
    Place("events", _("Matching days"), icon="clock"),
    Place("challenges", _("Challenges"), icon="rosette-discount-check"),
)
DESK: tuple[Place, ...] = (
    Place("operators", _("Overview"), icon="layout-dashboard"),
    Place("operators_review", _("Records in review"), icon="eye-check"),
    Place("verification_queue", _("Requests for verification"), icon="rosette-discount-check"),
    Place("operators_funnel", _("Funnel"), icon="adjustments-horizontal"),
    Place("operators_digests", _("Digests"), icon="mail"),
    Place("operators_people", _("People"), icon="users"),
    Place("operators_trail", _("Audit trail"), icon="history"),
    Place("operators_jobs", _("Background jobs"), icon="list-check"),
    Place("operators_changes", _("Changes and index"), icon="refresh"),
    Place("operators_references", _("Reference lists"), icon="books"),
    Place("operators_mails", _("Mails"), icon="mail"),
    Place("operators_matching", _("Quality of matches"), icon="bulb"),
    Place("operators_health", _("Health"), icon="heartbeat"),
    Place("operators_settings", _("Settings"), icon="settings"),
)
OWN: tuple[Place, ...] = (
    Place("operators", _("Operators' desk"), icon="layout-dashboard", seen_by=operators),
    Place("account_profile", _("Profile"), icon="user"),
    Place("shortlist", _("Shared list"), icon="bookmark"),
    Place("introductions", _("Introductions"), icon="users"),
    Place("imports", _("Import and export"), icon="upload"),
    Place("saved_searches", _("Saved searches"), icon="bookmark"),
    Place("digests", _("Digests"), icon="inbox"),
    Place("account_notices", _("Notices and mail"), icon="bell"),
    Place("account_email", _("E-mail addresses"), icon="mail"),
    Place("account_change_password", _("Password"), icon="key"),
    Place("mfa_index", _("Two-step sign-in and passkeys"), icon="shield-lock"),
    Place("usersessions_list", _("Devices signed in"), icon="device-laptop"),
    Place("account_tokens", _("Tokens"), icon="lock"),
    Place("account_webhooks", _("Webhooks"), icon="world"),
    Place("account_consents", _("Consents"), icon="file-check"),
    Place("account_data", _("Your data"), icon="database"),
)


def house_link(actor: Actor, here: str) -> Iterator[Link]:
    """The way to the page of the one organisation that a person acts for."""
    if len(actor.organisation_ids) == 1:
        address = reverse("organisation", args=list(actor.organisation_ids))
        yield Link(address, _("Your organisation"), "building", is_within(here, address))


# Pages below these belong to parts of their own.
EXACT = frozenset({"/", "/account", "/operators"})


def links(places: tuple[Place, ...], actor: Actor, here: str) -> Iterator[Link]:
    """The entries an actor sees on the page with the address ``here``."""
    for place in places:
        if place.seen_by(actor):
            address = reverse(place.route)
            yield Link(address, place.label, place.icon, is_within(here, address))


def is_within(here: str, address: str) -> bool:
    """Whether a page belongs to the part that begins at an address."""
    return here == address if address in EXACT else here.startswith(address)
