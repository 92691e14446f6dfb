"""What is said of a certificate."""

import pytest
from cryptography.hazmat.primitives import hashes

from gatewright.services.acm.details import alternative_names, key_algorithm, of_certificate
from tests.certificates import make


@pytest.mark.parametrize(
    ("kind", "name"),
    [("ec", "EC_prime256v1"), ("ec384", "EC_secp384r1"), ("rsa2048", "RSA_2048"), ("rsa1024", "RSA_1024")],
)
def test_key_algorithms_have_the_names_of_acm(kind: str, name: str) -> None:
    """As its model lists them."""
    assert name == key_algorithm(make("a.example.com", kind=kind).certificate)


def test_a_certificate_without_alternative_names_is_for_its_common_name() -> None:
    """And one with them for these."""
    plain, named = make("a.example.com"), make("a.example.com", names=("b.example.com",))

    assert [] == alternative_names(plain.certificate)
    assert ["a.example.com"] == of_certificate(plain.certificate)["SubjectAlternativeNames"]
    assert ["b.example.com"] == of_certificate(named.certificate)["SubjectAlternativeNames"]


def test_signature_serial_and_purposes_are_spelt_as_acm_does() -> None:
    """Upper case without blanks; the serial in pairs."""
    made = make("a.example.com", kind="rsa2048", hashed=hashes.SHA384(), client=True)
    found = of_certificate(made.certificate)

    assert "SHA384WITHRSA" == found["SignatureAlgorithm"]
    assert [{"Name": "TLS_WEB_CLIENT_AUTHENTICATION", "OID": "1.3.6.1.5.5.7.3.2"}] == found["ExtendedKeyUsages"]
    assert made.certificate.serial_number == int(found["Serial"].replace(":", ""), 16)
    assert {2} == {len(part) for part in found["Serial"].split(":")}
