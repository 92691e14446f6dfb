"""Parameter mappings."""

from typing import Any

import pytest

from gatewright.services.apigatewayv2.parameter_mappings import check
from gatewright.wire.errors import ServiceError


@pytest.mark.parametrize(
    "mappings",
    [
        {"append:header.authz": "$context.authorizer.authorizerResponse"},
        {"overwrite:path": "/a/$request.path.id"},
        {"overwrite:querystring.q": "a-${request.querystring.q}-${stageVariables.env}"},
        {"remove:querystring.x": "''"},
        {"append:header.h": "$request.body.user.name"},
        {"append:header.h": "a text"},
        {"append:header.h": "$request.header.x-one"},
    ],
)
def test_what_a_request_of_an_http_api_may_be_mapped_by(mappings: dict[str, str]) -> None:
    """Documented."""
    check({"RequestParameters": mappings}, "HTTP")


@pytest.mark.parametrize(
    ("integration", "error"),
    [
        (
            {"RequestParameters": {"header.x": "1"}},
            "Invalid Request Actioned Parameter destination specified: header.x",
        ),
        (
            {"RequestParameters": {"append:path": "1"}},
            "Invalid Request Actioned Parameter destination specified: append:path",
        ),
        (
            {"ResponseParameters": {"200": {"append:overwrite.static": "1"}}},
            "Invalid Response Actioned Parameter destination specified: append:overwrite.static",
        ),
        ({"RequestParameters": {"append:header.x": "$response.header.y"}}, "specified: $response.header.y"),
        ({"ResponseParameters": {"200": {"append:header.x": "$request.header.y"}}}, "specified: $request.header.y"),
        ({"RequestParameters": {"overwrite:header.Authorization": "1"}}, "header Authorization are restricted"),
        ({"ResponseParameters": {"200": {"append:header.x-amz-y": "1"}}}, "header x-amz-y are restricted"),
    ],
)
def test_what_it_may_not(integration: dict[str, Any], error: str) -> None:
    """In the form of AWS's refusal."""
    with pytest.raises(ServiceError) as caught:
        check(integration, "HTTP")

    assert caught.value.message.startswith("Invalid mapping expression specified: Validation Result: warnings : []")
    assert caught.value.message.endswith(f"{error}]")


@pytest.mark.parametrize("status", ["100", "600", "2xx", "default"])
def test_a_response_is_mapped_by_its_status(status: str) -> None:
    """From 200 to 599."""
    with pytest.raises(ServiceError, match=f"Status Code {status} is not valid"):
        check({"ResponseParameters": {status: {"overwrite:statuscode": "200"}}}, "HTTP")


def test_a_services_own_parameters_are_not_mappings() -> None:
    """They are held against the service."""
    check({"IntegrationSubtype": "SQS-SendMessage", "RequestParameters": {"QueueUrl": "x"}}, "HTTP")


def test_a_websocket_api_maps_as_v1_does() -> None:
    """With `route` in place of `method`."""
    good = {"integration.request.header.a": "route.request.querystring.b", "integration.request.path.c": "'d'"}
    check({"RequestParameters": good}, "WEBSOCKET")

    for key, value in {"append:header.x": "'1'", "integration.request.header.a": "method.request.header.b"}.items():
        with pytest.raises(ServiceError, match="Invalid mapping expression specified: Validation"):
            check({"RequestParameters": {key: value}}, "WEBSOCKET")
