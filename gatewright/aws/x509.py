"""Does a client certificate lead to an issuer in the truststore? In API Gateway's way, which is not OpenSSL's.

Restates "How to turn on mutual TLS authentication for your REST APIs", developer guide, and the reasons that AWS logs:
https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mutual-tls.html
https://repost.aws/knowledge-center/api-gateway-mutual-tls-403-errors
Issuers are looked for in the truststore alone: intermediates that the client sends do not count (reported by users),
and the path has to end in a root that is there (documented: the truststore holds the chain from the issuer to the
root). No revocation is looked at (documented). That the client holds the key was proven by the handshake.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Final

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding

from gatewright.aws.certificates_pem import pem

NO_ISSUER: Final = "Could not find issuer for certificate"
"""AWS's words, as the two below them (documented)."""
INSECURE: Final = "Client cert using an insecure Signature Algorithm"
SELF_SIGNED: Final = "self signed certificate"

EXPIRED: Final = "certificate has expired"
"""OpenSSL's words, as the three below them: that the certificate is refused is documented, the text is inferred."""
NOT_YET_VALID: Final = "certificate is not yet valid"
TOO_LONG: Final = "certificate chain too long"
UNREADABLE: Final = "certificate cannot be read"

MOST_CERTIFICATES: Final = 4
"""A chain has four at most, the client's own and the root among them (documented)."""

_HASHES: Final = (hashes.SHA256, hashes.SHA384, hashes.SHA512)
_SHORTEST_RSA: Final = 2048
_CURVES: Final = ("secp256r1", "secp384r1")
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class ClientCertificate:
    """What `$context.identity.clientCert` tells of a certificate."""

    pem: str
    """`clientCertPem`."""

    subject: str
    """`subjectDN`, in the order of the certificate."""

    issuer: str
    """`issuerDN`, likewise."""

    serial_number: str
    """`serialNumber`: hexadecimal, byte by byte."""

    not_before: str
    """`validity.notBefore`: `May 28 12:30:02 2019 GMT`."""

    not_after: str
    """`validity.notAfter`, likewise."""


def refusal(chain: tuple[bytes, ...], truststore: tuple[bytes, ...], now: float) -> str | None:
    """Return why the client's certificate, the first of `chain`, is not trusted at `now`; `None` when it is."""
    reason, path = _path(chain[0], truststore)
    if reason is not None:
        return reason
    for not_before, not_after in path:
        if now < not_before:
            return NOT_YET_VALID
        if now > not_after:
            return EXPIRED
    return None


def weakness(der: bytes, now: float) -> str | None:
    """Return why a certificate of a truststore can vouch for nobody at `now`; `None` when it can."""
    found = _read(der)
    if found is None:
        return UNREADABLE
    if now > found.not_valid_after_utc.timestamp():
        return EXPIRED
    if now < found.not_valid_before_utc.timestamp():
        return NOT_YET_VALID
    return None if _strong(found) else INSECURE


@lru_cache(maxsize=1024)
def described(der: bytes) -> ClientCertificate | None:
    """Return what is told of a certificate; `None` for bytes that are none."""
    found = _read(der)
    if found is None:
        return None
    digits = f"{found.serial_number:x}"
    even = digits.zfill(len(digits) + len(digits) % 2)
    return ClientCertificate(
        pem=pem(der),
        subject=_name(found.subject),
        issuer=_name(found.issuer),
        serial_number=":".join(even[at : at + 2] for at in range(0, len(even), 2)),
        not_before=_date(found.not_valid_before_utc),
        not_after=_date(found.not_valid_after_utc),
    )


@lru_cache(maxsize=1024)
def _path(leaf: bytes, truststore: tuple[bytes, ...]) -> tuple[str | None, tuple[tuple[float, float], ...]]:
    """Return what is wrong with the best path at any time, and when each certificate of it is valid."""
    certificate = _read(leaf)
    if certificate is None:
        return UNREADABLE, ()
    if issued_by(certificate, certificate) and leaf not in truststore:
        return SELF_SIGNED, ()
    if not _strong(certificate):
        return INSECURE, ()
    paths = list(_paths((certificate,), _index(truststore), set(truststore)))
    short = [path for path in paths if len(path) <= MOST_CERTIFICATES]
    if not short:
        return (TOO_LONG if paths else NO_ISSUER), ()
    strong = [path for path in short if all(_strong(one) for one in path[:-1])]
    if not strong:
        return INSECURE, ()
    # Where several lead to a root, the one that lasts longest.
    best = max(strong, key=lambda path: min(one.not_valid_after_utc for one in path))
    return None, tuple((one.not_valid_before_utc.timestamp(), one.not_valid_after_utc.timestamp()) for one in best)


_Index = dict[x509.Name, list[x509.Certificate]]


@lru_cache(maxsize=64)
def _index(truststore: tuple[bytes, ...]) -> _Index:
    found: _Index = {}
    for der in dict.fromkeys(truststore):
        certificate = _read(der)
        if certificate is not None:
            found.setdefault(certificate.subject, []).append(certificate)
    return found


def _paths(
    path: tuple[x509.Certificate, ...], index: _Index, roots: set[bytes]
) -> Iterator[tuple[x509.Certificate, ...]]:
    """Yield every path from the first certificate to a root of the truststore, one over the limit among them."""
    last = path[-1]
    if last.subject == last.issuer and _der(last) in roots:
        # What is trusted need not vouch for itself: old roots did so by hashes that nobody takes any more.
        yield path
        return
    if len(path) > MOST_CERTIFICATES:
        return
    for issuer in index.get(last.issuer, ()):
        if issuer not in path and _may_issue(issuer, len(path) - 1) and issued_by(last, issuer):
            yield from _paths((*path, issuer), index, roots)


def _der(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(Encoding.DER)


def _read(der: bytes) -> x509.Certificate | None:
    try:
        return x509.load_der_x509_certificate(der)
    except ValueError:
        return None


def issued_by(below: x509.Certificate, above: x509.Certificate) -> bool:
    """Tell whether one certificate names another as its issuer, and was signed with its key."""
    try:
        below.verify_directly_issued_by(above)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True


def _may_issue(certificate: x509.Certificate, below: int) -> bool:
    """Tell whether a certificate is one of an authority that may stand over `below` others of authorities."""
    try:
        limits = certificate.extensions.get_extension_for_class(x509.BasicConstraints).value
    except x509.ExtensionNotFound:
        # Before version 3 there was nothing to say it with.
        return certificate.version is x509.Version.v1
    except ValueError:
        return False
    if not limits.ca or (limits.path_length is not None and below > limits.path_length):
        return False
    try:
        return certificate.extensions.get_extension_for_class(x509.KeyUsage).value.key_cert_sign
    except x509.ExtensionNotFound:
        return True


def _strong(certificate: x509.Certificate) -> bool:
    """Tell whether hash and key are ones that API Gateway takes: SHA-256, RSA-2048, P-256 and stronger (documented)."""
    try:
        hashed = certificate.signature_hash_algorithm
    except UnsupportedAlgorithm:
        return False
    if not isinstance(hashed, _HASHES):
        return False
    key = certificate.public_key()
    if isinstance(key, rsa.RSAPublicKey):
        return key.key_size >= _SHORTEST_RSA
    return isinstance(key, ec.EllipticCurvePublicKey) and key.curve.name in _CURVES


def _name(name: x509.Name) -> str:
    return ",".join(part.rfc4514_string() for part in name.rdns)


def _date(moment: datetime) -> str:
    at = moment.astimezone(UTC)
    return f"{_MONTHS[at.month - 1]} {at.day:2} {at:%H:%M:%S %Y} GMT"
