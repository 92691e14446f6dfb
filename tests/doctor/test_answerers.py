"""Causes outside the chain: another box answered, nobody did, or the call took another way."""

from dataclasses import replace

import pytest

from gatewright.checks.connections import OF_CONNECTIONS
from gatewright.doctor.answerers import BY_ANSWERER, ON_THE_WAY, PAST_THE_DOOR, elsewhere, on_the_way
from gatewright.doctor.unanswered import BY_FAILURE
from gatewright.engine.catalogue import OUTSIDE_THE_CHAIN
from gatewright.model.configuration import Configuration
from gatewright.model.fact import Fact
from gatewright.model.observation import Observation
from gatewright.model.request import Headers
from gatewright.sources.exchange import Exchange, Failure
from tests.doctor.evidence import FORBIDDEN, HOST, MISSING_TOKEN, alone, answers, call

CUSTOM = "api.example.com"
CLOUDFRONT = (("X-Cache", "Error from cloudfront"), ("X-Amz-Cf-Id", "x=="))


def through_cloudfront(seen: Observation) -> Observation:
    """Return the same answer with the marks of CloudFront."""
    return replace(seen, headers=Headers((*seen.headers, *CLOUDFRONT)))


def suspects(exchange: Exchange) -> dict[str, str]:
    """Return the suspects on the way, and how each stands."""
    return {each.cause.id: each.standing for each in on_the_way(exchange, None)}


def test_every_cause_outside_the_chain_can_be_named() -> None:
    """None is in the catalogue that no table leads to."""
    named = {
        cause.id
        for causes in (*BY_ANSWERER.values(), *BY_FAILURE.values(), ON_THE_WAY, PAST_THE_DOOR)
        for cause in causes
    }
    found = elsewhere("unknown", Exchange(observation=Observation(headers=Headers()), host=CUSTOM), Configuration())

    assert found is not None
    of_http_apis = elsewhere("api-gateway-http", Exchange(observation=Observation(status=404)), Configuration())
    assert of_http_apis is not None
    elsewhere_named = {suspect.cause.id for suspect in of_http_apis} | {cause.id for cause in OF_CONNECTIONS}
    assert {cause.id for cause in OUTSIDE_THE_CHAIN} <= named | elsewhere_named


def test_the_front_door_is_left_to_the_chain() -> None:
    """Where API Gateway answered, or may have, nothing is said here."""
    assert elsewhere("api-gateway-rest", call("GET", "/prod/pets", FORBIDDEN), Configuration()) is None
    silent = Exchange(observation=Observation(body=b'{"message":"Forbidden"}'))
    assert elsewhere("unknown", silent, Configuration()) is None


@pytest.mark.parametrize(
    ("text", "of_another"),
    [
        (b"Missing Authentication Token", False),
        (b"User is not authorized to access this resource", False),
        (b"Forbidden", False),
        (b"<html><h1>403 Forbidden</h1></html>", True),
    ],
)
def test_a_text_without_its_json_is_of_who_alone_writes_it(text: bytes, of_another: bool) -> None:
    """Clients print the message alone; a page that API Gateway never sends is nobody's of its."""
    shown = Exchange(observation=Observation(status=403, headers=Headers(withheld=True), body=text))

    assert (elsewhere("unknown", shown, Configuration()) is not None) == of_another


def test_cloudfronts_own_field_alone_may_mean_that_it_refused() -> None:
    """`Error from cloudfront` stands on whatever came with an error, the origin's or its own."""
    fields = Headers((("X-Cache", "Error from cloudfront"),))
    found = elsewhere("unknown", Exchange(observation=Observation(status=400, headers=fields)), Configuration())

    assert found is not None
    assert [suspect.cause.id for suspect in found[:2]] == ["edge.other-service", "edge.cloudfront-refused"]


@pytest.mark.parametrize(
    ("kind", "host", "first"),
    [
        ("dns", HOST, "domain.host-unknown"),
        ("tls", CUSTOM, "tls.version-refused"),
        ("reset", CUSTOM, "tls.client-certificate-missing"),
    ],
)
def test_no_answer_has_causes_too(kind: str, host: str, first: str) -> None:
    """How a call failed tells which door it did not pass."""
    failure = Failure(kind=kind, detail="curl: ...")  # type: ignore[arg-type]  # one of the kinds
    found = elsewhere("unknown", Exchange(host=host, failure=failure), Configuration())

    assert found is not None
    assert found[0].cause.id == first


