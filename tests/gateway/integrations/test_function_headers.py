import pytest

from gatewright.gateway.integrations.failure import ExecutionFailedError
from gatewright.gateway.integrations.function_headers import FunctionHeaders
from gatewright.gateway.integrations.rendering import Rendering
from gatewright.model.request import Request
from tests.gateway.one_method import OneMethod, request


def asynchronous(
    mappings: dict[str, str], asked: Request | None = None, overridden: dict[str, str] | None = None
) -> bool:
    """Return what the mappings say of one call."""
    parameters = {f"integration.request.header.{name}": value for name, value in mappings.items()}
    rendering = Rendering(OneMethod().passed(asked or request()))
    return FunctionHeaders({"requestParameters": parameters}).asynchronous(rendering, overridden or {})


@pytest.mark.parametrize(
    ("mappings", "expected"),
    [
        ({}, False),
        ({"X-Other": "'a'"}, False),
        ({"X-Amz-Invocation-Type": "'Event'"}, True),
        ({"x-amz-invocation-type": "'Event'"}, True),
        ({"X-Amz-Invocation-Type": "'RequestResponse'"}, False),
        ({"X-Amz-Invocation-Type": "method.request.header.InvocationType"}, True),
        ({"X-Amz-Invocation-Type": "method.request.header.Other"}, False),
    ],
)
def test_invocation_type_may_be_mapped(mappings: dict[str, str], expected: bool) -> None:
    """As a constant, or from the caller; without a value it is not asked for."""
    assert expected is asynchronous(mappings, request(headers={"InvocationType": "Event"}))


def test_override_of_the_template_is_final() -> None:
    """`$context.requestOverride.header` lies on top of the mappings."""
    assert asynchronous({"X-A": "'b'"}, overridden={"X-Amz-Invocation-Type": "Event"})


@pytest.mark.parametrize(
    "name", ["Content-Length", "Transfer-Encoding", "Authorization", "Connection", "Expect", "Proxy-Authenticate", "TE"]
)
def test_mapping_to_a_name_of_the_connection_is_a_500(name: str) -> None:
    """Recorded for these seven."""
    with pytest.raises(ExecutionFailedError) as raised:
        asynchronous({name: "'x'"})

    assert 500 == raised.value.failure.status


def test_mapping_that_cannot_be_read_is_a_500() -> None:
    """The log names it."""
    with pytest.raises(ExecutionFailedError, match="`nonsense`"):
        asynchronous({"X-A": "nonsense"})
