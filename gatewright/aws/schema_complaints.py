"""What does not fit a model, in the words that API Gateway has for it: `$context.error.validationErrorString`.

Restates "Set up basic request validation in API Gateway", whose examples show some of the texts:
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-validation-set-up.html
They are those of the Java validator `json-schema-validator`, version 2, which users of AWS quote from their logs; which
of them API Gateway shows when several hold, and their order, is inferred.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

_EXCESS: Final = "object instance has properties which are not allowed by the schema: "


@dataclass(frozen=True, slots=True)
class Complaint:
    """One thing that does not fit."""

    place: tuple[str | int, ...]
    """Where in the body."""

    keyword: str
    """The keyword of the schema that complains."""

    values: Mapping[str, Any]
    """What it says: `limit`, `options`, ..."""

    instance: Any
    """What stands there."""


def texts(complaints: Iterable[Complaint]) -> tuple[str, ...]:
    """Return the texts; what is missing at one place is one text, and so is what is too much there."""
    missing: dict[tuple[str | int, ...], list[str]] = {}
    excess: dict[tuple[str | int, ...], list[str]] = {}
    found: dict[str, None] = {}
    for one in complaints:
        if one.keyword == "required":
            missing.setdefault(one.place, []).append(one.values["property"])
        elif one.keyword == "additionalProperties":
            excess.setdefault(one.place, []).extend(one.values["unexpected"])
        else:
            found[_text(one)] = None
    lacking = (f"object has missing required properties ({_json(sorted(names))})" for names in missing.values())
    return (*lacking, *(_EXCESS + _json(sorted(names)) for names in excess.values()), *found)


def _text(one: Complaint) -> str:
    write = _WRITERS.get(one.keyword)
    return f"instance does not fit `{one.keyword}`" if write is None else write(one)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)


def _type(one: Complaint) -> str:
    allowed = _json(sorted(one.values["types"]))
    return f"instance type ({kind(one.instance)}) does not match any allowed primitive type (allowed: {allowed})"


def kind(value: Any) -> str:
    """Return the JSON schema type of a value; a number with a point is never an integer (draft 4)."""
    if value is None:
        return "null"
    kinds = {bool: "boolean", str: "string", int: "integer", dict: "object", list: "array"}
    return kinds.get(type(value), "number")


def _format(one: Complaint) -> str:
    words = {
        "date-time": "is invalid against requested date format(s) [yyyy-MM-dd'T'HH:mm:ssZ,"
        " yyyy-MM-dd'T'HH:mm:ss.[0-9]{1,12}Z]",
        "email": "is not a valid email address",
        "hostname": "is not a valid hostname",
        "ipv4": "is not a valid IPv4 address",
        "ipv6": "is not a valid IPv6 address",
        "regex": "is not a valid ECMA 262 regular expression",
        "uri": "is not a valid URI",
    }
    name = one.values["format"]
    return f"string {_json(one.instance)} {words.get(name, f'is no {name}')}"


def _of(one: Complaint) -> str:
    return str(len(one.values.get("context", ())))


_WRITERS: Final[Mapping[str, Callable[[Complaint], str]]] = {
    "type": _type,
    "format": _format,
    "enum": lambda one: (
        f"instance value ({_json(one.instance)}) not found in enum (possible values: {_json(one.values['options'])})"
    ),
    "minimum": lambda one: (
        "numeric instance is lower than the required minimum"
        f" (minimum: {_json(one.values['limit'])}, found: {_json(one.instance)})"
    ),
    "maximum": lambda one: (
        "numeric instance is greater than the required maximum"
        f" (maximum: {_json(one.values['limit'])}, found: {_json(one.instance)})"
    ),
    "exclusiveMinimum": lambda one: (
        f"numeric instance is not strictly greater than the required minimum {_json(one.values['limit'])}"
    ),
    "exclusiveMaximum": lambda one: (
        f"numeric instance is not strictly lower than the required maximum {_json(one.values['limit'])}"
    ),
    "multipleOf": lambda one: (
        f"remainder of division is not zero ({_json(one.instance)} / {_json(one.values['multiple_of'])})"
    ),
    "minLength": lambda one: (
        f"string {_json(one.instance)} is too short"
        f" (length: {len(one.instance)}, required minimum: {one.values['limit']})"
    ),
    "maxLength": lambda one: (
        f"string {_json(one.instance)} is too long"
        f" (length: {len(one.instance)}, maximum allowed: {one.values['limit']})"
    ),
    "pattern": lambda one: (
        f"ECMA 262 regex {_json(one.values['pattern'])} does not match input string {_json(one.instance)}"
    ),
    "minItems": lambda one: (
        f"array is too short: must have at least {one.values['limit']} elements but instance has"
        f" {len(one.instance)} elements"
    ),
    "maxItems": lambda one: (
        f"array is too long: must have at most {one.values['limit']} elements but instance has"
        f" {len(one.instance)} elements"
    ),
    "uniqueItems": lambda _one: "array must not contain duplicate elements",
    "additionalItems": lambda one: (
        f"array has too many elements: must have at most {one.values['limit']} elements but instance has"
        f" {len(one.instance)} elements"
    ),
    "minProperties": lambda one: (
        f"object has too few properties (found {len(one.instance)} but schema requires at least {one.values['limit']})"
    ),
    "maxProperties": lambda one: (
        f"object has too many properties (found {len(one.instance)} but schema requires at most {one.values['limit']})"
    ),
    "anyOf": lambda one: f"instance failed to match at least one required schema among {_of(one)}",
    "oneOf": lambda one: (
        "instance failed to match exactly one schema"
        f" (matched {sum(1 for errors in one.values['context'] if not errors)} out of {_of(one)})"
    ),
    "not": lambda _one: "instance matched a schema which it should not have",
}
"""Which text a keyword has."""
