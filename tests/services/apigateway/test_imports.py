import json
from typing import Any

import pytest

from tests.gatewright_server import Running
from tests.services.account import Account

MOCK = {
    "type": "mock",
    "requestTemplates": {"application/json": '{"statusCode": 200}'},
    "responses": {"default": {"statusCode": "200", "responseTemplates": {"application/json": '{"ok": true}'}}},
}
URI = (
    "arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/"
    "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:guard/invocations"
)
PETS: dict[str, Any] = {
    "swagger": "2.0",
    "info": {"title": "PetStore", "description": "Pets of all kinds", "version": "1.0"},
    "basePath": "/base",
    "paths": {
        "/pets": {
            "get": {"responses": {"200": {"description": "ok"}}, "x-amazon-apigateway-integration": MOCK},
            "post": {
                "parameters": [{"in": "body", "name": "pet", "schema": {"$ref": "#/definitions/Pet"}}],
                "responses": {"200": {"description": "ok"}},
                "x-amazon-apigateway-integration": MOCK,
            },
        }
    },
    "definitions": {"Pet": {"type": "object"}},
}


def do(account: Account, name: str, definition: dict[str, Any], **params: Any) -> dict[str, Any]:
    """Import a definition."""
    return account.call(name, body=json.dumps(definition).encode(), **params)


def paths(account: Account, api: str) -> dict[str, str]:
    """Return the ids of an API's resources by path."""
    return {one["path"]: one["id"] for one in account.call("get_resources", restApiId=api)["items"]}


def test_imported_api_is_what_its_definition_says(account: Account) -> None:
    """Recorded (test_import_swagger_api): name, description, version; the models of the definition and no others."""
    api = do(account, "import_rest_api", PETS, failOnWarnings=True)

    assert ("PetStore", "Pets of all kinds", "1.0", "HEADER", ["EDGE"]) == (
        api["name"],
        api["description"],
        api["version"],
        api["apiKeySource"],
        api["endpointConfiguration"]["types"],
    )
    assert "warnings" not in api
    assert {"/", "/pets"} == set(paths(account, api["id"]))
    assert ["Pet"] == [one["name"] for one in account.call("get_models", restApiId=api["id"])["items"]]


def test_method_is_whole(account: Account) -> None:
    """Responses, integration and models are those of the single operations."""
    api = do(account, "import_rest_api", PETS)["id"]
    names = {"restApiId": api, "resourceId": paths(account, api)["/pets"], "httpMethod": "POST"}

    assert {
        "httpMethod": "POST",
        "authorizationType": "NONE",
        "apiKeyRequired": False,
        "requestModels": {"application/json": "Pet"},
        "methodResponses": {"200": {"statusCode": "200"}},
        "methodIntegration": {
            "type": "MOCK",
            "requestTemplates": {"application/json": '{"statusCode": 200}'},
            "passthroughBehavior": "WHEN_NO_MATCH",
            "timeoutInMillis": 29000,
            "cacheNamespace": names["resourceId"],
            "cacheKeyParameters": [],
            "integrationResponses": {
                "200": {"statusCode": "200", "responseTemplates": {"application/json": '{"ok": true}'}}
            },
        },
    } == account.call("get_method", **names)


def test_endpoint_type_is_a_parameter(account: Account) -> None:
    """`endpointConfigurationTypes=REGIONAL`."""
    api = do(account, "import_rest_api", PETS, parameters={"endpointConfigurationTypes": "REGIONAL"})

    assert ["REGIONAL"] == api["endpointConfiguration"]["types"]


@pytest.mark.parametrize(("mode", "path"), [("ignore", "/pets"), ("prepend", "/base/pets"), ("split", "/pets")])
def test_base_path_is_a_parameter(account: Account, mode: str, path: str) -> None:
    """Recorded (test_import_rest_apis_with_base_path_swagger)."""
    api = do(account, "import_rest_api", PETS, parameters={"basepath": mode})["id"]

    assert path in paths(account, api)


def test_replacing_keeps_ids_and_takes_away_what_is_not_named(account: Account) -> None:
    """Recorded (test_put_rest_api_mode_binary_media_types[overwrite], test_import_rest_api_with_base_path_oas30)."""
    account.allow_unenforced = True
    first = do(account, "import_rest_api", {**PETS, "x-amazon-apigateway-binary-media-types": ["image/heif"]})
    before = paths(account, first["id"])
    second = {
        "openapi": "3.0.1",
        "info": {"title": "Other", "version": "2"},
        "paths": {"/pets/{petId}": {"get": {}}},
        "x-amazon-apigateway-binary-media-types": ["image/png"],
    }
    api = do(account, "put_rest_api", second, restApiId=first["id"], mode="overwrite")
    after = paths(account, first["id"])

    assert (first["id"], "Other", "2", ["image/png"], {}) == (
        api["id"],
        api["name"],
        api["version"],
        api["binaryMediaTypes"],
        api["tags"],
    )
    assert "description" not in api
    assert before.items() <= after.items()
    assert "resourceMethods" not in account.call("get_resource", restApiId=api["id"], resourceId=after["/pets"])
    assert [] == account.call("get_models", restApiId=api["id"])["items"]


