"""What API Gateway's management demands."""

from typing import Any

import pytest

from tests.services.access.demands.asking import demanded

BASE = "arn:aws:apigateway:eu-west-1::"


@pytest.mark.parametrize(
    ("service", "operation", "params", "expected"),
    [
        ("apigateway", "GetRestApis", {}, ("apigateway:GET", "/restapis")),
        ("apigateway", "CreateRestApi", {"name": "a"}, ("apigateway:POST", "/restapis")),
        (
            "apigateway",
            "PutMethod",
            {"restApiId": "a", "resourceId": "r", "httpMethod": "GET"},
            ("apigateway:PUT", "/restapis/a/resources/r/methods/GET"),
        ),
        ("apigateway", "UpdateAccount", {}, ("apigateway:PATCH", "/account")),
        ("apigateway", "ImportRestApi", {"body": b"{}"}, ("apigateway:POST", "/restapis")),
        ("apigatewayv2", "GetApis", {}, ("apigateway:GET", "/apis")),
        (
            "apigatewayv2",
            "GetStage",
            {"ApiId": "a", "StageName": "$default"},
            ("apigateway:GET", "/apis/a/stages/$default"),
        ),
        ("apigatewayv2", "DeleteApi", {"ApiId": "a"}, ("apigateway:DELETE", "/apis/a")),
    ],
)
def test_a_verb_on_a_path(service: str, operation: str, params: dict[str, Any], expected: tuple[str, str]) -> None:
    """Of both services alike; ARNs of version 2 do not say so."""
    assert [(expected[0], (f"{BASE}{expected[1]}",))] == demanded(service, operation, **params)


@pytest.mark.parametrize(
    ("operation", "params"),
    [
        ("CreateRestApi", {"name": "a", "policy": "{}"}),
        ("UpdateRestApi", {"restApiId": "a", "patchOperations": [{"op": "replace", "path": "/policy", "value": "{}"}]}),
        ("PutRestApi", {"restApiId": "a", "body": b'{"x-amazon-apigateway-policy": {}}'}),
        ("ImportRestApi", {"body": b'{"x-amazon-apigateway-p\\u006flicy": {}}'}),
    ],
)
def test_the_policy_of_an_api_has_a_permission_of_its_own(operation: str, params: dict[str, Any]) -> None:
    """However it comes; a name that is written with escapes may be this one."""
    assert "apigateway:UpdateRestApiPolicy" == demanded("apigateway", operation, **params)[1][0]


def test_the_policies_of_domain_names_do_too() -> None:
    """Both of them."""
    patches = [{"op": "replace", "path": "/policy"}, {"op": "replace", "path": "/managementPolicy"}]
    found = demanded("apigateway", "UpdateDomainName", domainName="a.example", patchOperations=patches)

    assert [
        "apigateway:PATCH",
        "apigateway:UpdateDomainNamePolicy",
        "apigateway:UpdateDomainNameManagementPolicy",
    ] == [action for action, _ in found]
