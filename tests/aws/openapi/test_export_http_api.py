"""HTTP APIs as definitions."""

import json
from typing import Any

from gatewright.aws.openapi.export_http_api import HttpExport
from gatewright.aws.openapi.http_api import http_definition

SNAPSHOT: dict[str, Any] = {
    "Api": {
        "ApiEndpoint": "https://pets.execute-api.eu-west-1.amazonaws.com",
        "Name": "pets",
        "Tags": {"team": "blue"},
        "CorsConfiguration": {"AllowCredentials": False, "AllowOrigins": ["*"]},
        "DisableExecuteApiEndpoint": True,
    },
    "Routes": [
        {
            "RouteKey": "GET /pets/{id}",
            "AuthorizationType": "JWT",
            "AuthorizerId": "a",
            "AuthorizationScopes": ["read"],
            "OperationName": "one",
            "Target": "integrations/i",
        },
        {"RouteKey": "ANY /pets", "AuthorizationType": "AWS_IAM"},
        {"RouteKey": "$default", "AuthorizationType": "CUSTOM", "AuthorizerId": "b", "Target": "integrations/i"},
    ],
    "Integrations": [
        {
            "IntegrationId": "i",
            "IntegrationType": "HTTP_PROXY",
            "IntegrationMethod": "ANY",
            "IntegrationUri": "https://example.com",
            "PayloadFormatVersion": "1.0",
        }
    ],
    "Authorizers": [
        {
            "AuthorizerId": "a",
            "AuthorizerType": "JWT",
            "Name": "tokens",
            "IdentitySource": ["$request.header.Authorization"],
            "JwtConfiguration": {"Audience": ["pets"], "Issuer": "https://login.example.com"},
        },
        {
            "AuthorizerId": "b",
            "AuthorizerType": "REQUEST",
            "Name": "asks",
            "IdentitySource": [],
            "AuthorizerUri": "arn:...",
            "AuthorizerPayloadFormatVersion": "2.0",
        },
    ],
}


def written(stage: str | None = None, *, extensions: bool = True) -> dict[str, Any]:
    """Return the definition of the copy."""
    return HttpExport(SNAPSHOT, stage=stage, extensions=extensions, created="2026-01-01 00:00:00UTC").definition()


def test_an_export_has_the_form_of_awss_example() -> None:
    """Paths in order, the default route below a path of its own."""
    found = written()

    assert ("3.0.1", {"title": "pets", "version": "2026-01-01 00:00:00UTC"}) == (found["openapi"], found["info"])
    assert ["/$default", "/pets", "/pets/{id}"] == list(found["paths"])
    assert found["paths"]["/pets/{id}"]["get"] == {
        "operationId": "one",
        "responses": {"default": {"description": "Default response for GET /pets/{id}"}},
        "security": [{"tokens": ["read"]}],
        "x-amazon-apigateway-integration": {
            "type": "http_proxy",
            "httpMethod": "ANY",
            "uri": "https://example.com",
            "payloadFormatVersion": "1.0",
        },
    }
    assert found["paths"]["/$default"]["x-amazon-apigateway-any-method"]["isDefaultRoute"]
    assert {"allowCredentials": False, "allowOrigins": ["*"]} == found["x-amazon-apigateway-cors"]


def test_what_an_export_holds_an_import_makes_again() -> None:
    """All of it."""
    read = http_definition(json.dumps(written()).encode())

    assert ["$default", "ANY /pets", "GET /pets/{id}"] == [one.key for one in read.routes]
    assert ["CUSTOM", "AWS_IAM", "JWT"] == [one.protection.type for one in read.routes]
    assert ("pets", True, {"team": "blue"}) == tuple(
        read.api[name] for name in ("Name", "DisableExecuteApiEndpoint", "Tags")
    )
    assert {"asks", "tokens"} == {one["Name"] for one in read.authorizers}
    assert () == read.warnings


def test_a_stage_stands_in_the_address() -> None:
    """But for the one without a name."""
    host = SNAPSHOT["Api"]["ApiEndpoint"]

    assert [host, host, f"{host}/{{basePath}}"] == [
        written(stage)["servers"][0]["url"] for stage in (None, "$default", "prod")
    ]
    assert {"basePath": {"default": "prod"}} == written("prod")["servers"][0]["variables"]


def test_without_extensions_no_word_is_amazons() -> None:
    """But the one that OpenAPI has no other for: every verb. Schemes are named all the same."""
    found = written(extensions=False)

    assert "x-amazon" not in json.dumps(found).replace("x-amazon-apigateway-any-method", "")
    assert {"asks", "tokens", "sigv4"} == set(found["components"]["securitySchemes"])
