import json
from typing import Any

import pytest

from gatewright.services.apigateway.model_schemas import check, flattened, references
from gatewright.wire.errors import ServiceError

NOTHING = "Model schema must have at least 1 property or array items defined"
INVALID = "Invalid model specified: Validation Result: warnings : [], errors : [{}]"
PET = "https://apigateway.amazonaws.com/restapis/a1b2c3d4e5/models/Pet"


def refusal(schema: Any, content_type: str = "application/json") -> str:
    """Check a schema that has to be refused; return the message."""
    text = schema if schema is None or isinstance(schema, str) else json.dumps(schema)
    with pytest.raises(ServiceError) as caught:
        check(text, content_type)
    assert "BadRequestException" == caught.value.code
    return caught.value.message


@pytest.mark.parametrize("content_type", ["application/json", "application/xml"])
@pytest.mark.parametrize("text", [None, ""])
def test_nothing_is_no_schema(text: str | None, content_type: str) -> None:
    """Recorded, 2024-04-15, for either content type."""
    assert NOTHING == refusal(text, content_type)


@pytest.mark.parametrize(
    ("schema", "error"),
    [
        ("{", "Invalid model schema specified"),
        ("[]", "Invalid model schema specified"),
        ({"type": "String"}, "Invalid model schema specified"),
        ({"type": "object", "required": []}, "Invalid model schema specified"),
        (
            {"properties": {"a": {"type": "string", "example": "b"}}},
            'Invalid model schema specified. Unsupported keyword(s): ["example"]',
        ),
        ({"items": {}, "nullable": True}, 'Invalid model schema specified. Unsupported keyword(s): ["nullable"]'),
        ({"$ref": "Pet"}, "Model reference must be in canonical form"),
    ],
)
def test_schema_that_cannot_be_is_refused(schema: Any, error: str) -> None:
    """The sentences are reported by users of AWS."""
    assert INVALID.format(error) == refusal(schema)


@pytest.mark.parametrize(
    "schema",
    [
        {},
        {"type": "object", "properties": {"example": {"type": "string"}}},
        {"$ref": PET},
        {"oneOf": [{"$ref": PET}, {"type": "null"}], "definitions": {"x": {"minimum": 1, "exclusiveMinimum": True}}},
        {"type": "array", "items": {"$ref": "#/definitions/a"}, "definitions": {"a": {"enum": [1, 2]}}},
        {"dependencies": {"a": ["b"]}},
    ],
)
def test_schema_of_the_draft_passes(schema: Any) -> None:
    """A property may be named as anything."""
    check(json.dumps(schema), "application/json; charset=utf-8")


def test_schema_of_another_content_type_is_not_read() -> None:
    """What stands for XML is not JSON schema."""
    check("<schema/>", "application/xml")


def test_deep_schema_is_refused() -> None:
    """It ends, whatever comes."""
    schema: dict[str, Any] = {}
    for _ in range(200):
        schema = {"items": schema}

    assert INVALID.format("Invalid model schema specified") == refusal(schema)
    assert INVALID.format("Invalid model schema specified") == refusal("[" * 100_000)


def test_references_are_found_wherever_they_stand() -> None:
    """In lists, in properties and in what they refer to."""
    schema = {"allOf": [{"$ref": "a"}], "properties": {"p": {"items": {"$ref": "b"}}}, "not": {"$ref": "c"}}

    assert {"a", "b", "c"} == set(references(schema))


def test_flattened_schema_holds_what_it_refers_to() -> None:
    """Also what those refer to, and those that refer to themselves."""
    url = "https://apigateway.amazonaws.com/restapis/a/models/"
    models: dict[str, dict[str, Any]] = {
        "Pet": {"properties": {"owner": {"$ref": f"{url}Owner"}}},
        "Owner": {"items": {"$ref": f"{url}Pet"}},
    }

    assert {
        "items": {"$ref": "#/definitions/Pet"},
        "definitions": {
            "Pet": {"properties": {"owner": {"$ref": "#/definitions/Owner"}}},
            "Owner": {"items": {"$ref": "#/definitions/Pet"}},
        },
    } == flattened({"items": {"$ref": f"{url}Pet"}}, models)
    assert {"$ref": f"{url}Gone"} == flattened({"$ref": f"{url}Gone"}, models)


@pytest.mark.parametrize("content_type", ["application/json", "application/xml"])
def test_large_schema_is_refused(content_type: str) -> None:
    """Documented: 400 KB, whatever the model is of."""
    text = json.dumps({"description": "x" * 409_600})

    with pytest.raises(ServiceError, match="Model schema is larger than 409600 bytes"):
        check(text, content_type)
