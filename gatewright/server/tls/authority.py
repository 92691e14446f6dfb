"""A certificate authority of this server alone, so that https works before anybody has a certificate.

It issues for the default endpoints of every region (`*.execute-api.eu-west-1.amazonaws.com`), for the local forms of
them, and for the names of this machine; for a domain name of somebody, whose certificate is in ACM, only where a
document that is served declares one. Who wants to call over TLS trusts it once. It is kept with the state, so trust
lasts; kept in memory only, it ends with the server.
"""

import os
import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from gatewright.server.tls.contexts import KeyPair

CERTIFICATE_FILE: Final = "authority.pem"
KEY_FILE: Final = "authority-key.pem"

MACHINE: Final = ("localhost", "*.localhost", "127.0.0.1", "::1")
"""The names of this machine; also shown where a client names no server, or one that nobody serves."""

_DEFAULT_ENDPOINT: Final = re.compile(r"[a-z0-9-]+\.(execute-api\.[a-z0-9-]+\.(?:vpce\.)?amazonaws\.com(?:\.cn)?)")
_LOCAL_ENDPOINT: Final = re.compile(r"[a-z0-9-]+\.(execute-api\.localhost(?:\.localstack\.cloud)?)")
_OF_AWS: Final = re.compile(r"[a-z0-9-]+\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?")
_LOCAL: Final = re.compile(r"(?:[a-z0-9-]+\.)?localhost\.localstack\.cloud")
_AUTHORITY_DAYS: Final = 3650
_LEAF_DAYS: Final = 397
"""What browsers and Apple's systems take at most."""
_BACK: Final = timedelta(hours=1)
"""Clocks differ: a certificate of this minute would be refused by a client that is behind."""


def names_for(server_name: str | None) -> tuple[str, ...]:
    """Return the names of the certificate that answers for `server_name`."""
    for form in (_DEFAULT_ENDPOINT, _LOCAL_ENDPOINT):
        found = form.fullmatch(server_name or "")
        if found is not None:
            return (f"*.{found[1]}", found[1])
    if server_name and (_OF_AWS.fullmatch(server_name) or _LOCAL.fullmatch(server_name)):
        return (server_name,)
    return MACHINE


class Authority:
    """Issues certificates for names that this server stands for."""

    def __init__(
        self, certificate: x509.Certificate, key: ec.EllipticCurvePrivateKey, now: Callable[[], datetime]
    ) -> None:
        self._certificate = certificate
        self._key = key
        self._now = now

    @property
    def pem(self) -> bytes:
        """Return the certificate that clients have to trust."""
        return self._certificate.public_bytes(serialization.Encoding.PEM)

    @classmethod
    def open(cls, state: Path | None, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> "Authority":
        """Return the authority that is kept below `state`, made when it lacks or has run out."""
        if state is None:
            return cls(*_made(now()), now)
        places = state / CERTIFICATE_FILE, state / KEY_FILE
        kept = _kept(*places)
        if kept is None or kept[0].not_valid_after_utc <= now():
            kept = _made(now())
            _keep(*places, *kept)
        return cls(*kept, now)

    def issue(self, names: tuple[str, ...]) -> KeyPair:
        """Return a new certificate for these names."""
        key = ec.generate_private_key(ec.SECP256R1())
        now = self._now()
        until = min(now + timedelta(days=_LEAF_DAYS), self._certificate.not_valid_after_utc)
        certificate = (
            x509.CertificateBuilder()
            .subject_name(_name(next((name for name in names if len(name) <= 64), "Gatewright")))
            .issuer_name(self._certificate.subject)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - _BACK)
            .not_valid_after(until)
            .add_extension(x509.SubjectAlternativeName([_alternative(name) for name in names]), critical=False)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(self._key.public_key()), critical=False)
            .sign(self._key, hashes.SHA256())
        )
        return KeyPair(chain=certificate.public_bytes(serialization.Encoding.PEM) + self.pem, key=_key_pem(key))

    def as_imported(self, names: Sequence[str], _now: float) -> dict[str, bytes]:
        """Return a new certificate for names that a document declares, as `ImportCertificate` takes it."""
        pair = self.issue(tuple(str(name) for name in names))
        return {
            "Certificate": pair.chain.removesuffix(self.pem),
            "CertificateChain": self.pem,
            "PrivateKey": pair.key,
        }


def _made(now: datetime) -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name("Gatewright development authority")
    usage = dict.fromkeys(
        (
            "digital_signature",
            "content_commitment",
            "key_encipherment",
            "data_encipherment",
            "key_agreement",
            "encipher_only",
            "decipher_only",
        ),
        False,
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _BACK)
        .not_valid_after(now + timedelta(days=_AUTHORITY_DAYS))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(x509.KeyUsage(key_cert_sign=True, crl_sign=True, **usage), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    return certificate, key


def _kept(certificate: Path, key: Path) -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey] | None:
    try:
        found = x509.load_pem_x509_certificate(certificate.read_bytes())
        private = serialization.load_pem_private_key(key.read_bytes(), None)
    except (OSError, ValueError):
        return None
    if not isinstance(private, ec.EllipticCurvePrivateKey) or private.public_key() != found.public_key():
        return None
    return found, private


def _keep(place: Path, key_place: Path, certificate: x509.Certificate, key: ec.EllipticCurvePrivateKey) -> None:
    """Write both; the key is never readable for others, not even for a moment."""
    key_place.unlink(missing_ok=True)
    descriptor = os.open(key_place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(_key_pem(key))
    place.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _alternative(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _key_pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