def test_replaced_methods_share_a_cache_namespace_of_their_own(account: Account) -> None:
    """Recorded (test_import_rest_api_with_base_path_oas30[ignore], 2025-07-02): new ones have their resource's id."""

    def namespaces(api: str) -> dict[str, set[str]]:
        shown = account.call("get_resources", restApiId=api, embed=["methods"])["items"]
        return {
            one["id"]: {method["methodIntegration"]["cacheNamespace"] for method in one["resourceMethods"].values()}
            for one in shown
            if "resourceMethods" in one
        }

    api = do(account, "import_rest_api", PETS)["id"]
    ((place, first),) = namespaces(api).items()
    do(account, "put_rest_api", PETS, restApiId=api, mode="overwrite")
    ((same_place, second),) = namespaces(api).items()

    assert (place, {place}, 1) == (same_place, first, len(second))
    assert second.isdisjoint(paths(account, api).values())


def test_merging_adds(account: Account) -> None:
    """Recorded (test_put_rest_api_mode_binary_media_types[merge]): the name is replaced, the media types are added."""
    account.allow_unenforced = True
    first = do(account, "import_rest_api", {**PETS, "x-amazon-apigateway-binary-media-types": ["image/heif"]})
    second = {
        "openapi": "3.0.1",
        "info": {"title": "Other", "version": "1.0.0"},
        "paths": {"/pets": {"get": {"operationId": "Listed"}}, "/toys": {"get": {}}},
        "x-amazon-apigateway-binary-media-types": ["image/png"],
    }
    api = do(account, "put_rest_api", second, restApiId=first["id"])
    place = paths(account, api["id"])
    shown = account.call("get_resource", restApiId=api["id"], resourceId=place["/pets"], embed=["methods"])

    assert ("Other", ["image/heif", "image/png"]) == (api["name"], api["binaryMediaTypes"])
    assert "Pets of all kinds" == api["description"]
    assert {"/", "/pets", "/toys"} == set(place)
    assert ("Listed", {"GET", "POST"}) == (
        shown["resourceMethods"]["GET"]["operationName"],
        set(shown["resourceMethods"]),
    )


def test_variables_of_aws_are_filled_in(account: Account) -> None:
    """Documented: region, account and partition."""
    scheme = {
        "type": "apiKey",
        "name": "Authorization",
        "in": "header",
        "x-amazon-apigateway-authorizer": {"type": "token", "authorizerUri": URI},
    }
    api = do(account, "import_rest_api", {**PETS, "securityDefinitions": {"guard": scheme}})["id"]
    (made,) = account.call("get_authorizers", restApiId=api)["items"]

    assert "arn:aws:lambda:eu-west-1:000000000000:function:guard" in made["authorizerUri"]
    assert "authorizerResultTtlInSeconds" not in made


def test_documentation_is_imported_unless_it_is_left_out(account: Account) -> None:
    """`ignore=documentation`."""
    part = {"location": {"type": "API"}, "properties": {"description": "x"}}
    spoken = {**PETS, "x-amazon-apigateway-documentation": {"documentationParts": [part]}}
    apis = [
        do(account, "import_rest_api", spoken, parameters=parameters)["id"]
        for parameters in ({}, {"ignore": "documentation"})
    ]

    assert [1, 0] == [len(account.call("get_documentation_parts", restApiId=api)["items"]) for api in apis]


@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({"body": b"x: ["}, "Invalid OpenAPI input."),
        ({"body": b"{'key:value}"}, "Invalid OpenAPI input."),
        ({"body": b'"{}"'}, "Invalid OpenAPI input."),
        (
            {"body": b"", "parameters": {"basepath": "no"}},
            "Invalid basepath specified. Valid options are ignore,prepend,split",
        ),
    ],
)
def test_what_cannot_be_read_is_refused(account: Account, params: dict[str, Any], message: str) -> None:
    """Nothing is created; an API that is to be changed need not even be there (test_import_api_bad_file, 2025-11)."""
    refused = ("BadRequestException", message)

    assert refused == account.refusal("import_rest_api", **params)
    assert refused == account.refusal("put_rest_api", restApiId="nowhere", **params)
    assert [] == account.call("get_rest_apis")["items"]


