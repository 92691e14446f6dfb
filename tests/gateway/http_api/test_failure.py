"""How a call fails behind the door of an HTTP API."""

from gatewright.aws.integration_outcome import Integration
from gatewright.gateway.http_api.failure import UNAVAILABLE, IntegrationFailedError, failed, undecided
from tests.http_apis import ID, request


def test_the_caller_hears_a_word_and_the_log_the_reason() -> None:
    """What was known of the backend stays known."""
    served = failed(IntegrationFailedError(UNAVAILABLE, "it is down"), request("GET /"), Integration(latency=7))

    assert (served.response.status, served.response.body) == (503, b'{"message":"Service Unavailable"}')
    assert (served.integration.latency, served.integration.error, served.failure) == (
        7,
        "it is down",
        "Service Unavailable",
    )
    assert served.failed_as is None


def test_what_cannot_be_decided_stays_outside() -> None:
    """In the form of AWS's own failures."""
    response = undecided(request("GET /"))

    assert (response.status, response.body) == (500, b'{"message":"Internal Server Error"}')
    assert response.header("apigw-requestid") == ID
