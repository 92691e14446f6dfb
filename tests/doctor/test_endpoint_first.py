"""An answer that came through an interface VPC endpoint says so."""

import pytest

from gatewright.doctor.endpoint_first import endpoint_first
from gatewright.doctor.examine import examine
from gatewright.model.configuration import Configuration
from gatewright.model.observation import Observation
from gatewright.model.request import Headers
from gatewright.sources.exchange import Exchange
from tests.doctor.evidence import alone, answers, call

OF_A_GATEWAY = (("Date", "x"), ("x-amzn-ErrorType", "ForbiddenException"), ("x-amz-apigw-id", "BE0bQG3XIAMEhsw="))
FORBIDDEN = b'{"message":"Forbidden"}'


def seen(*headers: tuple[str, str]) -> Observation:
    """Return a refusal with these fields."""
    return Observation(status=403, headers=Headers(headers), body=FORBIDDEN)


@pytest.mark.parametrize(
    ("answer", "first"),
    [
        (seen(*OF_A_GATEWAY, ("Server", "Server")), True),
        (seen(*OF_A_GATEWAY), False),
        (seen(("Date", "x"), ("Server", "Server")), False),
    ],
)
def test_its_causes_come_first(answer: Observation, first: bool) -> None:
    """The way is told by one field, beside API Gateway's own."""
    found = answers(examine(Exchange(observation=answer), Configuration()))[:3]

    assert all(cause.startswith("endpoint.") for cause in found) == first


def test_what_is_likely_stays_first() -> None:
    """A frequency never goes before evidence."""
    answer = Observation(status=429, headers=Headers((*OF_A_GATEWAY[:1], ("Server", "Server"))), body=b"")
    found = alone(call("GET", "/prod/pets", answer)).findings

    assert endpoint_first(found, answer) == found
