"""One shape for every refusal: application/problem+json (RFC 9457), with our codes."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import get_language
from ninja import NinjaAPI, Schema
from ninja.errors import ValidationError

from duijie.kernel.errors import DomainError, Kind
from duijie.kernel.language import Language
from duijie.kernel.refusals import say_refusal

STATUS = {
    Kind.INVALID: HTTPStatus.UNPROCESSABLE_ENTITY,
    Kind.FORBIDDEN: HTTPStatus.FORBIDDEN,
    Kind.NOT_FOUND: HTTPStatus.NOT_FOUND,
    Kind.CONFLICT: HTTPStatus.CONFLICT,
    Kind.UNAVAILABLE: HTTPStatus.SERVICE_UNAVAILABLE,
}


class Problem(Schema):
    """A refusal: its code never changes, its sentence follows the reader's language."""

    code: str
    detail: str
    facts: dict[str, str]


def answer_problems(api: NinjaAPI) -> None:
    """Have every refusal of an API answered in this shape."""
    api.add_exception_handler(DomainError, refuse)
    api.add_exception_handler(ValidationError, refuse_input)


def refuse(_request: HttpRequest, error: DomainError | type[DomainError]) -> HttpResponse:
    """The problem that a refusal is."""
    if isinstance(error, type):
        error = error()
    language = Language.ZH if (get_language() or "").startswith("zh") else Language.EN
    facts = {name: str(value) for name, value in error.facts.items()}
    return _problem(STATUS[error.kind], error.code, say_refusal(error, language), facts)


def refuse_input(
    _request: HttpRequest, error: ValidationError | type[ValidationError]
) -> HttpResponse:
    """The problem that unreadable input is; facts are what is wrong, by place."""
    found = [] if isinstance(error, type) else error.errors
    facts = {".".join(map(str, each["loc"])): str(each["msg"]) for each in found}
    detail = "; ".join(f"{place}: {wrong}" for place, wrong in facts.items())
    return _problem(HTTPStatus.UNPROCESSABLE_ENTITY, "api.unreadable_input", detail, facts)


def _problem(status: HTTPStatus, code: str, detail: str, facts: dict[str, str]) -> HttpResponse:
    return JsonResponse(
        {"code": code, "detail": detail, "facts": facts, "status": status.value},
        status=status.value,
        content_type="application/problem+json",
        json_dumps_params={"ensure_ascii": False},
    )
