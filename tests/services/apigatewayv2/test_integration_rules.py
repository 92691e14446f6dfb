"""What integrations may be."""

from typing import Any

import pytest

from tests.services.api_account import FUNCTION, INVOKED, ApiAccount

LAMBDA = {"IntegrationType": "AWS_PROXY", "IntegrationUri": FUNCTION, "PayloadFormatVersion": "2.0"}
ENDPOINT = {"IntegrationType": "HTTP_PROXY", "IntegrationUri": "https://example.com", "IntegrationMethod": "GET"}
PROXIES = (
    "Currently, an API with a protocol type of HTTP may only be associated with proxy integrations (AWS_PROXY, "
    "HTTP_PROXY)"
)
NO_TARGET = "For VpcLink VPC_LINK, integration uri should be a valid ELB listener ARN or a valid Cloud Map service ARN."
ROLE = "arn:aws:iam::000000000000:role/caller"


@pytest.mark.parametrize(
    ("params", "message"),
    [
        (
            {"IntegrationType": "MOCK"},
            PROXIES,
        ),
        ({**LAMBDA, "PayloadFormatVersion": None}, "PayloadFormatVersion is a required parameter for integration"),
        ({**LAMBDA, "PayloadFormatVersion": "3.0"}, "Unsupported PayloadFormatVersion: 3.0"),
        (
            {**ENDPOINT, "PayloadFormatVersion": "2.0"},
            "PayloadFormatVersion 2.0 is not supported for integration of type HTTP_PROXY",
        ),
        (
            {**ENDPOINT, "IntegrationMethod": None},
            "HttpMethod parameter method must be specified for integrationType HTTPPROXY",
        ),
        (
            {**ENDPOINT, "IntegrationMethod": "FETCH"},
            "Invalid HttpMethod specified. Valid options are GET,HEAD,POST,PUT,DELETE,PATCH,OPTIONS,ANY",
        ),
        ({**ENDPOINT, "IntegrationUri": "example.com"}, "Invalid HTTP endpoint specified for URI"),
        ({**ENDPOINT, "IntegrationUri": None}, "Invalid HTTP endpoint specified for URI"),
        ({**ENDPOINT, "TimeoutInMillis": 49}, "Timeout should be between 50 ms and 30000 ms"),
        ({**ENDPOINT, "TimeoutInMillis": 30_001}, "Timeout should be between 50 ms and 30000 ms"),
        (
            {**ENDPOINT, "ConnectionType": "VPC_LINK"},
            "ConnectionId must be set to vpcLinkId for ConnectionType VPC_LINK",
        ),
        (
            {**ENDPOINT, "ConnectionType": "VPC_LINK", "ConnectionId": "abc"},
            NO_TARGET,
        ),
        ({**LAMBDA, "CredentialsArn": "caller"}, "Invalid ARN specified in the request"),
        ({**LAMBDA, "IntegrationUri": "pets"}, "Invalid Integration URI specified"),
        ({**LAMBDA, "IntegrationUri": None}, "Invalid Integration URI specified"),
        (
            {**LAMBDA, "IntegrationUri": "arn:aws:apigateway:eu-west-1:s3:path/bucket/key"},
            "Invalid Integration URI specified",
        ),
        (
            {**ENDPOINT, "RequestTemplates": {"application/json": "{}"}},
            "RequestTemplates is not currently supported for HTTP APIs.",
        ),
        (
            {"IntegrationType": "AWS_PROXY", "IntegrationSubtype": "SQS-SendMessage", "PayloadFormatVersion": "1.0"},
            "Role ARN must be specified for AWS integration configuration with Subtype: SQS-SendMessage",
        ),
        (
            {
                "IntegrationType": "AWS_PROXY",
                "IntegrationSubtype": "SQS-SendMessage",
                "PayloadFormatVersion": "2.0",
                "CredentialsArn": ROLE,
            },
            "Operation: SQS-SendMessage is not supported.",
        ),
        (
            {"IntegrationType": "AWS_PROXY", "IntegrationSubtype": "SNS-Publish", "PayloadFormatVersion": "1.0"},
            "Operation: SNS-Publish is not supported.",
        ),
    ],
)
def test_what_an_http_api_refuses(apis: ApiAccount, params: dict[str, Any], message: str) -> None:
    """And nothing is kept."""
    given = {name: value for name, value in params.items() if value is not None}

    assert ("BadRequestException", message) == apis.refusal("create_integration", ApiId="pets", **given)
    assert [] == apis.items("get_integrations", ApiId="pets")


@pytest.mark.parametrize(
    ("params", "message"),
    [
        (
            {"IntegrationType": "AWS_PROXY", "IntegrationUri": INVOKED, "PayloadFormatVersion": "2.0"},
            "Unsupported PayloadFormatVersion: 2.0",
        ),
        ({"IntegrationType": "MOCK", "TimeoutInMillis": 30_000}, "Timeout should be between 50 ms and 29000 ms"),
        (
            {"IntegrationType": "MOCK", "ResponseParameters": {"200": {"overwrite:statuscode": "201"}}},
            "ResponseParameters is not currently supported for WEBSOCKET APIs.",
        ),
    ],
)
def test_what_a_websocket_api_refuses(apis: ApiAccount, params: dict[str, Any], message: str) -> None:
    """Its rules are narrower."""
    assert ("BadRequestException", message) == apis.refusal("create_integration", ApiId="chat", **params)


@pytest.mark.parametrize(
    "params",
    [
        LAMBDA,
        {**LAMBDA, "IntegrationUri": INVOKED, "CredentialsArn": ROLE},
        {**LAMBDA, "IntegrationUri": f"{FUNCTION}:${{stageVariables.alias}}"},
        {**LAMBDA, "PayloadFormatVersion": "1.0"},
        ENDPOINT,
        {**ENDPOINT, "IntegrationMethod": "ANY", "IntegrationUri": "http://${stageVariables.host}/{proxy}"},
        {
            "IntegrationType": "AWS_PROXY",
            "IntegrationSubtype": "SQS-SendMessage",
            "PayloadFormatVersion": "1.0",
            "CredentialsArn": ROLE,
        },
    ],
)
def test_what_an_http_api_takes(apis: ApiAccount, params: dict[str, Any]) -> None:
    """A function by its ARN or by the URI that invokes it, and an endpoint."""
    made = apis.call("create_integration", ApiId="pets", **params)

    assert params.items() <= made.items()


@pytest.mark.parametrize(
    "params",
    [{"RequestParameters": {"append:header.a": "1"}}, {"ResponseParameters": {"200": {"append:header.a": "1"}}}],
)
def test_a_functions_event_is_not_mapped(apis: ApiAccount, params: dict[str, Any]) -> None:
    """So nobody is told that it would be."""
    refused = apis.refusal("create_integration", ApiId="pets", **LAMBDA, **params)

    assert "NotImplementedException" == refused[0]
