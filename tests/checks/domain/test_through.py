"""What becomes of a call through a VPC endpoint before anybody asks who calls."""

from dataclasses import replace

import pytest

from gatewright.checks.domain.check import check
from gatewright.model.configuration import Configuration
from gatewright.model.listing import Listing, unknown_listing
from gatewright.model.network import InterfaceEndpoint
from gatewright.model.outcome import Deny, Outcome, Pass, Unsure
from gatewright.model.request import Peer
from tests.casebook import world
from tests.checks.ways import API, NAMED, OWN, THROUGH, VPCE, call, private

BY_HEADER = f"GET https://{OWN}/prod/pets\nx-apigw-api-id: a1b2c3d4e5"


def said(outcome: Outcome) -> str | list[str]:
    """Return the cause, or what may be."""
    if isinstance(outcome, Deny):
        return outcome.cause.id
    return [denial.cause.id for denial in outcome.may] if isinstance(outcome, Unsure) else type(outcome).__name__


@pytest.mark.parametrize(
    ("text", "peer"),
    [
        (f"GET https://{NAMED}/prod/pets", None),
        (BY_HEADER, None),
        (f"GET https://{API}/prod/pets", THROUGH),
        ("GET https://127.0.0.1/prod/pets\nx-apigw-api-id: a1b2c3d4e5", THROUGH),
        ("GET https://127.0.0.1/_aws/execute-api/a1b2c3d4e5/prod/pets", THROUGH),
    ],
)
def test_each_address_of_a_private_api_leads_to_it(text: str, peer: Peer | None) -> None:
    """By its name, by the header, or by a host that the endpoint was given."""
    outcome = check(call(text, complete(private(VPCE)), peer))

    assert isinstance(outcome, Pass)
    assert outcome.call is not None
    assert outcome.call.address is not None


def complete(configuration: Configuration) -> Configuration:
    """Return the configuration of somebody who knows all VPC endpoints that there are."""
    known: Listing[InterfaceEndpoint] = Listing(configuration.vpc_endpoints.items)
    return replace(configuration, vpc_endpoints=known)


def test_a_host_that_names_an_api_comes_before_the_header() -> None:
    """The header is read where the host says nothing."""
    configuration = complete(private(VPCE))
    other = f"GET https://{API}/prod/pets\nx-apigw-api-id: zzzzzzzzzz"

    assert said(check(call(other, configuration, THROUGH))) == "Pass"


def test_the_header_says_nothing_over_the_internet() -> None:
    """Who came through no endpoint is at the host that was called."""
    outside = "GET https://127.0.0.1/prod/pets\nx-apigw-api-id: a1b2c3d4e5"

    assert said(check(call(outside, complete(private(VPCE))))) == "domain.host-unknown"


def test_an_endpoint_that_there_is_not_leads_nowhere() -> None:
    """Whoever knows all endpoints refuses; one of which nobody told us may be another account's."""
    gone = replace(private(VPCE), vpc_endpoints=Listing())
    untold = replace(gone, vpc_endpoints=unknown_listing())

    assert said(check(call(BY_HEADER, gone))) == "domain.host-unknown"
    assert said(check(call(BY_HEADER, untold))) == ["domain.host-unknown"]


def test_a_name_claimed_over_the_internet_is_no_way_through() -> None:
    """What a proxy's caller writes into Host opens nothing."""
    outside = Peer(vpc_endpoint=None)
    configuration = complete(private(VPCE))

    assert said(check(call(BY_HEADER, configuration, outside))) == "domain.host-unknown"


def test_a_domain_name_may_stand_before_a_private_api() -> None:
    """Through the endpoint its mappings lead to private APIs, and to no others."""
    domain = {"add domain api.example.com": {"mappings": [{"basePath": "v1", "stage": "prod"}]}}
    public = complete(world("pets", {**domain, f"VPC endpoint {VPCE}": {}}).configuration())
    hidden = {"api": {"endpointConfiguration": {"types": ["PRIVATE"]}}}
    inside = complete(world("pets", {**domain, **hidden, f"VPC endpoint {VPCE}": {}}).configuration())
    text = "GET https://api.example.com/v1/pets"

    assert said(check(call(text, inside, THROUGH))) == "Pass"
    # Endpoints are read where an API is private; that there is this one, the gateway knows.
    known = replace(public, vpc_endpoints=inside.vpc_endpoints)
    assert said(check(call(text, known, THROUGH))) == "endpoint.public-api-through-vpc-endpoint"


def test_an_api_that_nobody_told_us_of_may_be_public_or_not_associated() -> None:
    """What the name says, AWS may refuse."""
    nothing = Configuration(region="eu-west-1")

    assert said(check(call(f"GET https://{NAMED}/prod/pets", nothing))) == [
        "domain.host-unknown",
        "endpoint.public-api-through-vpc-endpoint",
        "endpoint.not-associated",
    ]
