"""Certificates of every kind, made for a test."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

START = datetime(2025, 1, 1, tzinfo=UTC)
END = datetime(2045, 1, 1, tzinfo=UTC)

Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


@dataclass(frozen=True, slots=True)
class Made:
    """A certificate and its key."""

    certificate: x509.Certificate
    key: Key

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.DER)

    @property
    def key_pem(self) -> bytes:
        return self.key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )


@cache
def _rsa(size: int, number: int) -> rsa.RSAPrivateKey:
    del number  # tells keys apart that are of one size
    return rsa.generate_private_key(65537, size)


def key(kind: str = "ec", number: int = 0) -> Key:
    """Return a key: `ec`, `ec384`, `rsa2048`, `rsa1024`, ...; of RSA, the same one for the same number."""
    if kind.startswith("rsa"):
        return _rsa(int(kind[3:]), number)
    return ec.generate_private_key(ec.SECP384R1() if kind == "ec384" else ec.SECP256R1())


def make(
    common_name: str,
    *,
    issuer: Made | None = None,
    ca: bool = False,
    names: tuple[str, ...] = (),
    kind: str = "ec",
    number: int = 0,
    start: datetime = START,
    end: datetime = END,
    hashed: Any = None,
    path_length: int | None = None,
    client: bool | None = None,
) -> Made:
    """Return a certificate, signed by itself where no issuer is given."""
    own = key(kind, number)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)])
    signer = own if issuer is None else issuer.key
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject if issuer is None else issuer.certificate.subject)
        .public_key(own.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(end)
        .add_extension(x509.BasicConstraints(ca=ca, path_length=path_length), critical=True)
    )
    if names:
        builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(name) for name in names]), False)
    if client is not None:
        purpose = ExtendedKeyUsageOID.CLIENT_AUTH if client else ExtendedKeyUsageOID.SERVER_AUTH
        builder = builder.add_extension(x509.ExtendedKeyUsage([purpose]), False)
    return Made(builder.sign(signer, hashed or hashes.SHA256()), own)


OVER = START + timedelta(days=1)
"""The end of a certificate that has run out."""
