"""Which node is meant and with which token: remembered in a file only its owner reads.

The file lies in the user's configuration folder. ``DUIJIE_NODE`` and
``DUIJIE_TOKEN`` go before it, for programs and for machines without a person.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

import typer

from duijie.cli.remote.errors import (
    LoginsUnreadable,
    NoNodeNamed,
    NotAnAddress,
    TokenInTheOpen,
)

NODE = "DUIJIE_NODE"
TOKEN = "DUIJIE_TOKEN"  # noqa: S105  (the name of a variable)
ONLY_OWNER = 0o600
OWNERS_FOLDER = 0o700


@dataclass(frozen=True, slots=True)
class Login:
    """A node, the token that opens it, and whether it may travel unencrypted."""

    address: str
    token: str = ""
    insecure: bool = False


def file_of_logins() -> Path:
    """Where logins are remembered."""
    return Path(typer.get_app_dir("duijie")) / "nodes.json"


def chosen(asked: str | None, environment: Mapping[str, str] = os.environ) -> Login:
    """The node that is meant: as asked, else of the environment, else the last."""
    known = _read()
    wanted = asked or environment.get(NODE, "")
    address = address_of(wanted) if wanted else (known[0].address if known else "")
    if not address:
        raise NoNodeNamed
    login = next((one for one in known if one.address == address), Login(address))
    if token := environment.get(TOKEN, "").strip():
        login = Login(address, token, login.insecure)
    check_private(login)
    return login


def remember(login: Login) -> Path:
    """Keep a login, as the one that is meant from now on."""
    others = [one for one in _read() if one.address != login.address]
    return _write([login, *others])


def forget(address: str) -> bool:
    """Throw a login away; whether there was one."""
    known = _read()
    left = [one for one in known if one.address != address]
    if len(left) < len(known):
        _write(left)
    return len(left) < len(known)


def address_of(written: str) -> str:
    """The address of a node as it is kept: scheme, host and port, no path."""
    parts = urlsplit(written if "://" in written else f"https://{written}")
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username:
        raise NotAnAddress(address=written)
    return f"{parts.scheme}://{parts.netloc}"


def check_private(login: Login) -> None:
    """Refuse to send a token where others on the way can read it."""
    in_the_open = login.address.startswith("http://") and not is_here(login.address)
    if login.token and in_the_open and not login.insecure:
        raise TokenInTheOpen(address=login.address)


def is_here(address: str) -> bool:
    """Whether an address is of this very machine."""
    host = urlsplit(address).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _read() -> list[Login]:
    path = file_of_logins()
    if not path.exists():
        return []
    try:
        return [Login(**one) for one in json.loads(path.read_text(encoding="utf-8"))]
    except (ValueError, TypeError):
        raise LoginsUnreadable(path=path) from None


def _write(logins: list[Login]) -> Path:
    path = file_of_logins()
    path.parent.mkdir(mode=OWNERS_FOLDER, parents=True, exist_ok=True)
    beside = path.with_suffix(f".{os.getpid()}")
    # Made for its owner alone from the first moment, and put in place at once.
    with open(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, ONLY_OWNER), "w") as file:  # noqa: PTH123  (with a mode)
        json.dump([asdict(one) for one in logins], file, indent=1)
    beside.replace(path)
    return path
