"""The name that was called and the way of the answer order what they cannot decide."""

import pytest

from gatewright.model.observation import Observation
from gatewright.model.request import Headers
from gatewright.sources.exchange import Exchange
from tests.doctor.evidence import FORBIDDEN as ANSWER
from tests.doctor.evidence import alone, answered, answers, call

FORBIDDEN = b'{"message":"Forbidden"}'
MISSING = b'{"message":"Missing Authentication Token"}'


def seen(body: bytes, host: str | None = None, **headers: str) -> list[str]:
    """Return what is named for an answer, of a call of which no more than the host is known."""
    items = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    observation = Observation(status=403, headers=Headers(items, withheld=True), body=body)
    exchange = Exchange(observation=observation) if host is None else Exchange(observation=observation, host=host)
    return answers(alone(exchange))


def test_a_domain_of_somebodys_own_has_its_stage_in_the_mapping() -> None:
    """So the stage that is missing from the URL comes last, and the mapping among the first."""
    found = seen(FORBIDDEN, "api.example.com")

    assert "domain.path-not-mapped" in found[:3]
    assert found.index("stage.not-found") > found.index("waf.rule-blocked")


def test_an_execute_api_name_has_no_mapping() -> None:
    """Nor does it ask for a certificate."""
    found = seen(FORBIDDEN, "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com")

    assert "stage.not-found" in found[:3]
    assert found.index("domain.path-not-mapped") > found.index("endpoint.default-disabled")
    assert found.index("tls.client-certificate-untrusted") > found.index("endpoint.default-disabled")


def test_nothing_is_taken_away() -> None:
    """A proxy of somebody's own may have led the call to the other name."""
    assert sorted(seen(FORBIDDEN)) == sorted({*seen(FORBIDDEN, "api.example.com"), *seen(FORBIDDEN)})


@pytest.mark.parametrize("body", [FORBIDDEN, MISSING])
def test_two_cloudfronts_make_the_prefix_likely(body: bytes) -> None:
    """The second is the API's own; one alone may be it."""
    one, two = (
        "1.1 a.cloudfront.net (CloudFront)",
        "1.1 a.cloudfront.net (CloudFront), 1.1 b.cloudfront.net (CloudFront)",
    )

    assert "edge.path-prefix" in seen(body, via=two)[:3]
    assert "edge.path-prefix" not in seen(body, via=one)[:3]


def test_a_cloudfront_name_makes_the_prefix_likely() -> None:
    """Nobody calls API Gateway's own distribution by its name."""
    assert "edge.path-prefix" in seen(MISSING, "d111111abcdef8.cloudfront.net")[:3]


def test_a_whole_call_to_a_domain_has_the_stage_last_too() -> None:
    """What was asked is known there, and the configuration is not."""
    found = answers(alone(call("GET", "/pets", ANSWER, host="api.example.com")))

    assert "domain.path-not-mapped" in found[:3]
    assert found.index("stage.not-found") > found.index("waf.rule-blocked")


def test_a_server_that_asked_for_a_certificate_has_mutual_tls() -> None:
    """Then what the certificate lacks comes first."""
    found = answers(alone(call("GET", "/pets", ANSWER, host="api.example.com", answers={"domain.mutual-tls": "yes"})))

    assert found[0] == "tls.client-certificate-untrusted"


@pytest.mark.parametrize(("path", "is_first"), [("/prod/pets", True), ("/Dev", True), ("/pets/prod", False)])
def test_a_path_that_begins_like_a_stage_repeats_it(path: str, is_first: bool) -> None:
    """At a domain name; at an execute-api name the stage belongs there."""
    missing = answered(403, "MissingAuthenticationTokenException", MISSING)
    of_domain = answers(alone(call("GET", path, missing, host="api.example.com")))
    of_endpoint = answers(alone(call("GET", path, missing)))

    assert (of_domain[0] == "stage.repeated-in-path") is is_first
    assert of_endpoint[0] != "stage.repeated-in-path"
