"""The name that was called and the way of the answer order what they cannot decide."""

import pytest

from gatewright.model.observation import Observation
from gatewright.model.request import Headers
from gatewright.sources.exchange import Exchange
from tests.doctor.evidence import alone, answers

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
