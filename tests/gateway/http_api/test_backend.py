"""What stands behind the routes of an HTTP API."""

import pytest

from gatewright.gateway.http_api.backend import unserved
from gatewright.gateway.upstream_message import UpstreamResponse
from tests.gateway.http_api.one_route import LAMBDA, PROXY, Backs, OneRoute
from tests.http_apis import ID

CORS = {"CorsConfiguration": {"AllowOrigins": ["https://shop.example"], "AllowMethods": ["GET"], "MaxAge": 60}}
ASKED = {"Origin": "https://shop.example", "Access_Control_Request_Method": "GET"}


@pytest.mark.parametrize(
    ("integration", "reason"),
    [
        (LAMBDA, None),
        (PROXY, None),
        ({**LAMBDA, "IntegrationSubtype": "SQS-SendMessage"}, "integrations with `SQS-SendMessage` are not served"),
        ({**LAMBDA, "CredentialsArn": "arn:aws:iam::111122223333:user/ann"}, "calling as a certain user is not served"),
        ({"IntegrationType": "MOCK"}, "integrations of the type `MOCK` are none of an HTTP API"),
        ({**LAMBDA, "IntegrationUri": "arn:aws:apigateway:eu-west-1:sqs:path/x"}, "integrations with `sqs` are not"),
    ],
)
def test_what_cannot_be_served_says_so(integration: dict[str, str], reason: str | None) -> None:
    """By name, and whole: never half of it."""
    found = unserved(integration)

    assert (found is None) == (reason is None)
    assert reason is None or (found or "").startswith(reason)
    assert reason is None or OneRoute(integration).served().response.status == 500


def test_a_route_without_an_integration_fails() -> None:
    """Each call does."""
    served = OneRoute(PROXY, Target="integrations/gone").served()

    assert (served.response.status, served.integration.error) == (500, "the route has no integration")


@pytest.mark.parametrize("target", ["OPTIONS /pets/7", "OPTIONS /elsewhere"])
def test_a_preflight_is_answered_where_the_api_has_cors(target: str) -> None:
    """Whether a route takes it or none does; no backend hears of it."""
    one = OneRoute(PROXY, api=CORS)
    response = one.served(target, **ASKED).response

    assert (response.status, response.body, one.backs.sent) == (204, b"", [])
    assert response.headers == (
        ("access-control-allow-origin", "https://shop.example"),
        ("vary", "Origin"),
        ("access-control-allow-methods", "GET"),
        ("access-control-max-age", "60"),
        ("apigw-requestid", ID),
    )


def test_without_cors_a_preflight_is_a_call_as_any_other() -> None:
    """And so is an OPTIONS that is no preflight, with it."""
    one, other = OneRoute(PROXY), OneRoute(PROXY, api=CORS)
    one.served("OPTIONS /pets/7", **ASKED)
    other.served("OPTIONS /pets/7")

    assert len(one.backs.sent) == len(other.backs.sent) == 1


def test_the_headers_of_the_api_stand_in_the_place_of_the_backends() -> None:
    """Where it has a configuration; where it has none, the backend's own stand."""
    answer = UpstreamResponse(
        status=200, reason="OK", headers=(("Access-Control-Allow-Origin", "http://own"), ("X-A", "1")), body=b""
    )
    ours = OneRoute(PROXY, api=CORS, backs=Backs(answer)).served(Origin="https://shop.example").response
    theirs = OneRoute(PROXY, backs=Backs(answer)).served(Origin="https://shop.example").response

    assert ours.header("access-control-allow-origin") == "https://shop.example"
    assert theirs.header("access-control-allow-origin") == "http://own"
