"""Imports of HTTP APIs."""

import json
from typing import Any

import pytest

from tests.services.api_account import FUNCTION, ISSUER, ApiAccount

BEHIND = {"type": "aws_proxy", "httpMethod": "POST", "uri": FUNCTION, "payloadFormatVersion": "2.0"}
TOKENS = {
    "type": "oauth2",
    "x-amazon-apigateway-authorizer": {
        "type": "jwt",
        "identitySource": "$request.header.Authorization",
        "jwtConfiguration": {"audience": ["pets"], "issuer": ISSUER},
    },
}
PETS: dict[str, Any] = {
    "openapi": "3.0.1",
    "info": {"title": "animals", "version": "2"},
    "paths": {
        "/pets": {"get": {"security": [{"tokens": ["read"]}], "x-amazon-apigateway-integration": BEHIND}},
        "/$default": {"x-amazon-apigateway-any-method": {"x-amazon-apigateway-integration": BEHIND}},
    },
    "components": {"securitySchemes": {"tokens": TOKENS}},
    "x-amazon-apigateway-cors": {"allowOrigins": ["https://example.com"]},
}


def body(**root: Any) -> str:
    """Return a definition with these members in place of its own."""
    return json.dumps({**PETS, **root})


def test_an_api_is_made_from_its_definition(apis: ApiAccount) -> None:
    """With all that stands below it."""
    made = apis.call("import_api", Body=body())
    api_id = made["ApiId"]
    (authorizer,) = apis.items("get_authorizers", ApiId=api_id)
    routes = {one["RouteKey"]: one for one in apis.items("get_routes", ApiId=api_id)}

    assert ("animals", "2", "HTTP") == (made["Name"], made["Version"], made["ProtocolType"])
    assert {"AllowCredentials": False, "AllowOrigins": ["https://example.com"]} == made["CorsConfiguration"]
    assert "Warnings" not in made
    assert {"GET /pets", "$default"} == set(routes)
    assert ("JWT", authorizer["AuthorizerId"], ["read"]) == tuple(
        routes["GET /pets"][name] for name in ("AuthorizationType", "AuthorizerId", "AuthorizationScopes")
    )
    targets = {f"integrations/{one['IntegrationId']}" for one in apis.items("get_integrations", ApiId=api_id)}
    assert targets == {one["Target"] for one in routes.values()}


def test_yaml_is_read_with_awss_variables(apis: ApiAccount) -> None:
    """Numbers are taken for versions."""
    made = apis.call(
        "import_api",
        Body="""
openapi: 3.0.1
info: {title: yaml, version: 1.0}
paths:
  /pets:
    get:
      x-amazon-apigateway-integration:
        type: AWS_PROXY
        uri: arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:pets
        payloadFormatVersion: 2.0
        timeoutInMillis: "5000"
""",
    )
    (integration,) = apis.items("get_integrations", ApiId=made["ApiId"])

    assert ("1.0", FUNCTION, "2.0", 5_000) == (
        made["Version"],
        integration["IntegrationUri"],
        integration["PayloadFormatVersion"],
        integration["TimeoutInMillis"],
    )


def test_a_definition_replaces_an_api(apis: ApiAccount) -> None:
    """A route and an authorizer that stay keep their ids; what is not named goes."""
    route = apis.route(Target=f"integrations/{apis.integration()}")
    apis.route("PUT /pets")
    tokens = apis.tokens()
    apis.call("update_api", ApiId="pets", Description="gone", CorsConfiguration={"AllowOrigins": ["*"]})
    root = {name: value for name, value in PETS.items() if name != "x-amazon-apigateway-cors"}
    changed = apis.call("reimport_api", ApiId="pets", Body=json.dumps(root))
    routes = {one["RouteKey"]: one["RouteId"] for one in apis.items("get_routes", ApiId="pets")}

    assert ("pets", "animals") == (changed["ApiId"], changed["Name"])
    assert {"Description", "CorsConfiguration"} & set(changed) == set()
    assert (route, {"GET /pets", "$default"}) == (routes["GET /pets"], set(routes))
    assert [tokens] == [one["AuthorizerId"] for one in apis.items("get_authorizers", ApiId="pets")]
    assert 2 == len(apis.items("get_integrations", ApiId="pets"))


def test_a_stage_that_deploys_by_itself_is_deployed_once(apis: ApiAccount) -> None:
    """With the whole definition."""
    apis.stage(AutoDeploy=True)
    apis.call("reimport_api", ApiId="pets", Body=body())

    assert 1 == len(apis.items("get_deployments", ApiId="pets"))


def test_warnings_are_answered_or_stand_in_the_way(apis: ApiAccount) -> None:
    """As the caller wishes."""
    spoilt = body(**{"x-amazon-apigateway-policy": {}})
    warning = "x-amazon-apigateway-policy is not supported for HTTP APIs. Ignoring."

    assert [warning] == apis.call("import_api", Body=spoilt)["Warnings"]
    assert ("BadRequestException", f"Warnings found during import:\n\t{warning}") == (
        apis.refusal("reimport_api", ApiId="pets", Body=spoilt, FailOnWarnings=True)
    )


@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({"Body": "{}"}, "Invalid OpenAPI input: expected `swagger: 2.0` or `openapi: 3.0.x`"),
        ({"Basepath": "none"}, "Invalid basepath specified. Valid options are ignore,prepend,split"),
        ({"ApiId": "chat"}, "Import is only supported for HTTP APIs"),
    ],
)
def test_what_cannot_be_is_refused(apis: ApiAccount, params: dict[str, str], message: str) -> None:
    """And nothing is changed."""
    given = {"ApiId": "pets", "Body": body(), **params}

    assert ("BadRequestException", message) == apis.refusal("reimport_api", **given)
