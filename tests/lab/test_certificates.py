"""The lab's certificates."""

from datetime import UTC, datetime

from cryptography import x509
from cryptography.hazmat.primitives import serialization

from gatewright.aws.certificates_pem import certificates
from gatewright.aws.x509 import NO_ISSUER, refusal
from gatewright.lab.certificates import authority, self_signed


def test_a_certificate_of_a_host_is_its_own_issuer() -> None:
    """And its key is its own."""
    certificate, key = self_signed("a.example.com")
    found = x509.load_pem_x509_certificate(certificate)

    assert found.issuer == found.subject
    assert found.public_key() == serialization.load_pem_private_key(key, None).public_key()


def test_an_authority_vouches_for_its_clients_and_for_no_others() -> None:
    """In API Gateway's own judgement."""
    ours, others = authority("ours"), authority("others")
    shown = certificates(ours.client("till").chain.decode())
    now = datetime.now(UTC).timestamp()

    assert refusal(shown, certificates(ours.pem.decode()), now) is None
    assert refusal(shown, certificates(others.pem.decode()), now) == NO_ISSUER
