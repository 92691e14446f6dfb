"""A domain name for an estate."""

from gatewright.lab.domain import add_domain, add_routed_domain
from gatewright.lab.estate import build
from tests.gatewright_server import running


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
