"""The limits of an HTTP API's routes."""

from gatewright.engine.respond import refusal
from gatewright.model.question import TakeToken
from tests.http_apis import API_ID, configuration, decided, request, says

LIMITED = configuration(
    stages=[
        {
            "StageName": "$default",
            "AutoDeploy": True,
            "RouteSettings": {"GET /pets": {"ThrottlingRateLimit": 2.0, "ThrottlingBurstLimit": 1}},
        }
    ]
)


def test_a_route_with_a_limit_takes_a_token() -> None:
    """From a bucket of its own; other routes take none."""
    decision = decided("GET /pets", LIMITED, says(TakeToken=True))

    assert decision.outcome == "allowed"
    assert [one.bucket for one in decision.call.answers if isinstance(one, TakeToken)] == [
        ("stage", API_ID, "$default", "/pets", "GET")
    ]
    assert decided("GET /pets/7", LIMITED).outcome == "allowed"


def test_without_a_token_it_answers_429() -> None:
    """In the bytes of an HTTP API."""
    decision = decided("GET /pets", LIMITED, says(TakeToken=False))
    assert decision.denial is not None
    response = refusal(decision.denial, request("GET /pets"))

    assert decision.denial.cause.id == "throttle.rate-exceeded"
    assert (response.status, response.body) == (429, b'{"message":"Too Many Requests"}')