def test_a_failure_that_tells_nothing_names_nothing() -> None:
    """A time-out may have any cause, and none of ours answered."""
    timed_out = Exchange(host=HOST, failure=Failure(kind="timeout", detail="curl: (28) timed out"))

    assert elsewhere("unknown", timed_out, Configuration()) == ()
    assert answers(alone(timed_out)) == []


def test_a_tunnel_that_was_not_opened_is_the_proxys() -> None:
    """The answer to CONNECT, or curl's own words for it, come from a proxy."""
    by_words = Exchange(failure=Failure(kind="reset", detail="curl: (56) CONNECT tunnel failed, response 403"))
    by_method = Exchange(method="CONNECT", observation=Observation(status=403, headers=Headers()))

    for exchange in (by_words, by_method):
        found = elsewhere("unknown", exchange, Configuration())

        assert found is not None
        assert [suspect.cause.id for suspect in found] == ["edge.proxy-refused"]


@pytest.mark.parametrize(
    ("ip", "standing"),
    [
        ("10.0.12.34", "likely"),
        ("52.95.110.1", None),
        ("127.0.0.1", None),
        ("127.0.0.2", "likely"),
        ("fd00::1", "likely"),
    ],
)
def test_a_private_address_speaks_for_private_dns(ip: str, standing: str | None) -> None:
    """The name led into a VPC; a public address, or our own machine, excludes it."""
    exchange = call("GET", "/prod/pets", FORBIDDEN, remote_ip=ip)

    assert suspects(exchange).get("endpoint.public-api-through-vpc-endpoint") == standing


def test_private_dns_does_not_catch_custom_domain_names() -> None:
    """Only execute-api names are led to the VPC endpoint."""
    assert "endpoint.public-api-through-vpc-endpoint" in suspects(call("GET", "/prod/pets", FORBIDDEN))
    assert "endpoint.public-api-through-vpc-endpoint" not in suspects(call("GET", "/pets", FORBIDDEN, host=CUSTOM))


def test_a_distribution_needs_its_marks() -> None:
    """Without CloudFront's marks, or with the API's own name in the URL, no distribution stood between."""
    marked = through_cloudfront(FORBIDDEN)

    assert "edge.host-header-forwarded" in suspects(call("GET", "/pets", marked, host=CUSTOM))
    assert "edge.host-header-forwarded" not in suspects(call("GET", "/pets", FORBIDDEN, host=CUSTOM))
    assert "edge.host-header-forwarded" not in suspects(call("GET", "/pets", marked))


def test_only_a_credential_that_was_sent_can_be_dropped() -> None:
    """A request without one lost none."""
    marked = through_cloudfront(MISSING_TOKEN)
    with_one = call("GET", "/pets", marked, {"Authorization": "Bearer x"}, host=CUSTOM)

    assert "edge.authorization-not-forwarded" in suspects(with_one)
    assert "edge.authorization-not-forwarded" not in suspects(call("GET", "/pets", marked, host=CUSTOM))


@pytest.mark.parametrize(
    ("alias", "named"),
    [("d1234.cloudfront.net", True), ("d-abc.execute-api.eu-west-1.amazonaws.com", False), ("", True)],
)
def test_the_alias_of_a_name_tells_whether_cloudfront_stands_there(alias: str, named: bool) -> None:
    """A name that leads to API Gateway itself has no distribution before it."""
    ways = (Fact("dns", "canonical-name", alias),) if alias else ()
    seen = replace(FORBIDDEN, headers=Headers(FORBIDDEN.headers.items, withheld=True))

    assert named == ("edge.host-header-forwarded" in suspects(Exchange(observation=seen, host=CUSTOM, ways=ways)))


def test_a_server_that_asks_for_no_certificate_misses_none() -> None:
    """The handshake says so."""
    failure = Failure(kind="reset", detail="x")
    ways = (Fact("probe", "tls.client-certificate", "not asked for"),)

    assert () == elsewhere("unknown", Exchange(host=CUSTOM, failure=failure, ways=ways), Configuration())


def test_a_certificate_that_was_shown_did_not_lack() -> None:
    """Whatever reset the connection then, it was not for want of one."""
    reset = Exchange(host=CUSTOM, failure=Failure(kind="reset", detail="x"), client_chain=(b"\x30",))

    assert () == elsewhere("unknown", reset, Configuration())
