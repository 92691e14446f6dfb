import json
from typing import Any

import pytest

from gatewright.aws.openapi.definition import Definition
from gatewright.aws.openapi.errors import OpenApiError
from gatewright.aws.openapi.read import definition, documentation

INFO = {"title": "pets", "version": "1.0"}


def read(root: dict[str, Any], base_path: str = "ignore") -> Definition:
    """Return a definition in OpenAPI 3."""
    return definition(json.dumps({"openapi": "3.0.1", "info": INFO, **root}).encode(), base_path=base_path)


def test_api_is_what_info_and_the_extensions_say() -> None:
    """A number for a version becomes a text; the policy becomes one."""
    policy = {"Version": "2012-10-17", "Statement": []}
    found = read(
        {
            "info": {"title": "pets", "version": 2, "description": ""},
            "x-amazon-apigateway-policy": policy,
            "x-amazon-apigateway-api-key-source": "AUTHORIZER",
            "x-amazon-apigateway-binary-media-types": ["image/png"],
            "x-amazon-apigateway-minimum-compression-size": 0,
        }
    ).api

    assert {
        "name": "pets",
        "version": "2",
        "apiKeySource": "AUTHORIZER",
        "policy": json.dumps(policy),
        "binaryMediaTypes": ["image/png"],
        "minimumCompressionSize": 0,
    } == found


def test_api_without_a_title_is_refused() -> None:
    """It would have no name."""
    with pytest.raises(OpenApiError, match=r"info\.title"):
        read({"info": {"version": "1"}})


def test_endpoint_is_that_of_the_first_server() -> None:
    """AWS warns of more (reported by users)."""
    endpoint = {"disableExecuteApiEndpoint": True, "vpcEndpointIds": ["vpce-1"]}
    server = {"url": "/", "x-amazon-apigateway-endpoint-configuration": endpoint}
    found = read({"servers": [server, {"url": "/x"}]})

    assert (True, {"vpcEndpointIds": ["vpce-1"]}) == (
        found.api["disableExecuteApiEndpoint"],
        found.api["endpointConfiguration"],
    )
    assert (
        "More than one server provided. Ignoring all but the first for defining endpoint configuration",
    ) == found.warnings


def test_paths_have_the_base_path_before_them() -> None:
    """And no slash behind them."""
    paths: dict[str, Any] = {"/": {}, "/pets/": {}, "/pets/{petId}": {}, "x-no": {}}
    servers = [{"url": "https://x/v1"}]

    assert ("/", "/pets", "/pets/{petId}") == read({"paths": paths, "servers": servers}).paths
    assert ("/v1", "/v1/pets", "/v1/pets/{petId}") == read({"paths": paths, "servers": servers}, "prepend").paths


def test_validators_and_gateway_responses_are_read() -> None:
    """Numbers for a status become texts; what is not said of a validator is false."""
    found = read(
        {
            "x-amazon-apigateway-request-validators": {"body": {"validateRequestBody": True}, "none": None},
            "x-amazon-apigateway-gateway-responses": {
                "DEFAULT_4XX": {"statusCode": 404, "responseTemplates": {"text/plain": "no"}}
            },
        }
    )

    assert (
        {"name": "body", "validateRequestBody": True, "validateRequestParameters": False},
        {"name": "none", "validateRequestBody": False, "validateRequestParameters": False},
    ) == found.validators
    assert (
        {"responseType": "DEFAULT_4XX", "statusCode": "404", "responseTemplates": {"text/plain": "no"}},
    ) == found.gateway_responses


def test_documentation_is_read() -> None:
    """Each part with its place."""
    part = {"location": {"type": "API"}, "properties": {"description": "x"}}
    found = read({"x-amazon-apigateway-documentation": {"documentationParts": [part, "no"]}})

    assert ({"location": {"type": "API"}, "properties": '{"description": "x"}'},) == found.documentation
    body = json.dumps({"swagger": "2.0", "x-amazon-apigateway-documentation": {"documentationParts": [part]}})
    assert found.documentation == documentation(body.encode())


@pytest.mark.parametrize("kind", ["METHOD", "RESPONSE", "MODEL"])
def test_documentation_without_a_path_is_of_the_root(kind: str) -> None:
    """Recorded: LocalStack, AWS-validated test_import_documentation_parts (2026-02-09); a model has no path."""
    found = read({"x-amazon-apigateway-documentation": {"documentationParts": [{"location": {"type": kind}}]}})

    assert {"type": kind, **({} if kind == "MODEL" else {"path": "/"})} == found.documentation[0]["location"]


def test_models_are_in_the_order_of_the_definition() -> None:
    """Those of payloads come last."""
    operation = {"requestBody": {"content": {"application/json": {"schema": {"type": "object"}}}}}
    found = read({"components": {"schemas": {"B": {}, "A": {}}}, "paths": {"/": {"post": operation}}})

    assert ["B", "A"] == [one["name"] for one in found.models[:2]]
    assert 3 == len(found.models)
    assert found.methods[0].put["requestModels"] == {"application/json": found.models[2]["name"]}
