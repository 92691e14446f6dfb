import json
from typing import Any

import pytest

from gatewright.aws.openapi.export import Export, Exported

PET = "https://apigateway.amazonaws.com/restapis/a1/models/"
SNAPSHOT: dict[str, Any] = {
    "restApi": {"id": "a1", "name": "pets"},
    "models": [
        {"name": "Pets", "schema": json.dumps({"type": "array", "items": {"$ref": f"{PET}Pet"}})},
        {"name": "Pet", "schema": '{"type": "object"}'},
        {"name": "Error", "schema": '{"type": "object"}'},
    ],
    "resources": [
        {"path": "/"},
        {
            "path": "/pets",
            "resourceMethods": {
                "POST": {
                    "httpMethod": "POST",
                    "authorizationType": "NONE",
                    "operationName": "CreatePet",
                    "requestModels": {"application/json": "Pet"},
                    "requestParameters": {
                        "method.request.querystring.type": False,
                        "method.request.header.X-A": True,
                    },
                    "methodResponses": {
                        "200": {
                            "statusCode": "200",
                            "responseModels": {"application/json": "Pets"},
                            "responseParameters": {"method.response.header.Location": False},
                        }
                    },
                    "methodIntegration": {
                        "type": "MOCK",
                        "passthroughBehavior": "WHEN_NO_MATCH",
                        "requestTemplates": {"text/xml": "x"},
                        "integrationResponses": {"200": {"statusCode": "200", "responseTemplates": {"text/html": "x"}}},
                    },
                }
            },
        },
    ],
}
GUARD = {
    "id": "au1",
    "name": "guard",
    "type": "TOKEN",
    "authType": "custom",
    "authorizerUri": "uri",
    "identitySource": "method.request.header.X-Token",
}


def exported(snapshot: dict[str, Any] | None = None, **asked: Any) -> dict[str, Any]:
    """Return the definition, OpenAPI 3 unless it is asked otherwise."""
    given = {"version": 3, "host": "a1.example", "stage": "dev", "created": "2026-01-01T00:00:00Z", **asked}
    return Export(Exported(snapshot=snapshot or SNAPSHOT, **given)).definition()


def protected(**method: Any) -> dict[str, Any]:
    """Return a snapshot of one method, protected so."""
    methods = {"GET": {"httpMethod": "GET", "authorizationType": "NONE", **method}}
    return {
        "restApi": {"id": "a1", "name": "pets"},
        "resources": [{"path": "/", "resourceMethods": methods}],
        "authorizers": [GUARD],
    }


def test_openapi_3() -> None:
    """Recorded (test_export_oas30_openapi): models that nothing uses are not written."""
    assert {
        "openapi": "3.0.1",
        "info": {"title": "pets", "version": "2026-01-01T00:00:00Z"},
        "servers": [{"url": "https://a1.example/{basePath}", "variables": {"basePath": {"default": "dev"}}}],
        "paths": {
            "/pets": {
                "post": {
                    "operationId": "CreatePet",
                    "parameters": [
                        {"name": "type", "in": "query", "schema": {"type": "string"}},
                        {"name": "X-A", "in": "header", "required": True, "schema": {"type": "string"}},
                    ],
                    "requestBody": {
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}},
                        "required": True,
                    },
                    "responses": {
                        "200": {
                            "description": "200 response",
                            "headers": {"Location": {"schema": {"type": "string"}}},
                            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pets"}}},
                        }
                    },
                }
            }
        },
        "components": {
            "schemas": {
                "Pet": {"type": "object"},
                "Pets": {"type": "array", "items": {"$ref": "#/components/schemas/Pet"}},
            }
        },
    } == exported()


def test_swagger() -> None:
    """Recorded (test_export_swagger_openapi): content types of models and of templates."""
    found = exported(version=2)
    post = found["paths"]["/pets"]["post"]

    assert ("2.0", "a1.example", "/dev", ["https"]) == tuple(
        found[name] for name in ("swagger", "host", "basePath", "schemes")
    )
    assert (["application/json", "text/xml"], ["application/json", "text/html"]) == (
        post["consumes"],
        post["produces"],
    )
    assert [
        {"name": "type", "in": "query", "required": False, "type": "string"},
        {"name": "X-A", "in": "header", "required": True, "type": "string"},
        {"in": "body", "name": "Pet", "required": True, "schema": {"$ref": "#/definitions/Pet"}},
    ] == post["parameters"]
    assert {
        "200": {
            "description": "200 response",
            "schema": {"$ref": "#/definitions/Pets"},
            "headers": {"Location": {"type": "string"}},
        }
    } == post["responses"]
    assert {"Pet", "Pets"} == set(found["definitions"])


def test_integrations_are_written_when_asked_for() -> None:
    """And only then."""
    place = "x-amazon-apigateway-integration"

    assert "mock" == exported(integrations=True)["paths"]["/pets"]["post"][place]["type"]
    assert place not in exported()["paths"]["/pets"]["post"]


