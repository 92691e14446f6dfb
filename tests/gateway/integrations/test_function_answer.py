import pytest

from gatewright.gateway.integrations.failure import BAD_GATEWAY, UNINVOKED, ExecutionFailedError
from gatewright.gateway.integrations.function_answer import error_message, function_answer
from gatewright.model.invocation import FunctionError, Invoked

MALFORMED = "Execution failed due to configuration error: Malformed Lambda proxy response"


def invoked(payload: bytes, status: int = 200, error: FunctionError | None = None) -> Invoked:
    """Return what came of an invocation."""
    return Invoked(status=status, payload=payload, request_id="r1", function_error=error)


def test_an_answer_is_read() -> None:
    """Status, headers and body are the function's."""
    found = function_answer(invoked(b'{"statusCode": 418, "headers": {"a": "b"}, "body": "tea"}'))

    assert (418, (("a", "b"),), "tea") == (found.status, found.headers, found.body)


@pytest.mark.parametrize(
    ("came", "failure", "line"),
    [
        (invoked(b"", 429), UNINVOKED, "Lambda invocation failed with status: 429. Lambda request id: r1"),
        (
            invoked(b'{"errorMessage": "no"}', error="Unhandled"),
            BAD_GATEWAY,
            "Lambda execution failed with status 200 due to customer function error: no. Lambda request id: r1",
        ),
        (invoked(b'"tea"'), BAD_GATEWAY, MALFORMED),
    ],
)
def test_what_is_no_answer_has_its_line(came: Invoked, failure: object, line: str) -> None:
    """A refused invocation, a function that raised, and an answer of another form."""
    with pytest.raises(ExecutionFailedError) as raised:
        function_answer(came)

    assert (failure, line) == (raised.value.failure, raised.value.line)


@pytest.mark.parametrize("payload", [b"", b"[1]", b'{"errorMessage": 1}', b"[" * 100_000])
def test_an_answer_need_not_tell_its_error(payload: bytes) -> None:
    """Then there is none to quote."""
    assert error_message(invoked(payload)) is None
