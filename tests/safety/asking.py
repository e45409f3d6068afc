"""How a route is asked, and what the answer means for who asked."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from tests.safety.routes import PARAMETER, Route
from tests.safety.world import NOWHERE, World, in_a_year

# The name of the request is another one each time; the length is that of the body, which is read.
OF_REQUEST = {"X-Request-ID", "Content-Length"}
FORM = "application/x-www-form-urlencoded"
DETAILS: dict[str, object] = {"kind": "firm", "name_zh": "北辰检测技术有限公司"}
LISTING: dict[str, object] = {"title_zh": "低温传感器", "title_en": "Low-temperature sensor"}
# What stands for a parameter that names nothing of the world, by the part of the address before.
WORDS = {
    "register": "regions",
    "registry": "regions",
    "code": "310000",
    "symbol": "C12Q",
    "scheme": "lei",
    "number": "1",
    "move": "submit",
    "/account/consents/<kind>": "digest",
    "/api/v1/<kind>": "offers",
    "/api/v1/exports/<kind>": "offer",
    "/api/v1/search/<kind>": "offer",
    "/exports/<kind>": "offer",
    "/imports/templates/<kind>": "offer",
    "/funnel/number/<kind>": "offer",
    "ending": "csv",
    "language": "en",
    "step": "visibility",
    "role": "member",
    "pk": "1",
}
LISTINGS = ("/offers", "/needs", "/experts", "/labs")
# What is sent, by the end of an address; without it a wrong form would be refused before the door.
BODIES: dict[str, dict[str, object]] = {
    **dict.fromkeys(LISTINGS, LISTING),
    "/organisations": DETAILS,
    "/organisations/duplicates": {"kind": "firm", "name_zh": "青禾传感器有限公司"},
    "/organisations/<organisation_id>": DETAILS,
    "/stage": {"stage": "closed"},
    "/size": {"branch": "industry"},
    "/role": {"role": "member"},
    "/invitations": {"email": "guest2@example.com", "role": "member"},
    "/acceptance": {"token": "unknown"},
    "/verifications": {"statement": "licence"},
    "/grant": {"evidence": "licence", "valid_until": in_a_year()},
    "/refusal": {"note": "no"},
    "/revocation": {"note": "no"},
    "/mergers": {"gone_id": str(NOWHERE), "reason": "same"},
    "/tokens": {"name": "import", "scopes": ["read"], "days": 1},
    "/webhooks": {"address": "https://1.1.1.1/news", "topics": ["offer"]},
    "/consent": {"email": "expert@example.org", "language": "zh"},
    "/expiry": {"until": in_a_year()},
    "/registration": {"name": "Guest"},
    "/reply": {"reply": "confirmed"},
    "/team": {"name": "Guest"},
    "/<move>": {},
    "/judgements": {"opinion": "useful"},
    "/shortlist": {},
    "/introductions": {"message": "May we meet?", "contact": {"name": "Lin", "phone": "1"}},
    "/agreement": {"contact": {"name": "Lin", "phone": "1"}},
    "/start": {},
    "/pace": {"pace": "weekly"},
    "/digests/<pushed_id>/answer": {"opinion": "useful"},
    "/clinic/read": {"text": "A seal that holds 2.5 MPa at 150 °C."},
}
# What a form of a page is filled in with.
FORMS: dict[str, dict[str, object]] = {
    "/move": {"move": "submit", "reason": "no"},
    "/revert": {"number": "1"},
    "/renew": {"until": in_a_year()},
    "/stage": {"stage": "closed"},
    "/role": {"role": "member"},
    "/members": {"email": "guest2@example.com", "role": "member"},
    "/verification": {"statement": "licence"},
    "/change": {"deed": "block", "reason": "no"},
    "/verifications/<verification_id>": {"deed": "refuse", "refuse": "1", "note": "no"},
    "/operators/review/<listing_id>": {"deed": "send_back", "reason": "no"},
    "/organisations/duplicates": {"name_zh": "青禾传感器有限公司"},
    "/account/consents/<kind>": {"give": "1"},
    "/clinic/": {"text": "A seal that holds 2.5 MPa at 150 °C."},
    "/judge": {"opinion": "useful"},
    "/introduction": {"message": "May we meet?", "name": "Lin", "phone": "1"},
    "/answer": {"deed": "decline", "reason": "no"},
    "/people/<participant_id>": {"deed": "decline"},
    "/events/<event_id>/move": {"stage": "cancelled"},
    "/walk-ins": {"name": "Guest"},
    "/challenges/<challenge_id>/move": {"stage": "cancelled"},
    "/jurors": {"email": "guest2@example.com"},
    "/jury/answer": {"answer": "accepted"},
}


def named(pattern: str) -> str:
    """An address with its parameters by name alone."""
    return PARAMETER.sub(lambda found: f"<{found['name']}>", pattern)


def ask(world: World, role: str, route: Route, *, in_vain: bool = False) -> Any:
    """What somebody is answered; whatever it did is undone."""
    pattern = named(route.pattern)
    address = address_of(world, route, in_vain=in_vain)
    client: Any = world.client(role)
    with transaction.atomic():
        if not address.startswith("/api/"):
            # The version that the page showed; another one would be refused before the door.
            form = _fitting(FORMS, pattern) | {"seen": world.named_by(pattern)["seen"]}
            sent = urlencode(form) if route.method == "POST" else ""
            answer = client.generic(route.method, address, sent, content_type=FORM)
        elif pattern.endswith("/imports") and route.method == "POST":
            file = SimpleUploadedFile("offers.csv", "成果名称\n减薄工艺\n".encode())
            of = {"organisation_id": world.values["organisation_id"], "kind": "offer"}
            answer = client.post(address, of | {"file": file})
        else:
            sent = json.dumps(_fitting(BODIES, pattern, LISTING))
            answer = client.generic(
                route.method,
                address,
                sent if route.method not in {"GET", "DELETE"} else "",
                content_type="application/json",
                headers={"If-Match": "*"},
            )
        if answer.streaming:
            # Read while the world stands, and so that what is sent from a file is closed.
            answer.streaming_content = [b"".join(answer.streaming_content)]
        transaction.set_rollback(True)
    return answer


def address_of(world: World, route: Route, *, in_vain: bool = False) -> str:
    """An address with its parameters filled in, of what there is or of what there is not."""
    pattern = named(route.pattern)
    values = {} if in_vain else world.named_by(pattern)

    def value(found: Any) -> str:
        name = found["name"]
        if name in values:
            return values[name]
        if (found["kind"] or "").startswith("uuid"):
            return str(NOWHERE)
        if found["kind"] == "searched":
            return "offers"
        if found["kind"] == "int":
            return "1"
        before = pattern.partition(f"<{name}>")[0]
        return str(WORDS.get(name) or _fitting(WORDS, f"{before}<{name}>", "unknown"))

    address = PARAMETER.sub(value, route.pattern)
    made = route.method == "POST" and pattern.startswith("/api/") and pattern.endswith(LISTINGS)
    return f"{address}?owner_id={world.values['organisation_id']}" if made else address


def _fitting(known: Mapping[str, Any], pattern: str, otherwise: Any = None) -> Any:
    fits = [end for end in known if pattern.endswith(end)]
    return known[max(fits, key=len)] if fits else otherwise or {}


def text_of(answer: Any) -> str:
    """All that an answer says, in its head and its body."""
    if answer.streaming:
        answer.streaming_content = [content := b"".join(answer.streaming_content)]
    else:
        content = answer.content
    head = [f"{name}: {said}" for name, said in answer.headers.items() if name not in OF_REQUEST]
    return "\n".join([*head, content.decode(errors="replace")])


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
