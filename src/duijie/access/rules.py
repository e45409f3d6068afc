"""Rules of access: how long tokens live, how often one may ask, where news may go."""

import base64
import hashlib
import hmac
import json
import re
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from duijie.access.errors import (
    AddressNotPublic,
    AddressUnusable,
    KeyUnusable,
    ScopeMissing,
    TokenLifeUnfit,
    TokenNameless,
    TokenWithoutScope,
    TooManyTokens,
    TooManyWebhooks,
    TopicUnknown,
)
from duijie.access.types import Message, Scope

TOKEN_MARK: Final = "djt_"  # noqa: S105  (what every token begins with, so that scanners know it)
MOST_DAYS: Final = 366
MOST_TOKENS: Final = 50
MOST_WEBHOOKS: Final = 20
MOST_OF_A_KEY: Final = 128
KEPT_ANSWERS: Final = timedelta(hours=24)
# Writing the moment of every use would make each read a write.
NOTED_EVERY: Final = timedelta(minutes=1)
READING: Final = frozenset({"GET", "HEAD", "OPTIONS"})

# What the outbox is told of that others may follow, as "kind.event".
KINDS_OF_NEWS: Final = ("offer", "need", "expert", "lab", "organisation")

# 1 min, 5 min, 25 min, 2 h, 10 h, 24 h: a receiver's bad day is outlasted.
PAUSES: Final = tuple(timedelta(minutes=one) for one in (1, 5, 25, 120, 600, 1440))
FAILING_TOO_LONG: Final = timedelta(days=3)
NAT64: Final = IPv6Network("64:ff9b::/96")
LONGEST_ADDRESS: Final = 500
VISIBLE = re.compile(rf"[\x21-\x7e]{{1,{MOST_OF_A_KEY}}}")


class Limit(NamedTuple):
    """How often something may be asked by one caller, in how many seconds."""

    name: str
    most: int
    seconds: int


WRITES: Final = Limit("write", 240, 60)
BAD_TOKENS: Final = Limit("bad_token", 20, 60)
# What costs seconds of a processor or a look-up elsewhere.
COSTLY: Final = Limit("costly", 30, 60)
# What a stranger may begin, and what a stranger may have the engine do.
CLINIC_DRAFTS: Final = Limit("clinic_draft", 30, 3600)
CLINIC_WORK: Final = Limit("clinic_work", 120, 60)
# A household or an office has a network of this size to itself.
NETWORK_BITS: Final = 64


def network_of(address: str) -> str:
    """The network that an address stands for where requests are counted."""
    found = ip_address(address or "0.0.0.0")  # noqa: S104  (nobody listens there)
    if isinstance(found, IPv4Address):
        return str(found)
    return str(ip_network((found, NETWORK_BITS), strict=False))


def digest_of(secret: str) -> str:
    """What of a token is kept; it is long and random, so one quick hash is enough."""
    return hashlib.sha256(secret.encode("utf-8")).hexdigest()


def check_token(name: str, scopes: Collection[Scope], days: int, held: int) -> None:
    """Refuse a token without a name or use, that lives too long, or is one too many."""
    if not name.strip():
        raise TokenNameless
    if not scopes:
        raise TokenWithoutScope
    if not 1 <= days <= MOST_DAYS:
        raise TokenLifeUnfit(most=MOST_DAYS)
    if held >= MOST_TOKENS:
        raise TooManyTokens(most=MOST_TOKENS)


def check_scope(scopes: Collection[str], method: str) -> None:
    """Refuse a request for which a token was not made."""
    needed = Scope.READ if method in READING else Scope.WRITE
    if needed.value not in scopes:
        raise ScopeMissing(needed=needed.value)


def check_key(key: str) -> None:
    """Refuse a key that cannot be kept."""
    if not VISIBLE.fullmatch(key):
        raise KeyUnusable(most=MOST_OF_A_KEY)


def fingerprint_of(method: str, path: str, body: bytes) -> str:
    """What tells one request from another."""
    head = f"{method} {path}\n".encode()
    return hashlib.sha256(head + body).hexdigest()


def window_of(moment: datetime, limit: Limit) -> int:
    """The number of the stretch of time in which a request is counted."""
    return int(moment.timestamp()) // limit.seconds


def seconds_left(moment: datetime, limit: Limit) -> int:
    """How long until the next stretch of time begins."""
    return limit.seconds - int(moment.timestamp()) % limit.seconds


def check_topics(topics: Iterable[str]) -> None:
    """Refuse news that there is not."""
    for topic in topics:
        if topic not in KINDS_OF_NEWS:
            raise TopicUnknown(given=topic, known=", ".join(KINDS_OF_NEWS))


def check_count(held: int) -> None:
    """Refuse one webhook too many."""
    if held >= MOST_WEBHOOKS:
        raise TooManyWebhooks(most=MOST_WEBHOOKS)


def check_address(address: str, *, private: bool) -> str:
    """The host of an address that news may be sent to. Http only where nodes trust their net."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise AddressUnusable(given=address) from None
    schemes = {"http", "https"} if private else {"https"}
    fit = parts.scheme in schemes and parts.hostname and not parts.username and port != 0
    if not fit or len(address) > LONGEST_ADDRESS or not address.isascii() or " " in address:
        raise AddressUnusable(given=address)
    return str(parts.hostname)


def check_public(host: str, found: Collection[str]) -> None:
    """Refuse a host of which any address lies in a private network."""
    if not found or not all(is_public(one) for one in found):
        raise AddressNotPublic(host=host)


def is_public(address: str) -> bool:
    """Whether an address is reached over the internet, also behind a translation."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return all(one.is_global and not one.is_multicast for one in (found, *_inside(found)))


def _inside(found: IPv4Address | IPv6Address) -> list[IPv4Address]:
    """The IPv4 addresses that an IPv6 address stands for."""
    if isinstance(found, IPv4Address):
        return []
    inside = [found.ipv4_mapped, found.sixtofour, *(found.teredo or ())]
    if found in NAT64:
        inside.append(IPv4Address(int(found) & 0xFFFFFFFF))
    return [one for one in inside if one is not None]


def pause_after(attempts: int) -> timedelta | None:
    """How long to wait after so many vain attempts; None when it is to be given up."""
    return PAUSES[attempts - 1] if attempts <= len(PAUSES) else None


def body_of(message: Message) -> bytes:
    """What goes out: which record has news, never what it says. The receiver asks for that."""
    told = {
        "type": message.topic,
        "timestamp": message.at.isoformat(),
        "data": {"id": message.subject},
    }
    return json.dumps(told, separators=(",", ":")).encode("ascii")


def signature_of(key: bytes, message_id: str, at: int, body: bytes) -> str:
    """The signature of a message, as www.standardwebhooks.com describes it."""
    signed = b".".join((message_id.encode("ascii"), str(at).encode("ascii"), body))
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode("ascii")


def shown_secret(key: bytes) -> str:
    """The key as receivers put it into their settings."""
    return "whsec_" + base64.b64encode(key).decode("ascii")
