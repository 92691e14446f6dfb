"""Certificates for the lab: of domain names, of authorities, and of clients."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

_DAYS: Final = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientCertificate:
    """What a client shows, and what vouches for it."""

    chain: bytes
    """Its certificate and those of its issuers, PEM."""

    key: bytes = field(repr=False)
    """Its private key, PEM."""

    issuer: bytes
    """The certificate of its issuer, PEM, which its owner has at hand."""


@dataclass(frozen=True, slots=True)
class Authority:
    """Somebody who vouches for others, and for whom nobody does."""

    certificate: x509.Certificate
    """The certificate."""

    key: ec.EllipticCurvePrivateKey = field(repr=False)
    """The key."""

    @property
    def pem(self) -> bytes:
        """The certificate as PEM."""
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    def client(self, name: str) -> ClientCertificate:
        """Return a client's certificate, with the authority's own behind it."""
        key = ec.generate_private_key(ec.SECP256R1())
        made = _builder(name, self.certificate.subject, key).sign(self.key, hashes.SHA256())
        pem = made.public_bytes(serialization.Encoding.PEM)
        return ClientCertificate(chain=pem + self.pem, key=_written(key), issuer=self.pem)


def authority(name: str) -> Authority:
    """Return a new authority."""
    key = ec.generate_private_key(ec.SECP256R1())
    builder = _builder(name, _named(name), key)
    constraints = x509.BasicConstraints(ca=True, path_length=0)
    return Authority(builder.add_extension(constraints, critical=True).sign(key, hashes.SHA256()), key)


def self_signed(name: str) -> tuple[bytes, bytes]:
    """Return a certificate for a host name that nobody but itself vouches for, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    names = x509.SubjectAlternativeName([x509.DNSName(name)])
    made = _builder(name, _named(name), key).add_extension(names, critical=False).sign(key, hashes.SHA256())
    return made.public_bytes(serialization.Encoding.PEM), _written(key)


def _builder(name: str, issuer: x509.Name, key: ec.EllipticCurvePrivateKey) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(_named(name))
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=_DAYS))
    )


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _written(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
