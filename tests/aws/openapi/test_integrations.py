import json
from typing import Any

from gatewright.aws.openapi.definition import Params
from gatewright.aws.openapi.integrations import integration as read_integration
from gatewright.aws.openapi.source import Source, read

EMPTY = read(b'{"swagger": "2.0"}')


def integration(
    source: Source, operation: dict[str, Any], warnings: list[str] | None = None
) -> tuple[Params | None, tuple[Params, ...]]:
    """Read the integration of `GET /pets`."""
    return read_integration(
        source, operation, "resource '/pets' and method 'GET'", [] if warnings is None else warnings
    )


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
            requestParameters={"integration.request.header.a": "'b'"},
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
        "requestParameters": {"integration.request.header.a": "'b'"},
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


def test_parameter_that_is_no_text_is_left_out() -> None:
    """Recorded: LocalStack, AWS-validated test_import_rest_api_with_base_path_oas30 (2025-07-02), word for word."""
    warnings: list[str] = []
    parameters = {"integration.request.header.nothing": True, "integration.request.header.double-single": "'True'"}
    put, _ = integration(EMPTY, said(type="mock", requestParameters=parameters), warnings)

    assert {"integration.request.header.double-single": "'True'"} == (put or {})["requestParameters"]
    expected = (
        "Invalid format for 'requestParameters'. Expected type string for property "
        "'integration.request.header.nothing' of resource '/pets' and method 'GET' but got 'true'"
    )
    assert [expected] == warnings


def test_mock_integration_has_no_verb() -> None:
    """Recorded: LocalStack, AWS-validated test_import_with_http_method_integration (2025-07-02)."""
    put, _ = integration(EMPTY, said(type="mock", httpMethod="POST"))

    assert {"type": "MOCK"} == put
