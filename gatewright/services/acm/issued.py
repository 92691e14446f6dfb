"""
A certificate that is issued for the domain names of a template, in place of one that AWS would issue.

A server signs it with its authority, which clients trust once; where there is none, it is signed with its own key.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

_DAYS: Final = 395
"""As long as AWS's certificates hold (documented: ACM certificate characteristics)."""

_LONGEST_NAME: Final = 64
"""What a common name may hold (RFC 5280)."""


Issues = Callable[[Sequence[str], float], Mapping[str, bytes]]
"""Issues a certificate for names at a time, as `ImportCertificate` takes it."""


def issued_certificate(names: Sequence[str], now: float) -> dict[str, bytes]:
    """Return the certificate and its key, as `ImportCertificate` takes them."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, str(names[0])[:_LONGEST_NAME])])
    begins = datetime.fromtimestamp(now, UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(begins + timedelta(days=_DAYS))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(str(one)) for one in names]), critical=False)
        .sign(key, SHA256())
    )
    return {
        "Certificate": certificate.public_bytes(Encoding.PEM),
        "PrivateKey": key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
    }
