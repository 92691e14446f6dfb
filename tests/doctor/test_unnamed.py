"""Refusals that API Gateway does not write by itself."""

import pytest

from gatewright.doctor.examine import examine
from gatewright.model.configuration import Configuration
from gatewright.model.observation import Observation
from gatewright.model.request import Headers
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.exchange import Exchange, Failure

LOOSE = Headers(withheld=True)


def causes(exchange: Exchange) -> list[str]:
    """Return the causes, best first."""
    return [finding.cause.id for finding in examine(exchange, Configuration()).findings]


def answered(body: bytes, status: int | Unknown = UNKNOWN, host: str | Unknown = UNKNOWN) -> Exchange:
    """Return an answer of which the body was seen."""
    return Exchange(observation=Observation(status=status, headers=LOOSE, body=body), host=host)


@pytest.mark.parametrize("status", [UNKNOWN, 400, 403])
def test_words_that_nobody_knows_are_another_s(status: int | Unknown) -> None:
    """The service that was called, first, where nothing tells of an API; the backend, behind one."""
    body = b'{"message":"a text of somebody\'s own"}'
    host = "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"

    assert causes(answered(body, status)) == ["edge.other-service", "integration.refused", "edge.proxy-refused"]
    assert causes(answered(body, status, host))[0] == "integration.refused"


@pytest.mark.parametrize("status", [500, 502, 503, 504, 520])
def test_a_server_s_error_is_first_of_all_the_backend_s(status: int) -> None:
    """It is behind the API, or before it; API Gateway answers 502 to 504 for what stands behind it."""
    assert causes(answered(b'{"message":"a text of somebody\'s own"}', status))[0] == "integration.refused"


def test_an_http_apis_503_is_of_what_stands_behind_it() -> None:
    """In its own form; the words alone are any server's first."""
    own = [*causes(answered(b'{"message":"Service Unavailable"}', 503))]

    assert own[:3] == ["integration.timed-out", "integration.unreachable", "integration.failed"]
    assert causes(answered(b"Service Unavailable", 503))[0] == "integration.refused"


@pytest.mark.parametrize(
    ("status", "body", "cause"),
    [
        (502, b"Bad Gateway", "integration.failed"),
        (504, b'{"message":"Gateway Timeout"}', "integration.timed-out"),
        (502, UNKNOWN, "integration.failed"),
        (504, UNKNOWN, "integration.timed-out"),
    ],
)
def test_a_status_alone_means_what_api_gateway_means_by_it(status: int, body: bytes | Unknown, cause: str) -> None:
    """The reason phrase, which clients print, adds nothing to it."""
    seen = Observation(status=status, headers=LOOSE, body=body)

    assert causes(Exchange(observation=seen))[0] == cause


@pytest.mark.parametrize(
    ("body", "of_another"),
    [
        (b'{"statusCode":401,"message":"Unauthorized"}', True),
        (b'{"error":"Unauthorized","details":"Expired"}', True),
        (b'{"message":"Unauthorized"}', False),
        (b'{"message":"Forbidden","connectionId":"x=","requestId":"y="}', False),
        (b'{"statusCode":403,"message":"User is not authorized to access this resource"}', False),
        (b'{"statusCode":403,"message":"Missing Authentication Token"}', False),
    ],
)
def test_members_that_api_gateway_does_not_write(body: bytes, of_another: bool) -> None:
    """A framework's body puts the backend first; a text of AWS's in a customised body does not."""
    found = causes(answered(body))

    assert (found[:2] == ["edge.other-service", "integration.refused"]) == of_another
    assert set(found[2:3]) & {"integration.refused", "edge.other-service"} == set()


@pytest.mark.parametrize(("method", "first"), [(UNKNOWN, True), ("GET", False)])
def test_a_hidden_answer_to_nobody_knows_what(method: str | Unknown, first: bool) -> None:
    """The preflight comes before all, unless the call is known to need none."""
    cors = Failure(kind="cors", detail="CORS header missing")
    found = causes(Exchange(observation=Observation(headers=LOOSE), failure=cors, method=method))

    assert (found[:2] == ["route.preflight-refused", "integration.refused"]) == first


def test_a_refused_preflight_comes_first() -> None:
    """OPTIONS is what a preflight is sent with."""
    exchange = Exchange(observation=Observation(status=403, headers=LOOSE), method="OPTIONS")

    assert causes(exchange)[0] == "route.preflight-refused"
