"""Some addresses say by themselves why a call was refused."""

import pytest

from gatewright.doctor.by_address import by_address
from gatewright.sources.exchange import Exchange
from gatewright.sources.sdk_error import as_exchange, sdk_error
from tests.doctor.evidence import FORBIDDEN, MISSING_TOKEN, alone, answered, answers, call

VPCE = "vpce-0123456789abcdef0-abcdefgh.execute-api.eu-west-1.vpce.amazonaws.com"
DENIED = answered(
    403,
    "AccessDeniedException",
    b'{"Message":"User: x is not authorized to perform: execute-api:ManageConnections on resource: y"}',
)


@pytest.mark.parametrize(
    ("exchange", "cause"),
    [
        (call("GET", "/prod/pets", FORBIDDEN, host=VPCE), "endpoint.api-id-missing"),
        (call("POST", "/@connections/L9P=", FORBIDDEN), "connections.endpoint-wrong"),
        (call("POST", "/prod/@connections/L9P=", FORBIDDEN), "connections.endpoint-wrong"),
        (call("POST", "/prod/%40connections/L9P=", DENIED), "connections.permission-missing"),
        (call("POST", "/prod/@connections/L9P=", answered(410, "GoneException")), "connections.gone"),
    ],
)
def test_the_address_names_the_cause(exchange: Exchange, cause: str) -> None:
    """It comes first, and alone."""
    assert [cause] == answers(alone(exchange))


BOTOCORE = "An error occurred (ForbiddenException) when calling the PostToConnection operation: Forbidden"
GO = (
    "operation error ApiGatewayManagementApi: DeleteConnection, https response error StatusCode: 403, RequestID:"
    " b48af611-2552-4c76-bb9a-731955d43f23, api error ForbiddenException: Forbidden"
)


@pytest.mark.parametrize("text", [BOTOCORE, GO])
def test_the_operation_of_an_sdk_says_as_much(text: str) -> None:
    """Its error tells no address; yet only the address can be wrong of a call that was signed and has no reason."""
    told = sdk_error(text)
    assert told is not None

    assert ["connections.endpoint-wrong"] == answers(alone(as_exchange(told, origin="error.txt")))


@pytest.mark.parametrize(
    "exchange",
    [
        call("GET", "/prod/pets", FORBIDDEN),
        call("GET", "/prod/pets", FORBIDDEN, {"x-apigw-api-id": "a1b2c3d4e5"}, host=VPCE),
        call("GET", "/prod/pets", MISSING_TOKEN, host=VPCE),
        call("POST", "/prod/@connections/L9P=", MISSING_TOKEN),
        Exchange(),
    ],
)
def test_other_addresses_say_nothing(exchange: Exchange) -> None:
    """What names an API is left to the checks."""
    assert by_address(exchange) is None
