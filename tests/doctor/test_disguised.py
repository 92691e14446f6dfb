"""A refusal that came with the status of a success."""

import pytest

from gatewright.doctor.disguised import is_a_page_in_its_place, is_disguised
from gatewright.doctor.examine import examine
from gatewright.model.configuration import Configuration
from gatewright.model.observation import Observation
from gatewright.model.request import Headers
from gatewright.sources.exchange import Exchange
from tests.doctor.evidence import answers

FAILED = ("x-cache", "Error from cloudfront")
GRAPHQL = b'{"data":null,"errors":[{"message":"Not Authorized to access pets on type Query"}]}'


def seen(body: bytes, *headers: tuple[str, str], status: int = 200) -> Observation:
    """Return an answer that looks like a success."""
    return Observation(status=status, headers=Headers((("date", "x"), *headers)), body=body)


@pytest.mark.parametrize(
    ("answer", "first"),
    [
        (seen(b"<!doctype html><div id=root>", FAILED, ("via", "1.1 x.cloudfront.net")), "edge.error-page-rewritten"),
        (seen(b'{"message":"Missing Authentication Token"}'), "route.not-found"),
        (seen(b"{}", ("x-amzn-ErrorType", "MissingAuthenticationTokenException")), "route.not-found"),
        (seen(GRAPHQL), "edge.other-service"),
        (seen(b"<!doctype html>", ("Content-Type", "text/html; charset=UTF-8")), "edge.other-service"),
        (seen(b'{"message":"Forbidden"}'), "edge.other-service"),
        (seen(b"", ("Location", "https://id.example.com/login?back=x"), status=302), "edge.other-service"),
        (seen(b"<Error><Code>PermanentRedirect</Code></Error>", status=301), "edge.other-service"),
    ],
)
def test_it_has_an_answer(answer: Observation, first: str) -> None:
    """A page in the place of the API's answer; an error within it."""
    assert is_disguised(Exchange(observation=answer))
    assert answers(examine(Exchange(observation=answer), Configuration()))[0] == first


def test_a_text_of_api_gateway_alone_is_its_refusal_whatever_status_a_client_shows() -> None:
    """Where no field was shown that would tell who answered."""
    shown = Observation(status=200, headers=Headers(withheld=True), body=b'{"message": "Endpoint request timed out"}')

    assert answers(examine(Exchange(observation=shown), Configuration())) == ["integration.timed-out"]


@pytest.mark.parametrize(
    "answer",
    [
        seen(b'{"pets":[]}'),
        seen(b'{"message":"Hello"}'),
        seen(b'{"message":"Not Found"}'),
        seen(b"", ("location", "https://example.com/pets"), status=302),
        seen(b"<html>"),
        seen(b"<!doctype html>", FAILED, status=403),
        Observation(body=b'{"message":"Missing Authentication Token"}'),
        Observation(status=302),
    ],
)
def test_what_passed_has_passed(answer: Observation) -> None:
    """And what is refused openly is not disguised."""
    assert not is_disguised(Exchange(observation=answer))
    assert not is_a_page_in_its_place(answer)
