import json
import re

from gatewright.aws.openapi.payloads import Payloads, canonical, schema_text
from gatewright.aws.openapi.source import read

SOURCE = read(
    json.dumps({"openapi": "3.0.1", "components": {"schemas": {"Pet": {"type": "object"}, "Pets": {}}}}).encode()
)
URL = "https://apigateway.amazonaws.com/restapis/a1/models/"


def payloads(warnings: list[str] | None = None) -> Payloads:
    """Return the payloads of a definition with two models."""
    return Payloads(SOURCE, [] if warnings is None else warnings)


def test_model_is_the_one_that_is_named() -> None:
    """In either version's place."""
    found = payloads()

    assert "Pet" == found.model({"$ref": "#/components/schemas/Pet"}, "application/json", "x")
    assert ["Pet", "Pets"] == [one["name"] for one in found.models]


def test_model_that_is_not_there_is_warned_of() -> None:
    """AWS's words, reported by users."""
    warnings: list[str] = []

    assert payloads(warnings).model({"$ref": "#/definitions/No"}, "application/json", "x") is None
    assert ["Reference to model 'No' not found. Ignoring."] == warnings


def test_schema_in_its_place_gets_a_model() -> None:
    """Always of the same name, another for another place."""
    found = payloads()
    schema = {"type": "object", "properties": {"a": {"type": "string"}}}
    names = [found.model(schema, "application/json", where) for where in ("here", "here", "there")]

    assert names[0] == names[1] != names[2]
    assert all(re.fullmatch(r"MODEL[0-9a-f]{6}", str(name)) for name in names)
    assert schema == found.models[-1]["schema"]


def test_scalar_is_no_model() -> None:
    """AWS's words, reported by users."""
    warnings: list[str] = []
    where = "201 response to method 'POST /events'"

    assert payloads(warnings).model({"type": "string"}, "application/json", where) is None
    assert [f"Unsupported model type 'StringSchema' in {where}. Ignoring."] == warnings
    assert payloads().model({}, "application/json", where) is None


def test_references_become_those_of_models() -> None:
    """Wherever they stand; others stay."""
    schema = {"items": [{"$ref": "#/definitions/A"}], "not": {"$ref": "#/components/schemas/B"}, "x": {"$ref": "#/y"}}

    assert {"items": [{"$ref": f"{URL}A"}], "not": {"$ref": f"{URL}B"}, "x": {"$ref": "#/y"}} == canonical(schema, URL)
    assert {"$ref": f"{URL}A"} == json.loads(schema_text({"$ref": "#/definitions/A"}, URL))


def test_model_is_described_as_its_schema_is() -> None:
    """Recorded: LocalStack, AWS-validated test_import_with_circular_models (2025-07-02)."""
    schema = {"type": "object", "description": "Where a Person can live"}
    source = read(json.dumps({"swagger": "2.0", "definitions": {"House": schema, "Shed": {"description": 1}}}).encode())
    house, shed = Payloads(source, []).models

    assert ("Where a Person can live", schema) == (house["description"], house["schema"])
    assert "description" not in shed
