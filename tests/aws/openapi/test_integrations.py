import json
from typing import Any

from gatewright.aws.openapi.integrations import integration
from gatewright.aws.openapi.source import Source, read

EMPTY = read(b'{"swagger": "2.0"}')


def said(**members: Any) -> dict[str, Any]:
    """Return an operation with an integration."""
    return {"x-amazon-apigateway-integration": members}


def test_operation_without_an_integration_has_none() -> None:
    """Such a method can be kept, not deployed."""
    assert (None, ()) == integration(EMPTY, {})


def test_members_are_those_of_the_operations() -> None:
    """Enums in capitals, texts as texts, and only what was said."""
    put, answers = integration(
        EMPTY,
        said(
            type="http_proxy",
            httpMethod="post",
            uri="http://x",
            passthroughBehavior="when_no_match",
            timeoutInMillis="1000",
            requestParameters={"integration.request.header.a": True},
            requestTemplates={"application/json": None},
            cacheKeyParameters=["method.request.path.a"],
            tlsConfig={"insecureSkipVerification": True},
            credentials="arn",
        ),
    )

    assert {
        "type": "HTTP_PROXY",
        "integrationHttpMethod": "POST",
        "uri": "http://x",
        "passthroughBehavior": "WHEN_NO_MATCH",
        "timeoutInMillis": "1000",
        "requestParameters": {"integration.request.header.a": "true"},
        "requestTemplates": {"application/json": ""},
        "cacheKeyParameters": ["method.request.path.a"],
        "tlsConfig": {"insecureSkipVerification": True},
        "credentials": "arn",
    } == put
    assert () == answers


def test_responses_are_by_pattern() -> None:
    """`default` is the one without; a status may be a number."""
    _, answers = integration(
        EMPTY,
        said(
            type="mock",
            responses={
                "default": {"statusCode": 200, "responseParameters": {"method.response.header.a": "'b'"}},
                "5\\d{2}": {"statusCode": "500", "responseTemplates": {"text/plain": "no"}, "contentHandling": "x"},
                "no": None,
            },
        ),
    )

    assert (
        {"statusCode": "200", "responseParameters": {"method.response.header.a": "'b'"}},
        {
            "statusCode": "500",
            "selectionPattern": "5\\d{2}",
            "responseTemplates": {"text/plain": "no"},
            "contentHandling": "x",
        },
    ) == answers


def test_integration_may_stand_elsewhere() -> None:
    """A reference to the definition's own integrations."""
    whole: Source = read(json.dumps({"swagger": "2.0", "x-integrations": {"a": {"type": "mock"}}}).encode())
    put, _ = integration(whole, {"x-amazon-apigateway-integration": {"$ref": "#/x-integrations/a"}})

    assert {"type": "MOCK"} == put
