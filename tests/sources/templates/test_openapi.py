import pytest

from gatewright.aws.cloudformation.template import template
from gatewright.sources.templates.openapi import API, as_template, is_openapi, stage_of


@pytest.mark.parametrize(
    ("root", "stage"),
    [
        ({}, "prod"),
        ({"basePath": "/dev"}, "dev"),
        ({"basePath": "/"}, "prod"),
        ({"basePath": "/a/b"}, "prod"),
        ({"servers": [{"url": "https://x.example.com/v1"}]}, "v1"),
        ({"servers": [{"url": "https://x/{basePath}", "variables": {"basePath": {"default": "/test"}}}]}, "test"),
        ({"servers": []}, "prod"),
    ],
)
def test_the_stage_is_the_one_that_an_export_names(root: dict, stage: str) -> None:
    """Where it names none that could be one, it is `prod`."""
    assert stage_of(root) == stage


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