def test_the_log_says_what_is_wrong_with_a_definition(account: Account, caplog: pytest.LogCaptureFixture) -> None:
    """AWS's answer does not."""
    account.refusal("import_rest_api", body=b"{}")

    assert ["a definition was refused: expected `swagger: 2.0` or `openapi: 3.0.x`"] == caplog.messages


@pytest.mark.parametrize(
    "given",
    [
        {"x-amazon-apigateway-gateway-responses": {"$ref": "#/nowhere"}},
        {"x-amazon-apigateway-gateway-responses": {"DEFAULT_4XX": {"statusCode": "many"}}},
        {"x-amazon-apigateway-api-key-source": "QUERY"},
        {"securityDefinitions": {"a": {"x-amazon-apigateway-authorizer": {"type": "token", "authorizerUri": {}}}}},
        {"securityDefinitions": {"a": {"x-amazon-apigateway-authorizer": {"authorizerResultTtlInSeconds": "long"}}}},
        {"paths": {"/": {"get": {"x-amazon-apigateway-integration": {"type": "mock", "timeoutInMillis": []}}}}},
        {"paths": {"/": {"get": {"x-amazon-apigateway-integration": {"type": "soap"}}}}},
        {"paths": {"/": {"get": {"responses": {"999": {}}}}}},
    ],
)
def test_values_of_other_types_are_bad_input(account: Account, given: dict[str, Any]) -> None:
    """A definition is a free text: nothing in it is a fault of ours."""
    code, _ = account.refusal("import_rest_api", body=json.dumps({**PETS, **given}).encode())

    assert code in {"BadRequestException", "ValidationException"}


def test_what_means_nothing_is_passed_over(account: Account) -> None:
    """A parameter whose place is no text."""
    parameters = [{"in": {}, "name": "a"}, {"in": "query", "name": "b"}]
    api = do(account, "import_rest_api", {**PETS, "paths": {"/": {"get": {"parameters": parameters}}}})["id"]
    resource = paths(account, api)["/"]
    found = account.call("get_method", restApiId=api, resourceId=resource, httpMethod="GET")

    assert {"method.request.querystring.b": False} == found["requestParameters"]


def test_imported_api_answers(gateway: Running) -> None:
    """Imported by boto3 in YAML, deployed, called, and changed by a second import."""
    client = gateway.client()
    yaml = b"""
openapi: 3.0.1
info: {title: imported, version: 2020-01-01}
servers: [{url: "https://x/{basePath}", variables: {basePath: {default: v1}}}]
paths:
  /pets/{petId}:
    get:
      responses: {200: {description: ok}}
      x-amazon-apigateway-integration:
        type: mock
        requestTemplates: {application/json: '{"statusCode": 200}'}
        responses: {default: {statusCode: 200, responseTemplates: {application/json: 'pet'}}}
x-amazon-apigateway-gateway-responses:
  MISSING_AUTHENTICATION_TOKEN: {statusCode: 404, responseTemplates: {application/json: 'none'}}
"""
    api = client.import_rest_api(body=yaml, parameters={"basepath": "prepend"})
    client.create_deployment(restApiId=api["id"], stageName="dev")
    host = f"{api['id']}.execute-api.us-east-1.amazonaws.com"
    found, lost = gateway.send("GET", "/dev/v1/pets/7", host=host), gateway.send("GET", "/dev/v1/toys", host=host)

    assert (201, "2020-01-01") == (api["ResponseMetadata"]["HTTPStatusCode"], api["version"])
    assert [(200, b"pet"), (404, b"none")] == [(one.status, one.body) for one in (found, lost)]
    put = client.put_rest_api(restApiId=api["id"], mode="overwrite", body=yaml.replace(b"'pet'", b"'toy'"))
    client.create_deployment(restApiId=api["id"], stageName="dev")
    assert (200, b"toy") == (
        put["ResponseMetadata"]["HTTPStatusCode"],
        gateway.send("GET", "/dev/pets/7", host=host).body,
    )


@pytest.mark.parametrize("written", [{}, {"pets": {"get": {}}}])
def test_a_definition_without_paths_leaves_the_root(account: Account, written: dict[str, Any]) -> None:
    """An API without its root could not be imported into again, nor called."""
    api = do(account, "import_rest_api", PETS)["id"]
    do(account, "put_rest_api", {**PETS, "paths": written}, restApiId=api, mode="overwrite")

    assert ["/"] == list(paths(account, api))
    do(account, "put_rest_api", PETS, restApiId=api, mode="overwrite")
    assert {"/", "/pets"} == set(paths(account, api))
