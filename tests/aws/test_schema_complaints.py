from typing import Any

import pytest
from jsonschema_rs import Draft4Validator

from gatewright.aws.json_models import complaint
from gatewright.aws.schema_complaints import Complaint, kind, texts


def of(schema: dict[str, Any], instance: Any) -> tuple[str, ...]:
    """Return what a schema has to say of an instance."""
    errors = Draft4Validator(schema, validate_formats=True).iter_errors(instance)
    return texts(complaint(error, instance) for error in errors)


@pytest.mark.parametrize(
    ("schema", "instance", "text"),
    [
        ({"required": ["b", "a"]}, {}, 'object has missing required properties (["a","b"])'),
        (
            {"type": ["integer", "null"]},
            "x",
            'instance type (string) does not match any allowed primitive type (allowed: ["integer","null"])',
        ),
        ({"enum": ["cat", "dog"]}, "cow", 'instance value ("cow") not found in enum (possible values: ["cat","dog"])'),
        ({"minimum": 25}, 1.5, "numeric instance is lower than the required minimum (minimum: 25, found: 1.5)"),
        ({"maximum": 5}, 6, "numeric instance is greater than the required maximum (maximum: 5, found: 6)"),
        (
            {"minimum": 5, "exclusiveMinimum": True},
            5,
            "numeric instance is not strictly greater than the required minimum 5",
        ),
        (
            {"maximum": 5, "exclusiveMaximum": True},
            5,
            "numeric instance is not strictly lower than the required maximum 5",
        ),
        ({"multipleOf": 2}, 3, "remainder of division is not zero (3 / 2)"),
        ({"minLength": 1}, "", 'string "" is too short (length: 0, required minimum: 1)'),
        ({"maxLength": 1}, "ab", 'string "ab" is too long (length: 2, maximum allowed: 1)'),
        ({"pattern": "^a"}, "b", 'ECMA 262 regex "^a" does not match input string "b"'),
        (
            {"minItems": 1},
            [],
            "array is too short: must have at least 1 elements but instance has 0 elements",
        ),
        (
            {"maxItems": 1},
            [1, 2],
            "array is too long: must have at most 1 elements but instance has 2 elements",
        ),
        ({"uniqueItems": True}, [1, 1], "array must not contain duplicate elements"),
        (
            {"items": [{}], "additionalItems": False},
            [1, 2],
            "array has too many elements: must have at most 1 elements but instance has 2 elements",
        ),
        ({"minProperties": 1}, {}, "object has too few properties (found 0 but schema requires at least 1)"),
        ({"maxProperties": 0}, {"a": 1}, "object has too many properties (found 1 but schema requires at most 0)"),
        (
            {"additionalProperties": False},
            {"b": 1, "a": 1},
            'object instance has properties which are not allowed by the schema: ["a","b"]',
        ),
        (
            {"anyOf": [{"type": "string"}, {"type": "null"}]},
            1,
            "instance failed to match at least one required schema among 2",
        ),
        (
            {"oneOf": [{"type": "string"}, {"type": "null"}]},
            1,
            "instance failed to match exactly one schema (matched 0 out of 2)",
        ),
        ({"oneOf": [{}, {}]}, 1, "instance failed to match exactly one schema (matched 2 out of 2)"),
        ({"not": {}}, 1, "instance matched a schema which it should not have"),
        ({"format": "email"}, "x", 'string "x" is not a valid email address'),
        ({"format": "date"}, "x", 'string "x" is no date'),
    ],
)
def test_each_keyword_has_its_text(schema: dict[str, Any], instance: Any, text: str) -> None:
    """The words of the Java validator."""
    assert (text,) == of(schema, instance)


def test_what_is_missing_is_named_place_by_place() -> None:
    """One text for each object that lacks something, then the others in order, each once."""
    schema = {
        "required": ["a"],
        "properties": {"in": {"required": ["y", "x"]}, "n": {"items": {"type": "integer"}}},
    }

    assert (
        'object has missing required properties (["x","y"])',
        'object has missing required properties (["a"])',
        'instance type (string) does not match any allowed primitive type (allowed: ["integer"])',
    ) == tuple(sorted(of(schema, {"in": {}, "n": ["p", "q"]}), key=lambda text: (text[0] == "i", "a" in text[-5:])))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, "null"),
        (True, "boolean"),
        ("", "string"),
        (1, "integer"),
        (1.0, "number"),
        ({}, "object"),
        ([], "array"),
    ],
)
def test_kind_of_a_value(value: Any, expected: str) -> None:
    """As draft 4 names it."""
    assert expected == kind(value)


def test_keyword_without_a_text_is_named() -> None:
    """So that nothing is lost when the validator learns another."""
    assert ("instance does not fit `const`",) == texts([Complaint((), "const", {}, 1)])
