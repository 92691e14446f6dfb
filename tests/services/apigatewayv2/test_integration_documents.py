"""Defaults of integrations."""

from typing import Any

import pytest

from gatewright.services.apigatewayv2.integration_documents import defaults

HTTP = {"TimeoutInMillis": 30_000, "ConnectionType": "INTERNET"}
WEBSOCKET = {
    "ConnectionType": "INTERNET",
    "TimeoutInMillis": 29_000,
    "PayloadFormatVersion": "1.0",
    "PassthroughBehavior": "WHEN_NO_MATCH",
}


@pytest.mark.parametrize(
    ("kind", "protocol", "expected"),
    [
        ("HTTP_PROXY", "HTTP", {**HTTP, "PayloadFormatVersion": "1.0"}),
        ("AWS_PROXY", "HTTP", {**HTTP, "IntegrationMethod": "POST"}),
        (
            "MOCK",
            "WEBSOCKET",
            {**WEBSOCKET, "IntegrationResponseSelectionExpression": "${integration.response.statuscode}"},
        ),
        (
            "AWS",
            "WEBSOCKET",
            {
                **WEBSOCKET,
                "IntegrationMethod": "POST",
                "IntegrationResponseSelectionExpression": "${integration.response.body.errorMessage}",
            },
        ),
        (
            "AWS_PROXY",
            "WEBSOCKET",
            {
                "ConnectionType": "INTERNET",
                "TimeoutInMillis": 29_000,
                "PayloadFormatVersion": "1.0",
                "IntegrationMethod": "POST",
            },
        ),
    ],
)
def test_each_type_has_its_defaults(kind: str, protocol: str, expected: dict[str, Any]) -> None:
    """By protocol."""
    assert expected == defaults({"IntegrationType": kind}, protocol)
