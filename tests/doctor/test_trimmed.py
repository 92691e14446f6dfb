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


@pytest.mark.parametrize("headers", [(TYPE,), (DATE, TYPE), (("content-length", "23"), ("Connection", "close"))])
def test_fields_that_every_server_sends_are_not_all(headers: tuple[tuple[str, str], ...]) -> None:
    """The others are unknown, and those that are shown stay."""
    seen = untrimmed(shown(*headers)).observation.headers

    assert seen.withheld
    assert tuple(seen) == headers


@pytest.mark.parametrize(
    "exchange",
    [
        shown(),
        shown(DATE, TYPE, ("Server", "nginx")),
        shown(DATE, TYPE, ("x-amzn-RequestId", "d1b3c2a4")),
        shown(DATE, TYPE, ("Content-Length", "2"), ("Connection", "close"), ("Status", "403"), ("Vary", "Origin")),
        shown(DATE, TYPE, body=b'{"message":"No entry for you"}'),
        shown(DATE, TYPE, body=b"<html><h1>403 Forbidden</h1></html>"),
        shown(DATE, TYPE, body=b""),
    ],
)
def test_any_other_answer_stays_as_it_is(exchange: Exchange) -> None:
    """Another server's field, an id, many fields, or a text that is not API Gateway's: all that there was."""
    assert untrimmed(exchange) == exchange


def test_what_is_withheld_stays_withheld() -> None:
    """An answer whose fields nobody kept is not changed."""
    kept = Exchange(
        observation=Observation(status=403, headers=Headers(withheld=True), body=b'{"message":"Forbidden"}')
    )

    assert untrimmed(kept) == kept
