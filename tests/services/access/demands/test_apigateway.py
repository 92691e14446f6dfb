"""What API Gateway's management demands."""

from typing import Any

import pytest

from tests.services.access.demands.asking import demanded
from tests.services.account import Account

BASE = "arn:aws:apigateway:eu-west-1::"
POLICY = (
    '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke",'
    ' "Resource": "*"}]}'
)


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
        ("ImportRestApi", {"body": b'{"swagger": "2.0", "x-amazon-apigateway-p\\u006flicy": {}}'}),
        ("ImportRestApi", {"body": b'swagger: "2.0"\n"\\U00000078-amazon-apigateway-policy": {}\n'}),
        ("ImportRestApi", {"body": b'swagger: "2.0"\n? "x-amazon-apigateway-pol\\\n  icy"\n: {}\n'}),
    ],
)
def test_the_policy_of_an_api_has_a_permission_of_its_own(operation: str, params: dict[str, Any]) -> None:
    """However it comes; a name that is written with escapes may be this one."""
    assert "apigateway:UpdateRestApiPolicy" == demanded("apigateway", operation, **params)[1][0]


def test_whoever_makes_a_copy_of_an_api_reads_it() -> None:
    """The API and all that is below it."""
    found = demanded("apigateway", "CreateRestApi", name="a", cloneFrom="b")

    assert [
        ("apigateway:POST", (f"{BASE}/restapis",)),
        ("apigateway:GET", (f"{BASE}/restapis/b", f"{BASE}/restapis/b/*")),
    ] == found


def test_a_definition_that_is_written_with_escapes_needs_no_more_than_it_holds() -> None:
    """Templates have many."""
    body = b'{"swagger": "2.0", "info": {"title": "\\u00e9 \\"a\\""}}'

    assert ["apigateway:POST"] == [action for action, _ in demanded("apigateway", "ImportRestApi", body=body)]
    assert ["apigateway:POST"] == [action for action, _ in demanded("apigateway", "ImportRestApi", body=b"\\")]


def test_a_definition_that_takes_a_policy_away_needs_the_permission_too() -> None:
    """As the patch would that removes it."""
    account = Account()
    made = account.call("create_rest_api", name="a", policy=POLICY)
    given = {"restApiId": made["id"], "body": b'{"swagger": "2.0"}'}
    kept = demanded("apigateway", "PutRestApi", account, mode="merge", **given)
    lost = demanded("apigateway", "PutRestApi", account, mode="overwrite", **given)

    assert ["apigateway:PUT"] == [action for action, _ in kept]
    assert ["apigateway:PUT", "apigateway:UpdateRestApiPolicy"] == [action for action, _ in lost]


def test_the_policies_of_domain_names_do_too() -> None:
    """Both of them."""
    patches = [{"op": "replace", "path": "/policy"}, {"op": "replace", "path": "/managementPolicy"}]
    found = demanded("apigateway", "UpdateDomainName", domainName="a.example", patchOperations=patches)

    assert [
        "apigateway:PATCH",
        "apigateway:UpdateDomainNamePolicy",
        "apigateway:UpdateDomainNameManagementPolicy",
    ] == [action for action, _ in found]


@pytest.mark.parametrize("name", ["api.example.com", "API.Example.com"])
def test_a_domain_name_is_the_same_in_whatever_letters(name: str) -> None:
    """As it is found; so is what stands below it, however it is encoded."""
    below = demanded("apigateway", "DeleteBasePathMapping", domainName=name, basePath="(none)")
    of_2 = demanded("apigatewayv2", "GetApiMappings", DomainName=name)

    assert [("apigateway:DELETE", (f"{BASE}/domainnames/api.example.com/basepathmappings/(none)",))] == below
    assert [("apigateway:GET", (f"{BASE}/domainnames/api.example.com/apimappings",))] == of_2


@pytest.mark.parametrize("params", [{"domainName": "A.example", "domainNameId": "1"}, {"domainName": "a.example+1"}])
def test_a_private_domain_name_has_its_own_arn(params: dict[str, str]) -> None:
    """With account and id; a policy about its name alone is about it, too."""
    (found,) = demanded("apigateway", "GetDomainName", None, **params)

    assert (
        "apigateway:GET",
        (
            "arn:aws:apigateway:eu-west-1:000000000000:/domainnames/a.example+1",
            f"{BASE}/domainnames/a.example+1",
            f"{BASE}/domainnames/a.example",
        ),
    ) == found


def test_what_is_encoded_in_a_path_may_be_written_plainly_in_a_policy() -> None:
    """Both ways are held against it."""
    (found,) = demanded("apigateway", "GetTags", resourceArn=f"{BASE}/restapis/a")

    assert (
        "apigateway:GET",
        (f"{BASE}/tags/arn%3Aaws%3Aapigateway%3Aeu-west-1%3A%3A%2Frestapis%2Fa", f"{BASE}/tags/{BASE}/restapis/a"),
    ) == found
