"""Carry a message to a receiver, and nowhere else."""

import socket
from urllib.parse import urlsplit

from duijie.access import rules
from duijie.access.errors import AddressNotPublic, AddressUnusable
from duijie.access.types import Message, Reply
from duijie.kernel import clock

PATIENCE_SECONDS = 10.0
AGENT = "duijie-webhooks"


def addresses_of(host: str) -> list[str]:
    """The addresses of a host; none when there is no such host."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return sorted({str(one[4][0]) for one in found})


def send(address: str, key: bytes, message: Message, *, private: bool) -> Reply:
    """Send a message once; what the receiver answers beside its status is not read.

    The name is looked up once and the connection goes to the very address that was
    checked: a name that leads elsewhere a moment later gains nothing. No redirect is
    followed, no proxy of the environment is used.
    """
    try:
        host = rules.check_address(address, private=private)
        found = addresses_of(host)
        if not private:
            rules.check_public(host, found)
    except (AddressNotPublic, AddressUnusable) as refusal:
        return Reply(0, refusal.code.rpartition(".")[2])
    return _posted(address, host, found, _signed(key, message)) if found else Reply(0, "no_host")


def _signed(key: bytes, message: Message) -> tuple[dict[str, str], bytes]:
    body, at = rules.body_of(message), int(clock.now().timestamp())
    headers = {
        "Content-Type": "application/json",
        "User-Agent": AGENT,
        "Webhook-Id": message.id,
        "Webhook-Timestamp": str(at),
        "Webhook-Signature": rules.signature_of(key, message.id, at, body),
    }
    return headers, body


def _posted(
    address: str, host: str, found: list[str], signed: tuple[dict[str, str], bytes]
) -> Reply:
    # Pages never send, and whoever starts a node waits for all that they load.
    import httpx  # noqa: PLC0415

    headers, body = signed
    parts = urlsplit(address)
    literal = f"[{found[0]}]" if ":" in found[0] else found[0]
    there = parts._replace(netloc=f"{literal}:{parts.port}" if parts.port else literal)
    try:
        with (
            httpx.Client(trust_env=False, timeout=PATIENCE_SECONDS) as client,
            client.stream(
                "POST",
                there.geturl(),
                content=body,
                headers=headers | {"Host": parts.netloc},
                extensions={"sni_hostname": host},
            ) as answer,
        ):
            return Reply(answer.status_code)
    except (httpx.HTTPError, httpx.InvalidURL) as trouble:
        return Reply(0, type(trouble).__name__[:40])
