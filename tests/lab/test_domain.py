"""A domain name for an estate."""

from gatewright.lab.attempt import Attempt
from gatewright.lab.domain import add_domain, add_private_domain, add_routed_domain
from gatewright.lab.estate import build
from gatewright.lab.vpc_endpoints import add_endpoint, allowing, turn_private
from gatewright.lab.wire import attempt
from tests.gatewright_server import Running, running


def test_a_domain_name_leads_to_the_estate() -> None:
    """By the base path that was asked for."""
    with running() as server:
        estate = build(server.client())
        name = add_domain(estate, base_path="shop")

        assert [200, 403] == [server.send("GET", path, host=name).status for path in ("/shop/pets", "/pets")]


def test_a_domain_name_leads_by_a_header() -> None:
    """And by nothing else."""
    with running() as server:
        estate = build(server.client())
        name = add_routed_domain(estate, header="x-version", value="beta*")

        assert [200, 403] == [
            server.send("GET", "/pets", host=name, x_version=version).status for version in ("beta2", "a")
        ]


def test_a_private_domain_name_leads_through_its_vpc_endpoint(gateway: Running) -> None:
    """From nowhere else."""
    estate = build(gateway.client())
    endpoint, other = add_endpoint(estate), add_endpoint(estate)
    turn_private(estate)
    name = add_private_domain(estate, policy=allowing("*"), associated=endpoint.id)
    ways = (endpoint.dns_name, other.dns_name, None)
    calls = [Attempt(method="GET", path="/pets", host=name, through=way) for way in ways]

    assert [200, 403, 403] == [attempt(gateway.url, call, estate.api_id).status for call in calls]
