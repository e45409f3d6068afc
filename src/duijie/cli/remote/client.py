"""Asking a node: one request, its answer as data, its refusal as ours."""

import os
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

import httpx
from typer._click.globals import get_current_context

from duijie import __version__
from duijie.cli.messages import say, speaking
from duijie.cli.remote import logins
from duijie.cli.remote.errors import (
    ConflictOnNode,
    NodeBusy,
    NodeUnreachable,
    NotANode,
    RefusedByNode,
)
from duijie.cli.remote.logins import Login
from duijie.kernel.language import Language

API: Final = "/api/v1"
# Long enough for an export's first byte or a file of 50 MiB; a dead node is told in seconds.
TIMEOUT: Final = httpx.Timeout(120.0, connect=10.0)
TRIES: Final = 3
PAUSE_SECONDS: Final = 0.5
PAGE: Final = 100
TONGUES: Final = {Language.ZH: "zh-Hans", Language.EN: "en"}
CONFLICTS: Final = {HTTPStatus.CONFLICT, HTTPStatus.PRECONDITION_FAILED}
ANY_VERSION: Final = "*"
READING: Final = "GET"
KEY: Final = "Idempotency-Key"

Json = Any


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that goes with a request, and the fields beside it."""

    path: Path
    fields: Mapping[str, str]


class NodeClient:
    """A node, as one person's token opens it."""

    def __init__(self, login: Login) -> None:
        headers = {
            "Accept-Language": TONGUES[speaking()],
            "User-Agent": f"duijie/{__version__}",
        }
        if login.token:
            headers["Authorization"] = f"Bearer {login.token}"
        self.address = login.address
        self._http = httpx.Client(
            base_url=f"{login.address}{API}",
            headers=headers,
            timeout=TIMEOUT,
            # A proxy of the office cannot reach this machine.
            trust_env=not logins.is_here(login.address),
        )

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()

    def get(self, path: str, **wanted: object) -> Json:
        """What an address holds; what is None or blank is not asked for."""
        return self._ask(READING, path, params=_said(wanted)).json()

    def version_of(self, path: str) -> tuple[Json, str]:
        """A record and the version that was read."""
        answer = self._ask(READING, path)
        return answer.json(), answer.headers.get("ETag", ANY_VERSION)

    def pages(self, path: str, most: int | None, **wanted: object) -> Iterator[Json]:
        """The items of a list, fetched in pieces, as many as are wanted."""
        cursor, left = "", most
        while left is None or left > 0:
            size = PAGE if left is None else min(left, PAGE)
            page = self.get(path, **wanted, cursor=cursor, limit=size)
            yield from page["items"]
            cursor = page["next_cursor"]
            if not cursor:
                return
            left = None if left is None else left - len(page["items"])

    def send(
        self, method: str, path: str, body: Json = None, *, seen: str = "", **wanted: object
    ) -> Json:
        """Change something, and what the node says then; None when it says nothing."""
        headers = {"If-Match": seen} if seen else {}
        if method == "POST":
            # So that asking again after a broken connection takes effect once.
            headers[KEY] = uuid4().hex
        answer = self._ask(method, path, json=body, headers=headers, params=_said(wanted))
        return answer.json() if answer.content else None

    def ask_for_secret(self, path: str, body: Json) -> Json:
        """Have something made whose secret is told once: never asked for twice."""
        return self._ask("POST", path, json=body).json()

    def upload(self, path: str, upload: Upload) -> Json:
        """Send a file."""
        with upload.path.open("rb") as file:
            return self._ask(
                "POST", path, data=dict(upload.fields), files={"file": (upload.path.name, file)}
            ).json()

    def save(self, path: str, target: Path, **wanted: object) -> None:
        """Write what an address holds into a file, whole or not at all."""
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_name(f".{target.name}.{os.getpid()}")
        try:
            with beside.open("wb") as file:
                self._write(path, file.write, _said(wanted))
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)

    def _write(self, path: str, write: Any, params: Mapping[str, Any]) -> None:  # noqa: ANN401
        try:
            with self._http.stream(READING, path, params=params) as answer:
                if not answer.is_success:
                    answer.read()
                    raise self._refusal(answer)
                for piece in answer.iter_bytes():
                    write(piece)
        except httpx.TransportError as trouble:
            raise self._unreachable(trouble) from trouble

    def _ask(self, method: str, path: str, **said: Any) -> httpx.Response:  # noqa: ANN401
        answer = self._tried(method, path, **said)
        if not answer.is_success:
            raise self._refusal(answer)
        if answer.content and "json" not in answer.headers.get("Content-Type", ""):
            raise NotANode(address=self.address, status=answer.status_code)
        return answer

    def _tried(self, method: str, path: str, **said: Any) -> httpx.Response:  # noqa: ANN401
        once_only = method != READING and KEY not in said.get("headers", {})
        again = 1 if once_only else TRIES
        for left in reversed(range(again)):
            try:
                return self._http.request(method, path, **said)
            except (httpx.ConnectError, httpx.ConnectTimeout, httpx.InvalidURL) as trouble:
                raise self._unreachable(trouble) from trouble
            except httpx.TransportError as trouble:
                if not left:
                    raise self._unreachable(trouble) from trouble
                time.sleep(PAUSE_SECONDS)
        raise AssertionError  # pragma: no cover  (the loop answers or raises)

    def _unreachable(self, trouble: Exception) -> NodeUnreachable:
        return NodeUnreachable(address=self.address, reason=str(trouble) or type(trouble).__name__)

    def _refusal(self, answer: httpx.Response) -> RefusedByNode | NotANode:
        try:
            problem = answer.json()
            said, code, facts = problem["detail"], problem["code"], problem["facts"]
        except (ValueError, KeyError, TypeError):
            if answer.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
                broken = say("node.broken", status=answer.status_code)
                return NodeBusy(said=broken, reason=str(answer.status_code))
            return NotANode(address=self.address, status=answer.status_code)
        places = [f"  {place}: {fault}" for place, fault in facts.items() if _tells(fault, said)]
        return _class_of(answer.status_code)(said="\n".join([said, *places]), reason=code)


def _tells(fault: str, said: str) -> bool:
    """Whether a fact is a sentence of its own, and not a word that the refusal says already."""
    return fault.endswith((".", "。")) and fault not in said


def _class_of(status: int) -> type[RefusedByNode]:
    if status in CONFLICTS:
        return ConflictOnNode
    if status == HTTPStatus.TOO_MANY_REQUESTS or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return NodeBusy
    return RefusedByNode


def _said(wanted: Mapping[str, object]) -> dict[str, Any]:
    """The parameters that narrow something, booleans as the API reads them."""
    plain = {name: value for name, value in wanted.items() if value not in (None, "", [], False)}
    return {name: "true" if value is True else value for name, value in plain.items()}


def open_client(asked: str | None) -> NodeClient:
    """The node that a command is for."""
    return client_of(logins.chosen(asked))


def client_of(login: Login) -> NodeClient:
    """A node that is let go of when the command has ended."""
    client = NodeClient(login)
    get_current_context().call_on_close(client.close)
    return client
