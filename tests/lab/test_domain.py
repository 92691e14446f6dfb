"""A domain name for an estate."""

from cryptography import x509
from cryptography.hazmat.primitives import serialization

from gatewright.lab.domain import add_domain, add_routed_domain, self_signed
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


def test_a_certificate_is_its_own_issuer() -> None:
    """And its key is its own."""
    certificate, key = self_signed("a.example.com")
    found = x509.load_pem_x509_certificate(certificate)

    assert found.issuer == found.subject
    assert found.public_key() == serialization.load_pem_private_key(key, None).public_key()
