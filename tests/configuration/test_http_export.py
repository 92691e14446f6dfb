"""What a stage serves, from its export."""

import json
from dataclasses import replace
from typing import Any

from gatewright.aws.openapi.export_http_api import HttpExport
from gatewright.configuration.build import build
from gatewright.configuration.documents import Document
from gatewright.configuration.http_export import exported
from gatewright.model.api import Api, Definition
from gatewright.model.stage import Stage
from gatewright.model.unknown import UNKNOWN, Unknown
from tests.http_apis import ACCOUNT, API_ID, REGION, Told, answers

TOKENS = {
    "AuthorizerId": "j1",
    "AuthorizerType": "JWT",
    "IdentitySource": ["$request.header.Authorization"],
    "JwtConfiguration": {"Audience": ["pets"], "Issuer": "https://login.example.com"},
    "Name": "tokens",
}
ASKS = {
    "AuthorizerId": "l1",
    "AuthorizerPayloadFormatVersion": "2.0",
    "AuthorizerResultTtlInSeconds": 60,
    "AuthorizerType": "REQUEST",
    "AuthorizerUri": "arn:aws:apigateway:eu-west-1:lambda:path/x",
    "EnableSimpleResponses": True,
    "IdentitySource": ["$request.header.a", "$request.querystring.b"],
    "Name": "asks",
}
ROUTES: list[dict[str, Any]] = [
    {
        "RouteId": "r1",
        "RouteKey": "GET /old",
        "AuthorizationType": "JWT",
        "AuthorizerId": "j1",
        "AuthorizationScopes": ["read"],
    },
    {"RouteId": "r2", "RouteKey": "ANY /a/{b+}", "AuthorizationType": "AWS_IAM"},
    {"RouteId": "r3", "RouteKey": "$default", "AuthorizationType": "CUSTOM", "AuthorizerId": "l1"},
    {"RouteId": "r4", "RouteKey": "PUT /old", "AuthorizationType": "NONE"},
]
COPY: dict[str, Any] = {
    "Api": {
        "ApiId": API_ID,
        "ApiEndpoint": "https://x",
        "Name": "shop",
        "ProtocolType": "HTTP",
        "DisableExecuteApiEndpoint": True,
        "CorsConfiguration": {"AllowCredentials": False, "AllowOrigins": ["https://example.com"], "MaxAge": 5},
    },
    "Routes": ROUTES,
    "Authorizers": [TOKENS, ASKS],
    "Integrations": [],
}

SAVED: tuple[Document | Unknown | None, ...] = (None, UNKNOWN, {"Items": []})


def text() -> str:
    """Return the export of the copy, as our own server writes it."""
    return json.dumps(HttpExport(COPY, stage="prod", extensions=True, created="then").definition())


def served(**more: Any) -> Definition | Unknown:
    """Return what a stage serves that does not deploy by itself, by these further answers."""
    told = answers(authorizers=[TOKENS, ASKS], stages=[{"StageName": "prod"}])
    found = build(Told({**told, **more.pop("told", {})}, **more), account_id=ACCOUNT, region=REGION).api(API_ID)
    assert isinstance(found, Api)
    stage = found.stages.get("prod")
    assert isinstance(stage, Stage)
    return stage.deployed


def without_route_ids(definition: Definition) -> Definition:
    """Return a definition without what an export leaves out: the ids of its routes."""
    return replace(
        definition,
        resources={
            path: replace(
                resource, methods={verb: replace(one, route_id=None) for verb, one in resource.methods.items()}
            )
            for path, resource in definition.resources.items()
        },
    )


def test_an_export_tells_what_a_copy_would() -> None:
    """Routes, who may call them, CORS and the endpoint; authorizers by the ids of the saved ones of their names.

    All but the ids of the routes, which an export does not tell.
    """
    by_export = served(told={("v2_export_api", API_ID, "prod"): {"body": text()}})
    unnamed = {**COPY, "Routes": [{name: one[name] for name in one if name != "RouteId"} for one in ROUTES]}
    by_copy = served(told={("v2_get_deployment", API_ID, "d1"): {"DeploymentId": "d1", "Snapshot": unnamed}})

    assert isinstance(by_export, Definition)
    assert isinstance(by_copy, Definition)
    assert without_route_ids(by_copy) == by_export
    assert {"/old", "/a/{b+}", "$default"} == set(by_export.resources)


def test_an_authorizer_that_is_gone_goes_by_its_name() -> None:
    """So does one where the saved ones are not known."""
    for saved in SAVED:
        copy = exported(text(), saved)
        assert copy is not None
        assert {"tokens", "asks"} == {one["AuthorizerId"] for one in copy["Authorizers"]}
        assert {"tokens", "asks", None} == {one.get("AuthorizerId") for one in copy["Routes"]}


def test_what_is_no_export_tells_nothing() -> None:
    """How to get one is told instead."""
    for body in ("", "{}", "[1]"):
        assert exported(body, None) is None
        unknown = served(told={("v2_export_api", API_ID, "prod"): {"body": body}})
        assert isinstance(unknown, Unknown)
        assert "export-api" in str(unknown.missing[0].command)
