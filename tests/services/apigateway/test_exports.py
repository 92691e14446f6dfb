import json
from typing import Any

import pytest
import yaml

from tests.gatewright_server import Running
from tests.services.account import Account, Pets

STAGE = {"restApiId": "pets", "stageName": "dev"}


def test_export_is_a_file_of_what_was_deployed(pets: Pets) -> None:
    """Recorded: type and name of the file; later edits are not in it."""
    pets.deploy()
    pets.account.call("delete_method", **pets.method)
    found = pets.account.call("get_export", **STAGE, exportType="oas30")
    body = json.loads(found["body"])

    assert ("application/octet-stream", 'attachment; filename="oas30_2026-01-01T00:00:00Z.json"') == (
        found["contentType"],
        found["contentDisposition"],
    )
    assert ["/pets"] == list(body["paths"])
    assert "https://pets.execute-api.eu-west-1.amazonaws.com/{basePath}" == body["servers"][0]["url"]


def test_export_in_yaml(pets: Pets) -> None:
    """The same."""
    pets.deploy()
    texts = [
        pets.account.call("get_export", **STAGE, exportType="swagger", accepts=accepts)
        for accepts in ("application/yaml", "application/json")
    ]

    assert yaml.safe_load(texts[0]["body"]) == json.loads(texts[1]["body"])
    assert texts[0]["contentDisposition"].endswith('.yaml"')


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"exportType": "raml"}, "BadRequestException"),
        ({"parameters": {"extensions": "postman"}}, "BadRequestException"),
        ({"stageName": "no"}, "NotFoundException"),
    ],
)
def test_export_that_cannot_be_is_refused(pets: Pets, changed: dict[str, Any], code: str) -> None:
    """A type, an extension or a stage that is not there."""
    pets.deploy()

    assert code == pets.account.refusal("get_export", **{**STAGE, "exportType": "swagger", **changed})[0]


def test_documentation_of_the_stage_is_exported(pets: Pets) -> None:
    """Documented: asked for by its extension, and that of the version which the stage refers to."""
    pets.deploy()
    call = pets.account.call
    call("create_documentation_part", restApiId="pets", location={"type": "API"}, properties='{"a": 1}')

    def exported(extensions: str) -> Any:
        found = call("get_export", **STAGE, exportType="oas30", parameters={"extensions": extensions})
        return json.loads(found["body"]).get("x-amazon-apigateway-documentation")

    without = exported("documentation")
    call("create_documentation_version", restApiId="pets", documentationVersion="v1", stageName="dev")

    expected = {
        "version": "v1",
        "createdDate": "2026-01-01T00:00:00Z",
        "documentationParts": [{"location": {"type": "API"}, "properties": {"a": 1}}],
    }
    assert [None, expected, expected, None] == [
        without,
        exported("documentation"),
        exported("apigateway"),
        exported("integrations"),
    ]


@pytest.mark.parametrize("kind", ["swagger", "oas30"])
def test_exported_api_is_imported_again(kind: str) -> None:
    """All that an import reads survives: methods, models, authorizers, validators, gateway responses."""
    account = Account(allow_unenforced=True)
    scheme = {
        "type": "apiKey",
        "name": "X-Token",
        "in": "header",
        "x-amazon-apigateway-authtype": "custom",
        "x-amazon-apigateway-authorizer": {
            "type": "token",
            "authorizerResultTtlInSeconds": 60,
            "authorizerUri": "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/"
            "arn:aws:lambda:eu-west-1:000000000000:function:guard/invocations",
        },
    }
    operation = {
        "security": [{"guard": []}],
        "parameters": [{"in": "body", "name": "Pet", "required": True, "schema": {"$ref": "#/definitions/Pet"}}],
        "responses": {"200": {"description": "ok", "schema": {"$ref": "#/definitions/Pet"}}},
        "x-amazon-apigateway-request-validator": "all",
        "x-amazon-apigateway-integration": {"type": "mock", "requestTemplates": {"application/json": "{}"}},
    }
    definition = {
        "swagger": "2.0",
        "info": {"title": "pets", "version": "1"},
        "paths": {"/pets": {"post": operation, "x-amazon-apigateway-any-method": operation}},
        "definitions": {"Pet": {"type": "object"}},
        "securityDefinitions": {"guard": scheme},
        "x-amazon-apigateway-request-validators": {"all": {"validateRequestBody": True}},
        "x-amazon-apigateway-gateway-responses": {"DEFAULT_4XX": {"statusCode": "404"}},
    }
    files = []
    body = json.dumps(definition).encode()
    for _ in range(2):
        api = account.call("import_rest_api", body=body, failOnWarnings=True)["id"]
        account.call("create_deployment", restApiId=api, stageName="dev")
        found = account.call(
            "get_export",
            restApiId=api,
            stageName="dev",
            exportType=kind,
            parameters={"extensions": "integrations,authorizers,apigateway"},
        )
        body = found["body"]
        files.append(json.loads(body.replace(api.encode(), b"API")))

    assert files[0] == files[1]
    assert {"post", "x-amazon-apigateway-any-method"} == set(files[0]["paths"]["/pets"])


def test_export_by_boto3(gateway: Running) -> None:
    """The body streams, the headers are members."""
    client = gateway.client()
    api = client.create_rest_api(name="exported")
    method = {"restApiId": api["id"], "resourceId": api["rootResourceId"], "httpMethod": "GET"}
    client.put_method(**method, authorizationType="NONE")
    client.put_integration(**method, type="MOCK")
    client.create_deployment(restApiId=api["id"], stageName="dev")
    found = client.get_export(
        restApiId=api["id"], stageName="dev", exportType="swagger", parameters={"extensions": "integrations"}
    )

    assert "application/octet-stream" == found["contentType"]
    assert found["contentDisposition"].startswith('attachment; filename="swagger_')
    body = json.loads(found["body"].read())
    assert "mock" == body["paths"]["/"]["get"]["x-amazon-apigateway-integration"]["type"]