def test_protection_is_written_as_security() -> None:
    """API keys, IAM and authorizers; their extensions only when asked for."""
    key = exported(protected(apiKeyRequired=True))
    iam = exported(protected(authorizationType="AWS_IAM"), authorizers=True)
    guarded = exported(protected(authorizationType="CUSTOM", authorizerId="au1"), authorizers=True)
    plain = exported(protected(authorizationType="CUSTOM", authorizerId="au1"))

    assert [[{"api_key": []}], [{"sigv4": []}], [{"guard": []}]] == [
        one["paths"]["/"]["get"]["security"] for one in (key, iam, guarded)
    ]
    assert "awsSigv4" == iam["components"]["securitySchemes"]["sigv4"]["x-amazon-apigateway-authtype"]
    assert {
        "guard": {
            "type": "apiKey",
            "name": "X-Token",
            "in": "header",
            "x-amazon-apigateway-authtype": "custom",
            "x-amazon-apigateway-authorizer": {"authorizerUri": "uri", "type": "token"},
        }
    } == guarded["components"]["securitySchemes"]
    assert {"type": "apiKey", "name": "X-Token", "in": "header"} == plain["components"]["securitySchemes"]["guard"]


def test_a_jwt_authorizer_is_written_as_it_was_asked_for() -> None:
    """Without the place of its keys, which is read-only; that this is its form is inferred."""
    issuer = {"issuer": "https://login.example.com/", "audiences": ["pets"]}
    jwt = {"issuers": [{**issuer, "jwksUri": "https://login.example.com/keys"}], "defaultAlgorithms": ["RS256"]}
    tokens = {**GUARD, "type": "JWT", "authType": "jwt", "jwtConfiguration": jwt}
    del tokens["authorizerUri"]
    method = {"authorizationType": "JWT", "authorizerId": "au1", "authorizationScopes": ["pets/read"]}
    found = exported({**protected(**method), "authorizers": [tokens]}, authorizers=True)

    assert found["paths"]["/"]["get"]["security"] == [{"guard": ["pets/read"]}]
    assert found["components"]["securitySchemes"]["guard"]["x-amazon-apigateway-authorizer"] == {
        "type": "jwt",
        "jwtConfiguration": {"issuers": [issuer], "defaultAlgorithms": ["RS256"]},
    }


def test_everything_is_written_when_asked_for() -> None:
    """What an import reads again."""
    snapshot = {
        **SNAPSHOT,
        "restApi": {
            "id": "a1",
            "name": "pets",
            "version": "7",
            "apiKeySource": "AUTHORIZER",
            "policy": r"{\"Version\":\"2012-10-17\"}",
            "binaryMediaTypes": ["image/png"],
            "minimumCompressionSize": 0,
        },
        "requestValidators": [
            {"id": "v1", "name": "all", "validateRequestBody": True, "validateRequestParameters": False}
        ],
        "gatewayResponses": [{"responseType": "DEFAULT_4XX", "statusCode": "404", "responseParameters": {}}],
    }
    found = exported(snapshot, everything=True)

    assert {
        "x-amazon-apigateway-api-key-source": "AUTHORIZER",
        "x-amazon-apigateway-policy": {"Version": "2012-10-17"},
        "x-amazon-apigateway-binary-media-types": ["image/png"],
        "x-amazon-apigateway-minimum-compression-size": 0,
        "x-amazon-apigateway-request-validators": {
            "all": {"validateRequestParameters": False, "validateRequestBody": True}
        },
        "x-amazon-apigateway-gateway-responses": {"DEFAULT_4XX": {"statusCode": "404"}},
    } == {name: value for name, value in found.items() if name.startswith("x-")}
    assert "7" == found["info"]["version"]
    assert not [name for name in exported(snapshot) if name.startswith("x-")]


@pytest.mark.parametrize("version", [2, 3])
def test_endpoint_that_is_not_as_usual_is_written(version: int) -> None:
    """Documented: at the root in OpenAPI 2, at the server in OpenAPI 3; a usual endpoint is left out."""
    said = {"disableExecuteApiEndpoint": True, "endpointConfiguration": {"vpcEndpointIds": ["vpce-1"]}}
    found = exported({**SNAPSHOT, "restApi": {**SNAPSHOT["restApi"], **said}}, version=version, everything=True)
    usual = exported(version=version, everything=True)

    def place(definition: dict[str, Any]) -> dict[str, Any]:
        return definition if version == 2 else definition["servers"][0]

    expected = {"disableExecuteApiEndpoint": True, "vpcEndpointIds": ["vpce-1"]}
    assert expected == place(found)["x-amazon-apigateway-endpoint-configuration"]
    assert "x-amazon-apigateway-endpoint-configuration" not in place(usual)


def test_documentation_is_written_if_it_is_given() -> None:
    """A version with its parts, whose properties are objects rather than texts."""
    part = {"id": "d1", "location": {"type": "API"}, "properties": '{"description": "all"}'}
    given = {"version": "v1", "createdDate": "2026-01-01T00:00:00Z", "parts": [part]}

    assert {
        "version": "v1",
        "createdDate": "2026-01-01T00:00:00Z",
        "documentationParts": [{"location": {"type": "API"}, "properties": {"description": "all"}}],
    } == exported(documentation=given)["x-amazon-apigateway-documentation"]
