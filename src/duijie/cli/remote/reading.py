"""What the commands against a node read: a record as JSON, and which organisation is meant."""

import json
import sys
from pathlib import Path
from typing import Any
from uuid import UUID

from duijie.cli.remote.client import NodeClient
from duijie.cli.remote.errors import NotJson, OrganisationNotNamed

STANDARD_INPUT = Path("-")


def record_in(path: Path) -> dict[str, Any]:
    """What a file says of a record; ``-`` is standard input."""
    try:
        text = sys.stdin.read() if path == STANDARD_INPUT else path.read_text(encoding="utf-8-sig")
        found = json.loads(text)
    except (json.JSONDecodeError, UnicodeDecodeError):
        raise NotJson(path=path) from None
    if not isinstance(found, dict):
        raise NotJson(path=path)
    return found


def organisation(client: NodeClient, asked: UUID | None) -> str:
    """The organisation to act for: as asked, else the only one that one belongs to."""
    if asked is not None:
        return str(asked)
    own = client.get("/me")["organisations"]
    if len(own) != 1:
        raise OrganisationNotNamed(count=len(own))
    return str(own[0]["id"])
