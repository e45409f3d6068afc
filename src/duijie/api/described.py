"""What the description of the API says of every operation: refusals, shared headers."""

import json
from collections.abc import Iterator
from typing import Any, Final

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from duijie.access.rules import MOST_OF_A_KEY
from duijie.api.problems import PROBLEM, Problem

REFERENCE: Final = "#/components/schemas/"
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


class Described(OpenAPISchema):
    """A description in which two shapes of one name are two.

    The library lets the later one stand for both, so that a stage of an
    organisation would be described as one of an offer.
    """

    def __init__(self, api: NinjaAPI, path_prefix: str) -> None:
        self._variants: dict[str, list[object]] = {}
        self._renamed: dict[str, str] = {}
        super().__init__(api, path_prefix)

    def _create_schema_from_model(self, *model: Any, **asked: Any) -> tuple[dict[str, Any], bool]:  # noqa: ANN401
        self._renamed = {}
        schema, required = super()._create_schema_from_model(*model, **asked)
        return _with_names(schema, self._renamed), required

    def add_schema_definitions(self, definitions: dict[str, Any]) -> None:
        """Keep shapes under names of their own."""
        # A shape is another one when anything it leads to is, so all of it is compared.
        names = {name: self._name(name, _unfolded(name, definitions)) for name in definitions}
        self._renamed = names
        self.schemas |= {
            names[name]: _with_names(content, names) for name, content in definitions.items()
        }

    def _name(self, name: str, content: object) -> str:
        variants = self._variants.setdefault(name, [])
        if content not in variants:
            variants.append(content)
        place = variants.index(content)
        return f"{name}{place + 1}" if place else name


def _unfolded(name: str, definitions: dict[str, Any]) -> dict[str, Any]:
    """A shape and all it leads to."""
    found: dict[str, Any] = {}
    waiting = [name]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found[here] = definitions[here]
            text = json.dumps(found[here], default=str)
            waiting += [one for one in definitions if f'"{REFERENCE}{one}"' in text]
    return found


def _with_names(content: Any, names: dict[str, str]) -> Any:  # noqa: ANN401
    """A shape whose references follow the names that were given."""
    if isinstance(content, list):
        return [_with_names(one, names) for one in content]
    if not isinstance(content, dict):
        return content
    return {
        key: REFERENCE + names.get(value.removeprefix(REFERENCE), value.removeprefix(REFERENCE))
        if key == "$ref" and isinstance(value, str)
        else _with_names(value, names)
        for key, value in content.items()
    }
