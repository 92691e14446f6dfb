import json
from typing import Any

from gatewright.aws.openapi.definition import MethodDefinition
from gatewright.aws.openapi.methods import Methods
from gatewright.aws.openapi.payloads import Payloads
from gatewright.aws.openapi.source import read


def methods(path_item: dict[str, Any], warnings: list[str] | None = None, /, **root: Any) -> list[MethodDefinition]:
    """Return the methods of the path `/pets/{petId}`, OpenAPI 3 unless `root` says otherwise."""
    start = {} if "swagger" in root else {"openapi": "3.0.1"}
    source = read(json.dumps({**start, "paths": {"/pets/{petId}": path_item}, **root}).encode())
    said = [] if warnings is None else warnings
    return list(Methods(source, Payloads(source, said), said).below("/pets/{petId}", "/v1/pets/{petId}"))


def test_each_verb_is_a_method() -> None:
    """ANY by its extension; what is no verb is none."""
    found = methods({"get": {}, "x-amazon-apigateway-any-method": {}, "trace": {}, "summary": "x"})

    assert {("GET", "/v1/pets/{petId}"), ("ANY", "/v1/pets/{petId}")} == {(one.verb, one.path) for one in found}


def test_parameters_are_those_of_the_path_and_of_the_operation() -> None:
    """In the three places that API Gateway knows; references are followed."""
    (found,) = methods(
        {
            "parameters": [{"name": "petId", "in": "path", "required": True}],
            "get": {
                "operationId": "readPet",
                "parameters": [
                    {"$ref": "#/components/parameters/page"},
                    {"name": "X-A", "in": "header"},
                    {"name": "c", "in": "cookie"},
                ],
            },
        },
        components={"parameters": {"page": {"name": "page", "in": "query", "required": False}}},
    )

    assert "readPet" == found.put["operationName"]
    assert {
        "method.request.path.petId": True,
        "method.request.querystring.page": False,
        "method.request.header.X-A": False,
    } == found.put["requestParameters"]


def test_payloads_have_models_by_content_type() -> None:
    """OpenAPI 3 says the types with the payload."""
    pet = {"schema": {"$ref": "#/components/schemas/Pet"}}
    (found,) = methods(
        {
            "post": {
                "requestBody": {"content": {"application/json": pet, "application/xml": pet}},
                "responses": {"201": {"content": {"application/json": pet}, "headers": {"Location": {}}}},
            }
        },
        components={"schemas": {"Pet": {"type": "object"}}},
    )

    assert {"application/json": "Pet", "application/xml": "Pet"} == found.put["requestModels"]
    assert (
        {
            "statusCode": "201",
            "responseParameters": {"method.response.header.Location": False},
            "responseModels": {"application/json": "Pet"},
        },
    ) == found.responses


def test_payloads_of_swagger_have_the_types_of_the_operation_or_of_all() -> None:
    """`consumes` and `produces`; JSON where neither is said."""
    body = {"in": "body", "name": "pet", "schema": {"$ref": "#/definitions/Pet"}}
    found = methods(
        {
            "post": {"consumes": ["text/xml"], "parameters": [body], "responses": {"200": {"schema": body["schema"]}}},
            "put": {"parameters": [body]},
        },
        swagger="2.0",
        produces=["text/plain"],
        definitions={"Pet": {"type": "object"}},
    )
    by_verb = {one.verb: one for one in found}

    assert {"text/xml": "Pet"} == by_verb["POST"].put["requestModels"]
    assert {"text/plain": "Pet"} == by_verb["POST"].responses[0]["responseModels"]
    assert {"application/json": "Pet"} == by_verb["PUT"].put["requestModels"]


def test_default_response_is_left_out_with_a_warning() -> None:
    """A method response has a status."""
    warnings: list[str] = []
    (found,) = methods({"get": {"responses": {"default": {}, "2XX": {}, "200": {}}}}, warnings)

    assert ["200"] == [one["statusCode"] for one in found.responses]
    assert ["Ignoring default response to method 'GET /v1/pets/{petId}'."] == warnings


def test_validator_is_the_operations_or_that_of_all() -> None:
    """By name."""
    found = methods(
        {"get": {}, "post": {"x-amazon-apigateway-request-validator": "own"}},
        None,
        **{"x-amazon-apigateway-request-validator": "all"},
    )

    assert {"GET": "all", "POST": "own"} == {one.verb: one.validator for one in found}


def test_variables_of_a_path_are_parameters_without_being_said() -> None:
    """Recorded: LocalStack, AWS-validated test_import_and_validate_rest_api (2025-07-02)."""
    (found,) = methods({"get": {}})

    assert {"method.request.path.petId": True} == found.put["requestParameters"]
