"""Which node a command means, and how a token is kept from others."""

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from duijie.cli import main
from duijie.cli.remote import logins
from duijie.cli.remote.errors import NoNodeNamed, NotAnAddress, TokenInTheOpen
from duijie.cli.remote.logins import Login


@pytest.fixture(autouse=True)
def _own_configuration(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    for name in (logins.NODE, logins.TOKEN):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("node.example", "https://node.example"),
        ("https://node.example/offers?q=1", "https://node.example"),
        ("http://127.0.0.1:8000/", "http://127.0.0.1:8000"),
    ],
)
def test_an_address_is_kept_without_its_path(written: str, kept: str) -> None:
    assert logins.address_of(written) == kept


@pytest.mark.parametrize("written", ["", "ftp://node.example", "https://me:secret@node.example"])
def test_what_is_no_address_is_refused(written: str) -> None:
    with pytest.raises(NotAnAddress):
        logins.address_of(written)


def test_the_option_goes_before_the_environment_and_that_before_the_last_login() -> None:
    logins.remember(Login("https://first.example", "a"))
    logins.remember(Login("https://last.example", "b"))
    environment = {logins.NODE: "first.example"}

    assert logins.chosen(None, {}).token == "b"  # noqa: S105
    assert logins.chosen(None, environment).token == "a"  # noqa: S105
    assert logins.chosen("last.example", environment).token == "b"  # noqa: S105
    assert logins.chosen(None, environment | {logins.TOKEN: "c"}).token == "c"  # noqa: S105


def test_without_a_node_the_command_says_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(NoNodeNamed):
        logins.chosen(None, {})

    assert main.answer(["offers", "list", "--lang", "zh"], {}) == 2
    assert "node-login" in capsys.readouterr().err


def test_a_token_does_not_travel_unencrypted_unless_its_owner_says_so() -> None:
    environment = {logins.NODE: "http://node.example", logins.TOKEN: "secret"}
    with pytest.raises(TokenInTheOpen):
        logins.chosen(None, environment)

    logins.remember(Login("http://node.example", "secret", insecure=True))
    assert logins.chosen(None, environment).insecure
    assert logins.chosen("http://127.0.0.1:1", environment).token == "secret"  # noqa: S105


def test_a_node_that_is_not_there_is_said_to_be_unavailable(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{taken.getsockname()[1]}"
        code = main.answer(["offers", "list", "--node", address], {})

    assert code == 4
    assert address in capsys.readouterr().err


class Elsewhere(BaseHTTPRequestHandler):
    """A web server that is no node: it leads elsewhere, or answers with a page."""

    def do_GET(self) -> None:
        """Answer by the path."""
        self.send_response(302 if "offers" in self.path else 200)
        self.send_header("Location", "https://other.example/")
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<p>hello</p>")

    def log_message(self, format: str, *_: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture
def elsewhere() -> Iterator[str]:
    """The address of a web server that is no node."""
    with HTTPServer(("127.0.0.1", 0), Elsewhere) as server:
        beside = threading.Thread(target=server.serve_forever)
        beside.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        beside.join()


@pytest.mark.parametrize("command", [("offers", "list"), ("registries", "list")])
def test_what_is_no_node_is_not_taken_for_one(
    elsewhere: str, command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.answer([*command, "--node", elsewhere], {}) == 2
    assert "no node" in capsys.readouterr().err
