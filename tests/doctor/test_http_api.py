"""The refusals of an HTTP API, whose texts tell little."""

import pytest

from gatewright.doctor.http_api import of_http_api
from gatewright.model.observation import Observation
from gatewright.model.request import Headers
from gatewright.model.unknown import UNKNOWN
from gatewright.sources.exchange import Exchange
from tests.doctor.evidence import HOST, alone, answers


def refused(
    status: int, body: str = "", *, host: object = HOST, sent: Headers | None = None, **fields: str
) -> Exchange:
    """Return a call that an HTTP API answered."""
    items = [
        ("apigw-requestid", "BvrtujDgDoEEMqg="),
        *((name.replace("_", "-"), text) for name, text in fields.items()),
    ]
    seen = Observation(status=status, headers=Headers(tuple(items)), body=body.encode())
    return Exchange(
        observation=seen,
        method="GET",
        path="/pets",
        host=host,  # type: ignore[arg-type]
        headers=Headers(withheld=True) if sent is None else sent,
    )


FORBIDDEN = '{"message":"Forbidden"}'


@pytest.mark.parametrize(
    ("exchange", "first", "number"),
    [
        (refused(404, '{"message":"Not Found"}'), "route.http-api-not-found", 5),
        (refused(404, '{"message":"Not Found"}', host="api.example.com"), "route.http-api-not-found", 4),
        (refused(404, '{"message":"Not Found"}', host=UNKNOWN), "route.http-api-not-found", 6),
        (refused(404, '{"error":"no such pet"}'), "integration.refused", 1),
        (refused(401, www_authenticate='Bearer error="invalid_token"'), "authorizer.token-invalid", 1),
        (refused(401, '{"message":"Unauthorized"}'), "authorizer.identity-source-missing", 3),
        (refused(401, sent=Headers((("Authorization", "x"),))), "authorizer.token-invalid", 3),
        (refused(401, sent=Headers(untold=(("Authorization", "Bearer "),))), "authorizer.token-invalid", 3),
        (refused(403, FORBIDDEN, sent=Headers(untold=(("Authorization", "Bearer "),))), "authorizer.scope-missing", 5),
        (refused(403, www_authenticate='Bearer error="insufficient_scope"'), "authorizer.scope-missing", 1),
        (refused(403, FORBIDDEN, sent=Headers()), "iam.signature-missing", 4),
        (refused(403, FORBIDDEN, sent=Headers((("Authorization", "AWS4-HMAC-SHA256 x"),))), "iam.header-malformed", 4),
        (refused(403, FORBIDDEN, sent=Headers((("Authorization", "Bearer x"),))), "authorizer.scope-missing", 5),
        (refused(429, '{"message":"Too Many Requests"}'), "throttle.rate-exceeded", 1),
        (refused(500, '{"message":"Internal Server Error"}'), "integration.permission-missing", 5),
        (refused(502, ""), "integration.refused", 1),
    ],
)
def test_the_likeliest_cause_comes_first(exchange: Exchange, first: str, number: int) -> None:
    """What was sent, and what the answer's challenge says, tell the rest apart."""
    found = [cause.id for cause in of_http_api(exchange)]

    assert (first, number) == (found[0], len(found))
    assert first == answers(alone(exchange))[0]


def test_without_a_status_nothing_is_said() -> None:
    """There is no answer to read."""
    assert () == of_http_api(Exchange())
