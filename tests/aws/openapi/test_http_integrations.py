"""Integrations of HTTP APIs in definitions."""

from typing import Any

from gatewright.aws.openapi.http_integrations import EXTENSION, exported, integration
from gatewright.aws.openapi.source import Source

SAID = {
    "type": "http_proxy",
    "httpMethod": "GET",
    "uri": "https://example.com",
    "payloadFormatVersion": 1.0,
    "connectionType": "VPC_LINK",
    "connectionId": "abc",
    "tlsConfig": {"serverNameToVerify": "example.com"},
    "requestParameters": {"append:header.a": "1"},
    "cacheNamespace": "of a REST API",
    "timeoutInMillis": None,
}


def read(said: Any, **components: Any) -> Any:
    """Return what an operation with this extension asks for."""
    return integration(Source({"components": components}, 3), {EXTENSION: said})


def test_an_integration_is_said_in_the_control_planes_words() -> None:
    """What HTTP APIs do not have is left out."""
    assert read(SAID) == {
        "IntegrationType": "HTTP_PROXY",
        "IntegrationMethod": "GET",
        "IntegrationUri": "https://example.com",
        "PayloadFormatVersion": "1.0",
        "ConnectionType": "VPC_LINK",
        "ConnectionId": "abc",
        "TlsConfig": {"ServerNameToVerify": "example.com"},
        "RequestParameters": {"append:header.a": "1"},
    }


def test_routes_may_share_a_component() -> None:
    """By its place."""
    shared = {"x-amazon-apigateway-integrations": {"it": {"type": "AWS_PROXY"}}}

    assert {"IntegrationType": "AWS_PROXY"} == (
        read({"$ref": "#/components/x-amazon-apigateway-integrations/it"}, **shared)
    )


def test_an_operation_may_have_none() -> None:
    """Then there is nothing to create."""
    assert [None, None, None] == [read(None), read({}), read({"$ref": "#/components/none"})]


def test_what_is_written_is_read_again() -> None:
    """With the members of a definition."""
    asked = read(SAID)

    assert asked == read(exported(asked))
    assert "http_proxy" == exported(asked)["type"]
