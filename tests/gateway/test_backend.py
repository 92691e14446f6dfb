import inspect

import pytest

from gatewright.gateway.backend import unserved
from gatewright.gateway.passed import Served
from gatewright.model.call import Call
from gatewright.model.configuration import Configuration
from tests.gateway.one_method import OneMethod, mock, request
from tests.gateway.told_functions import URI, ToldFunctions

HTTP = {"type": "HTTP", "httpMethod": "GET", "uri": "http://example.com/"}


def test_mock_is_answered_without_a_task() -> None:
    """What needs no waiting is a value, not an awaitable."""
    one = OneMethod()

    assert isinstance(one.backend().serve(one.call(request())), Served)


def test_http_is_awaited() -> None:
    """What needs a socket is a coroutine."""
    one = OneMethod(integration=HTTP)
    served = one.backend().serve(one.call(request()))

    assert inspect.iscoroutine(served)
    served.close()


def test_any_method_serves_every_verb() -> None:
    """The document of `ANY` is found by the route, whatever verb came."""
    one = OneMethod(verb="ANY")

    assert {200} == {one.served(request("/pets", verb)).response.status for verb in ("GET", "POST", "DELETE")}


def test_method_is_compiled_once() -> None:
    """The second call finds what the first one made."""
    one = OneMethod()
    backend = one.backend()
    backend.serve(one.call(request()))
    compiled = dict(backend._compiled)
    backend.serve(one.call(request()))

    assert compiled == backend._compiled
    assert 1 == len(compiled)


def test_template_knows_the_resource() -> None:
    """`$context` holds the id of the deployed resource and its path."""
    integration = mock(
        responseTemplates={"application/json": "$context.resourceId $context.resourcePath $context.httpMethod"}
    )

    assert b"res001 /pets GET" == OneMethod(integration=integration).served(request()).response.body


@pytest.mark.parametrize(
    ("integration", "reason"),
    [
        (mock(), None),
        (HTTP, None),
        ({"type": "HTTP_PROXY"}, None),
        ({"type": "AWS_PROXY", "uri": URI}, None),
        ({"type": "AWS", "uri": URI}, None),
        ({"type": "AWS", "uri": "arn:aws:apigateway:eu-west-1:sqs:path/1/queue"}, "integrations with `sqs`"),
        ({"type": "AWS", "uri": URI, "credentials": "arn:aws:iam::111122223333:role/r"}, None),
        ({"type": "AWS", "uri": "arn:aws:apigateway:eu-west-1:s3:path/b/k"}, None),
        ({"type": "AWS", "uri": URI, "credentials": "arn:aws:iam::111122223333:user/ann"}, "calling as a certain user"),
        ({**HTTP, "tlsConfig": {"insecureSkipVerification": True}}, None),
        ({**HTTP, "responseTransferMode": "STREAM"}, "response streaming"),
    ],
)
def test_what_cannot_be_honoured_is_named(integration: dict, reason: str | None) -> None:
    """An integration is served whole, or not at all and with the reason."""
    found = unserved(integration)

    assert (found is None) is (reason is None)
    assert reason is None or (found or "").startswith(reason)


@pytest.mark.parametrize("kind", ["AWS", "AWS_PROXY"])
def test_function_is_awaited(kind: str) -> None:
    """Both types of Lambda integration reach whoever runs functions."""
    functions = ToldFunctions()
    integration = {"type": kind, "uri": URI, "integrationResponses": {"200": {"statusCode": "200"}}}

    assert 200 == OneMethod(integration=integration).invoked(request(), functions).response.status
    assert 1 == len(functions.invoked)


@pytest.mark.parametrize("integration", [None, {"type": "AWS_PROXY"}])
def test_unserved_method_is_a_500_that_says_why_in_the_log(integration: dict | None) -> None:
    """The caller sees AWS's bytes, the log the reason."""
    served = OneMethod(integration=integration).served(request())

    assert (500, b'{"message": "Internal server error"}') == (served.response.status, served.response.body)
    assert str(served.execution.failure).startswith("Execution failed due to configuration error: ")


def test_call_without_a_route_is_a_programming_error() -> None:
    """Only what the front door let in may come here."""
    with pytest.raises(ValueError, match="without a route"):
        OneMethod().backend().serve(Call(request(), Configuration()))
