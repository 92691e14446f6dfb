from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from gatewright.gateway.upstream_certificate import check, covers
from gatewright.gateway.upstream_message import ConnectFailedError

START = datetime(2026, 1, 1, tzinfo=UTC)
WITHIN = START.timestamp() + 60


def certificate(*names: x509.GeneralName) -> bytes:
    """Return a certificate of these names that is valid for a day."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "example.com")])
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(START)
        .not_valid_after(START + timedelta(days=1))
    )
    if names:
        made = made.add_extension(x509.SubjectAlternativeName(names), critical=False)
    return made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


NAMES = (x509.DNSName("*.example.com"), x509.DNSName("example.com"), x509.IPAddress(ip_address("127.0.0.1")))


@pytest.mark.parametrize("host", ["example.com", "EXAMPLE.com.", "a.example.com", "127.0.0.1"])
def test_certificate_of_the_host_is_taken(host: str) -> None:
    """Whoever issued it."""
    check(certificate(*NAMES), host, WITHIN)


@pytest.mark.parametrize(
    ("shown", "host", "now"),
    [
        (None, "example.com", WITHIN),
        (NAMES, "example.org", WITHIN),
        (NAMES, "a.b.example.com", WITHIN),
        (NAMES, "127.0.0.2", WITHIN),
        ((), "example.com", WITHIN),
        (NAMES, "example.com", WITHIN - 3600),
        (NAMES, "example.com", WITHIN + 2 * 86_400),
    ],
)
def test_another_s_certificate_is_not(shown: tuple[x509.GeneralName, ...] | None, host: str, now: float) -> None:
    """Another name, no name, too early and too late."""
    with pytest.raises(ConnectFailedError):
        check(None if shown is None else certificate(*shown), host, now)


@pytest.mark.parametrize(
    ("name", "host", "expected"),
    [("*.a.b", "x.a.b", True), ("*.a.b", "a.b", False), ("*.b", "b", False), ("*", "x", False), ("a", "A", True)],
)
def test_star_is_one_label(name: str, host: str, expected: bool) -> None:
    """RFC 9525, section 6.3."""
    assert expected is covers(name, host)
