import pytest

from gatewright.aws.cloudformation.template import template
from gatewright.sources.templates.openapi import API, as_template, assumed_stage, is_openapi, stage_of


@pytest.mark.parametrize(
    ("root", "stage"),
    [
        ({}, None),
        ({"basePath": "/dev"}, "dev"),
        ({"basePath": "/"}, None),
        ({"basePath": "/a/b"}, None),
        ({"servers": [{"url": "https://x.example.com/v1"}]}, "v1"),
        ({"servers": [{"url": "https://x/{basePath}", "variables": {"basePath": {"default": "/test"}}}]}, "test"),
        ({"servers": []}, None),
    ],
)
def test_the_stage_is_the_one_that_an_export_names(root: dict, stage: str | None) -> None:
    """Where it names none that could be one, it is `prod`."""
    assert stage_of(root) == stage
    assert as_template(root)["Resources"]["Stage"]["Properties"]["StageName"] == (stage or "prod")


@pytest.mark.parametrize(
    ("path", "rest", "http"),
    [
        ("/live/pets", "live", "live"),
        ("/live/cats", "live", None),
        ("/live", "live", None),
        ("/pets", None, None),
        ("/pets/7", None, None),
        ("/a%20b/pets", None, None),
        ("/", None, None),
    ],
)
def test_a_definition_without_a_stage_takes_the_one_of_the_call(path: str, rest: str | None, http: str | None) -> None:
    """Unless its paths begin so; an HTTP API may be called without one."""
    paths: dict = {"/pets": {"get": {}}, "/pets/{id}": {"get": {}}}
    cors: dict = {"x-amazon-apigateway-cors": {}}

    assert assumed_stage({"openapi": "3.0.1", "paths": paths}, path) == rest
    assert assumed_stage({"openapi": "3.0.1", "paths": paths, **cors}, path) == http
    assert assumed_stage({"openapi": "3.0.1", "paths": paths, "basePath": "/dev"}, path) is None
    assert assumed_stage({"openapi": "3.0.1", "paths": {**paths, "/{any}": {}}, **cors}, path) is None


def test_a_definition_is_an_api_with_a_deployment_and_a_stage() -> None:
    """A template like any other."""
    found = template(as_template({"openapi": "3.0.1", "paths": {}}))

    assert [one.type for one in found.resources.values()] == [
        "AWS::ApiGateway::RestApi",
        "AWS::ApiGateway::Deployment",
        "AWS::ApiGateway::Stage",
    ]
    assert found.resources[API].properties["Body"] == {"openapi": "3.0.1", "paths": {}}


def test_definitions_say_what_they_are() -> None:
    """By their version."""
    assert is_openapi({"swagger": "2.0"})
    assert not is_openapi({"Resources": {}})
    assert not is_openapi([])


INTEGRATION = {"x-amazon-apigateway-integration": {"type": "http_proxy", "payloadFormatVersion": "1.0"}}


@pytest.mark.parametrize(
    "root",
    [
        {"openapi": "3.0.1", "x-amazon-apigateway-cors": {}},
        {"openapi": "3.0.1", "x-amazon-apigateway-importexport-version": "1.0"},
        {"openapi": "3.0.1", "paths": {"/pets": {"get": INTEGRATION, "parameters": []}}},
    ],
)
def test_a_definition_that_says_what_only_http_apis_have_is_of_one(root: dict) -> None:
    """It has the stage that has no name in the path."""
    found = template(as_template(root))

    assert found.resources[API].type == "AWS::ApiGatewayV2::Api"
    assert found.resources["Stage"].properties["StageName"] == "$default"
