"""
The schema of a model: what AWS takes for one, and the models that it refers to.

https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html: JSON schema draft 4. The texts
are recorded (LocalStack's snapshot test test_model_validation, 2024-04-15) or reported by users of AWS, word for word:
unsupported keywords (2022), a schema that breaks the draft such as `required: []` (2023), a reference to another
model that is not in canonical form.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from gatewright.model.lazy_pattern import pattern
from gatewright.services.apigateway.errors import bad_request

JSON_TYPE = pattern(r"application/(?:[\w.-]+\+)?json", re.IGNORECASE)
"""Content types whose schema is read."""

DRAFT = "http://json-schema.org/draft-04/schema#"

REFERENCE = pattern(r"https://apigateway\.amazonaws\.com/restapis/(?P<api>[^/]+)/models/(?P<model>[A-Za-z0-9]+)")
"""The canonical form of a reference to another model."""

OF_SCHEMAS = frozenset({"properties", "patternProperties", "definitions", "dependencies"})
"""Keywords that hold schemas by name."""

LISTS = frozenset({"allOf", "anyOf", "oneOf"})
ONE = frozenset({"items", "additionalItems", "additionalProperties", "not"})

KEYWORDS = (
    OF_SCHEMAS
    | LISTS
    | ONE
    | frozenset(
        {"id", "$schema", "$ref", "title", "description", "default", "type", "enum", "format", "required"}
        | {"multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum"}
        | {"maxLength", "minLength", "pattern"}
        | {"maxItems", "minItems", "uniqueItems", "maxProperties", "minProperties"}
    )
)
"""The keywords of draft 4; AWS refuses others, such as `example` (reported)."""

LARGEST = 400 * 1024
"""Documented: the quota for the size of a model in bytes, which cannot be raised."""

DEEPEST = 100
"""How deep a schema may nest here."""


def check(text: str | None, content_type: str) -> None:
    """Raise AWS's refusal of a text that is no schema."""
    if not text:
        raise bad_request("Model schema must have at least 1 property or array items defined")
    if len(text.encode()) > LARGEST:
        raise bad_request(f"Model schema is larger than {LARGEST} bytes")  # inferred
    if JSON_TYPE.fullmatch(content_type.partition(";")[0].strip()) is None:
        return
    schema = parsed(text)
    if not isinstance(schema, Mapping):
        raise _invalid("Invalid model schema specified")
    found = tuple(_parts(schema))
    unknown = sorted({name for part in found for name in part if name not in KEYWORDS})
    if unknown:
        raise _invalid(f"Invalid model schema specified. Unsupported keyword(s): {json.dumps(unknown)}")
    if not _of_the_draft(schema):
        raise _invalid("Invalid model schema specified")
    for reference in references(schema):
        if not reference.startswith("#") and REFERENCE.fullmatch(reference) is None:
            raise _invalid("Model reference must be in canonical form")


def parsed(text: str) -> Any:
    """Return what a JSON text says, `None` when it says nothing."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def references(schema: Mapping[str, Any]) -> Iterator[str]:
    """Yield every `$ref` of a schema."""
    for part in _parts(schema):
        if isinstance(part.get("$ref"), str):
            yield part["$ref"]


def flattened(schema: Mapping[str, Any], models: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Return a schema with every model that it refers to among its own `definitions`; `models` are schemas by name.

    That AWS flattens into `definitions` is inferred; a reference to a model that is not there stays as it is.
    """
    needed: dict[str, Any] = {}
    whole = _local(schema, models, needed, 0)
    return {**whole, "definitions": {**needed, **whole.get("definitions", {})}} if needed else whole


def _local(node: Any, models: Mapping[str, Mapping[str, Any]], needed: dict[str, Any], depth: int) -> Any:
    if depth > DEEPEST:
        raise _invalid("Invalid model schema specified")
    if isinstance(node, list):
        return [_local(one, models, needed, depth + 1) for one in node]
    if not isinstance(node, Mapping):
        return node
    found = REFERENCE.fullmatch(str(node.get("$ref", "")))
    if found is not None and found["model"] in models:
        name = found["model"]
        if name not in needed:
            needed[name] = {}
            needed[name] = _local(models[name], models, needed, depth + 1)
        return {**node, "$ref": f"#/definitions/{name}"}
    return {name: _local(value, models, needed, depth + 1) for name, value in node.items()}


def _parts(schema: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield a schema and all within it; names of properties are not keywords."""
    waiting: list[tuple[Any, int]] = [(schema, 0)]
    while waiting:
        node, depth = waiting.pop()
        if not isinstance(node, Mapping):
            continue
        if depth > DEEPEST:
            raise _invalid("Invalid model schema specified")
        yield node
        for name, value in node.items():
            if name in OF_SCHEMAS and isinstance(value, Mapping):
                waiting += [(one, depth + 1) for one in value.values()]
            elif name in LISTS | ONE:
                waiting += [(one, depth + 1) for one in (value if isinstance(value, list) else [value])]


def _of_the_draft(schema: Mapping[str, Any]) -> bool:
    from jsonschema_rs import meta  # noqa: PLC0415  # heavy, and wanted only where a model is written

    try:
        return bool(meta.is_valid({**schema, "$schema": DRAFT}))
    except ValueError:
        return False


def _invalid(error: str) -> Exception:
    return bad_request(f"Invalid model specified: Validation Result: warnings : [], errors : [{error}]")
