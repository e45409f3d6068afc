"""One shape for every refusal: application/problem+json (RFC 9457), with our codes."""

import re
from http import HTTPStatus
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import get_language
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from duijie.access.errors import KeyUsedForAnother, TokenUnusable, TooOften
from duijie.api.errors import (
    BodyTooLarge,
    ForgeryPossible,
    MethodNotOffered,
    NoSuchAddress,
    UnreadableInput,
    VersionNotNamed,
)
from duijie.api.shapes import Schema
from duijie.foundation.errors import ChangedMeanwhile
from duijie.kernel.errors import DomainError, Kind
from duijie.kernel.language import Language
from duijie.kernel.refusals import say_refusal, sentences

PROBLEM: Final = "application/problem+json"
STATUS: Final = {
    Kind.INVALID: HTTPStatus.UNPROCESSABLE_ENTITY,
    Kind.FORBIDDEN: HTTPStatus.FORBIDDEN,
    Kind.NOT_FOUND: HTTPStatus.NOT_FOUND,
    Kind.CONFLICT: HTTPStatus.CONFLICT,
    Kind.UNAVAILABLE: HTTPStatus.SERVICE_UNAVAILABLE,
}
# Where HTTP has a word of its own for a refusal.
OWN_STATUS: Final[dict[str, HTTPStatus]] = {
    ChangedMeanwhile.code: HTTPStatus.PRECONDITION_FAILED,
    VersionNotNamed.code: HTTPStatus.PRECONDITION_REQUIRED,
    TokenUnusable.code: HTTPStatus.UNAUTHORIZED,
    TooOften.code: HTTPStatus.TOO_MANY_REQUESTS,
    MethodNotOffered.code: HTTPStatus.METHOD_NOT_ALLOWED,
    KeyUsedForAnother.code: HTTPStatus.CONFLICT,
    BodyTooLarge.code: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
}
# What the library that reads input calls a fault, and what we call it.
FAULTS: Final = (
    (r"missing", "missing"),
    (r"enum|literal_error", "not_a_choice"),
    (r".*too_long", "too_long"),
    (r".*too_short", "too_short"),
    (r"less_than.*", "too_large"),
    (r"greater_than.*", "too_small"),
    (r"(int|float|decimal|finite).*", "not_a_number"),
    (r"string.*", "not_a_text"),
    (r"date.*", "not_a_date"),
    (r"uuid.*", "not_an_identifier"),
    (r"json.*|model_attributes_type|dict_type", "not_json"),
    (r"bool.*", "not_yes_or_no"),
    (r"(list|set|tuple)_type", "not_a_list"),
)


class Problem(Schema):
    """A refusal: its code never changes, its sentence follows the reader's language."""

    code: str
    detail: str
    status: int
    facts: dict[str, str]


def answer_problems(api: NinjaAPI) -> None:
    """Have every refusal of an API answered in this shape."""
    api.add_exception_handler(DomainError, refuse)
    api.add_exception_handler(ValidationError, refuse_input)
    api.add_exception_handler(HttpError, refuse_request)
    api.add_exception_handler(Http404, refuse_address)


def reader_language() -> Language:
    """The language that the middleware chose for the reader."""
    return Language.ZH if (get_language() or "").startswith("zh") else Language.EN


def refuse(_request: HttpRequest, error: DomainError | type[DomainError]) -> HttpResponse:
    """The problem that a refusal is."""
    if isinstance(error, type):
        error = error()
    facts = {name: str(value) for name, value in error.facts.items()}
    for one in getattr(error, "problems", ()):
        facts[one.field] = sentences().say(one.code, reader_language(), **one.facts)
    answer = _problem(error, say_refusal(error, reader_language()), facts)
    if isinstance(error, TooOften):
        answer["Retry-After"] = facts["seconds"]
    if isinstance(error, TokenUnusable):
        answer["WWW-Authenticate"] = 'Bearer error="invalid_token"'
    if isinstance(error, MethodNotOffered):
        answer["Allow"] = facts["offered"]
    return answer


def refuse_input(
    _request: HttpRequest, error: ValidationError | type[ValidationError]
) -> HttpResponse:
    """The problem that unreadable input is. Each fact is a place and what is wrong there."""
    found = [] if isinstance(error, type) else error.errors
    facts = {".".join(map(str, each["loc"][:5])): say_fault(each) for each in found}
    refusal = UnreadableInput()
    return _problem(refusal, say_refusal(refusal, reader_language()), facts)


def refuse_request(request: HttpRequest, error: HttpError | type[HttpError]) -> HttpResponse:
    """The problem that the library names: no JSON, or a write without the token."""
    if not isinstance(error, type) and error.status_code == HTTPStatus.FORBIDDEN:
        return refuse(request, ForgeryPossible)
    sentence = sentences().say("api.input.not_json", reader_language())
    refusal = UnreadableInput()
    return _problem(refusal, say_refusal(refusal, reader_language()), {"body": sentence})


def refuse_address(request: HttpRequest, _error: Http404 | type[Http404]) -> HttpResponse:
    """The problem that an unknown address is."""
    return refuse(request, NoSuchAddress)


def say_fault(fault: dict[str, Any]) -> str:
    """What is wrong with one place, in the reader's language."""
    kind = str(fault.get("type", ""))
    ours = next((name for theirs, name in FAULTS if re.fullmatch(theirs, kind)), "unusable")
    told = fault.get("ctx") or {}
    facts = {
        "expected": told.get("expected", ""),
        "most": told.get("max_length", told.get("le", told.get("lt", ""))),
        "least": told.get("min_length", told.get("ge", told.get("gt", ""))),
    }
    return sentences().say(f"api.input.{ours}", reader_language(), **facts)


def _problem(error: DomainError, detail: str, facts: dict[str, str]) -> HttpResponse:
    status = OWN_STATUS.get(error.code, STATUS[error.kind])
    return JsonResponse(
        {"code": error.code, "detail": detail, "facts": facts, "status": status.value},
        status=status.value,
        content_type=PROBLEM,
        json_dumps_params={"ensure_ascii": False},
    )
