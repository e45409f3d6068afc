"""What the description of the API says of every operation: refusals, shared headers."""

from collections.abc import Iterator
from typing import Any, Final

from ninja.openapi.schema import OpenAPISchema

from duijie.access.rules import MOST_OF_A_KEY
from duijie.api.problems import PROBLEM, Problem

ALWAYS: Final = {
    401: "The token is not valid.",
    403: "The caller may not do this.",
    404: "There is no such thing, or the caller may not know of it.",
    422: "Something of what was sent cannot be used.",
    503: "The node cannot do this at the moment.",
}
OF_CHANGES: Final = {
    409: "What is there now does not allow it.",
    429: "It was asked too often; Retry-After says when to try again.",
}
OF_VERSIONS: Final = {
    412: "Somebody changed it meanwhile: the version in If-Match is not the one of now.",
    428: "If-Match is missing.",
}
KEY: Final = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "schema": {
        "type": "string",
        "minLength": 1,
        "maxLength": MOST_OF_A_KEY,
        "pattern": "^[!-~]+$",
    },
    "description": "With the same key the request takes effect once and is answered the same, "
    "for 24 hours.",
}


def described(schema: OpenAPISchema) -> OpenAPISchema:
    """The description with every refusal in it."""
    schemas = schema["components"].setdefault("schemas", {})
    schemas["Problem"] = Problem.model_json_schema()
    for method, operation in operations(schema):
        refusals = dict(ALWAYS)
        if method != "get":
            refusals |= OF_CHANGES
        if _names_version(operation):
            refusals |= OF_VERSIONS
        if method == "post":
            operation.setdefault("parameters", []).append(KEY)
        answers = operation["responses"]
        for status, meaning in sorted(refusals.items()):
            answers.setdefault(status, _refusal(meaning))
    return schema


def operations(schema: OpenAPISchema) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every operation with its method."""
    for path in schema["paths"].values():
        yield from path.items()


def _names_version(operation: dict[str, Any]) -> bool:
    return any(one["name"] == "If-Match" for one in operation.get("parameters", ()))


def _refusal(meaning: str) -> dict[str, Any]:
    problem = {"schema": {"$ref": "#/components/schemas/Problem"}}
    return {"description": meaning, "content": {PROBLEM: problem}}
