"""Calls of the API as programs and browsers make them."""

import json
from typing import Any

from django.test import Client
from tests.accounts.make import make_user

from duijie.access import services
from duijie.access.types import Scope
from duijie.accounts.models import User
from duijie.accounts.queries import actor_of
from duijie.kernel.actors import Actor

ENGLISH = {"accept-language": "en"}
CHINESE = {"accept-language": "zh-CN"}
HOME = "/api/v1/organisations"
FIRM = {"kind": "firm", "name_zh": "青禾传感器有限公司"}


def make_token(actor: Actor, *scopes: Scope, days: int = 30) -> str:
    """The secret of a new token."""
    wanted = scopes or (Scope.READ, Scope.WRITE)
    issued = services.issue_token(actor=actor, name="import", scopes=wanted, days=days)
    return issued.secret


def program(secret: str, **headers: str) -> Client:
    """A program that shows a token and keeps no cookies."""
    return Client(
        enforce_csrf_checks=True, headers=ENGLISH | {"Authorization": f"Bearer {secret}"} | headers
    )


def browser(user: User | None = None) -> Client:
    """Somebody who signed in at a page."""
    client = Client(headers=ENGLISH)
    client.force_login(user or make_user())
    return client


def make_program(**headers: str) -> Client:
    """A program of somebody who belongs nowhere."""
    return program(make_token(actor_of(make_user())), **headers)


def post(client: Client, address: str, body: object, **headers: str) -> Any:
    """Send JSON."""
    return client.post(address, json.dumps(body), content_type="application/json", headers=headers)
