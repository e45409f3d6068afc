"""How a route is asked, and what the answer means for who asked."""

import json
from typing import Any

from django.db import transaction
from tests.safety.routes import PARAMETER, Route
from tests.safety.world import NOWHERE, World

DETAILS: dict[str, object] = {"kind": "firm", "name_zh": "北辰检测技术有限公司"}
LISTING: dict[str, object] = {"title_zh": "低温传感器", "title_en": "Low-temperature sensor"}
# What stands for a parameter that names nothing of the world.
WORDS = {
    "register": "regions",
    "registry": "regions",
    "code": "310000",
    "symbol": "C12Q",
    "scheme": "lei",
    "number": "1",
    "move": "submission",
    "kind": "offers",
    "role": "member",
}
# What is sent, by the end of an address; without it a wrong form would be refused before the door.
BODIES: dict[str, dict[str, object]] = {
    "/organisations": DETAILS,
    "/organisations/duplicates": DETAILS,
    "/organisations/<organisation_id>": DETAILS,
    "/stage": {"stage": "closed"},
    "/size": {"branch": "industry"},
    "/role": {"role": "member"},
    "/invitations": {"email": "guest2@example.com", "role": "member"},
    "/acceptance": {"token": "unknown"},
    "/verifications": {"statement": "licence"},
    "/grant": {"evidence": "licence", "valid_until": "2099-01-01"},
    "/refusal": {"note": "no"},
    "/revocation": {"note": "no"},
    "/mergers": {"gone_id": str(NOWHERE), "reason": "same"},
    "/tokens": {"name": "import", "scopes": ["read"], "days": 1},
    "/expiry": {"until": "2099-01-01"},
}


def named(pattern: str) -> str:
    """An address with its parameters by name alone."""
    return PARAMETER.sub(lambda found: f"<{found['name']}>", pattern)


def ask(world: World, role: str, route: Route, *, in_vain: bool = False) -> Any:
    """What somebody is answered; whatever it did is undone."""
    values = {} if in_vain else world.values

    def value(found: Any) -> str:
        if found["name"] in values:
            return str(values[found["name"]])
        if (found["kind"] or "").startswith("uuid"):
            return str(NOWHERE)
        if found["kind"] == "searched":
            return "offers"
        return WORDS.get(found["name"], "unknown")

    address = PARAMETER.sub(value, route.pattern)
    body = _body(named(route.pattern))
    client, headers = world.client(role), {"If-Match": "*"}
    with transaction.atomic():
        if address.startswith("/api/"):
            answer = client.generic(
                route.method,
                address,
                json.dumps(body) if route.method not in {"GET", "DELETE"} else "",
                content_type="application/json",
                headers=headers,
            )
        else:
            answer = client.generic(route.method, address)
        transaction.set_rollback(True)
    return answer


def _body(pattern: str) -> dict[str, object]:
    fits = [end for end in BODIES if pattern.endswith(end)]
    return BODIES[max(fits, key=len)] if fits else LISTING


def meaning(answer: Any) -> str:
    """What an answer means for whoever asked."""
    status = answer.status_code
    if status in {301, 302} and "/accounts/login/" in answer["Location"]:
        return "sign in"
    named_ones = {401: "no", 403: "no", 404: "hidden", 405: "method", 429: "limit"}
    if status in named_ones:
        return named_ones[status]
    if status < 400:
        return "yes"
    return "input" if status < 500 else f"FAULT {status}"
