"""An answer of API Gateway's is never without an id: one that is was shown in part."""

import pytest

from gatewright.doctor.trimmed import untrimmed
from gatewright.model.observation import Observation
from gatewright.model.request import Headers
from gatewright.sources.exchange import Exchange

DATE = ("Date", "Tue, 05 Nov 2024 10:00:00 GMT")
TYPE = ("Content-Type", "application/json")


def shown(*headers: tuple[str, str], body: bytes = b'{"message":"Forbidden"}') -> Exchange:
    """Return an answer with these header fields, all that there were as far as anybody says."""
    return Exchange(observation=Observation(status=403, headers=Headers(headers), body=body))


OWN = b'{"message":"Missing Authentication Token"}'
NGINX = ("Server", "nginx")
ID = ("x-amz-apigw-id", "Abc=")
ERROR_TYPE = ("x-amzn-ErrorType", "ForbiddenException")


@pytest.mark.parametrize(
    "headers",
    [
        (),
        (TYPE,),
        (DATE, TYPE),
        (("content-length", "23"), ("Connection", "close")),
        (DATE, TYPE, ("x-amzn-RequestId", "d1b3c2a4")),
        (TYPE, ("Access-Control-Allow-Origin", "*")),
        (("X-Cache", "Error from cloudfront"), ("Via", "1.1 d.cloudfront.net (CloudFront)"), ("X-Amz-Cf-Id", "q")),
    ],
)
def test_fields_that_any_answer_has_are_not_all(headers: tuple[tuple[str, str], ...]) -> None:
    """The others are unknown, and those that are shown stay."""
    seen = untrimmed(shown(*headers)).observation.headers

    assert seen.withheld
    assert tuple(seen) == headers


@pytest.mark.parametrize("headers", [(NGINX,), (ID,), (ERROR_TYPE,), (DATE, TYPE, NGINX, ("X-Powered-By", "PHP"), ID)])
@pytest.mark.parametrize("body", [OWN, b'{"message":null}'])
def test_a_text_that_only_api_gateway_writes_is_its_whatever_stands_beside_it(
    headers: tuple[tuple[str, str], ...], body: bytes
) -> None:
    """Proxies add fields of their own and take others away."""
    assert untrimmed(shown(*headers, body=body)).observation.headers.withheld


@pytest.mark.parametrize(
    "exchange",
    [
        shown(DATE, TYPE, NGINX),
        shown(DATE, TYPE, ("X-Powered-By", "Express")),
        shown(DATE, TYPE, ID),
        shown(DATE, ID, ERROR_TYPE, body=OWN),
        shown(DATE, TYPE, ("Content-Length", "2"), ("Connection", "close"), ("Status", "403"), ("Vary", "Origin")),
        shown(DATE, TYPE, body=b'{"message":"No entry for you"}'),
        shown(DATE, TYPE, body=b"<html><h1>403 Forbidden</h1></html>"),
        shown(DATE, TYPE, body=b""),
    ],
)
def test_any_other_answer_stays_as_it_is(exchange: Exchange) -> None:
    """Another server's field, an id beside the error type, many fields, or a text that others write too: all of it."""
    assert untrimmed(exchange) == exchange


def test_what_is_withheld_stays_withheld() -> None:
    """An answer whose fields nobody kept is not changed."""
    kept = Exchange(
        observation=Observation(status=403, headers=Headers(withheld=True), body=b'{"message":"Forbidden"}')
    )

    assert untrimmed(kept) == kept
