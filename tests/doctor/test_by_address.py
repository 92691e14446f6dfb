"""Some addresses say by themselves why a call was refused."""

import pytest

from gatewright.doctor.by_address import by_address
from gatewright.sources.exchange import Exchange
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
