"""One TLS handshake of a call: whom it trusts, whom it shows itself as, and what the server showed.

Whether the server asks for a client certificate, and which certificate it showed, stands in the handshake's messages
(RFC 5246 sections 7.4.2 and 7.4.4, RFC 8446 sections 4.3.2 and 4.4.2): the latter is told where it was not trusted,
too. Options as curl(1) has them: `--cert`, `--key`, `--cacert`, `--insecure`.
"""

import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from gatewright.model.fact import Fact
from gatewright.sources.errors import EvidenceError, shown

_HANDSHAKE_RECORD: Final = 22
"""The number of the record type that handshake messages come in."""

_CERTIFICATE: Final = 11
"""The number of the handshake message Certificate."""

_CERTIFICATE_REQUEST: Final = 13
"""The number of the handshake message CertificateRequest."""

_HEAD: Final = 4
"""Bytes before the content of a handshake message: its kind and its length."""

_LENGTH: Final = 3
"""Bytes of the lengths in a message Certificate."""

_MOST: Final = 4
"""So many names are told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """Whom a client trusts, and whom it shows itself as."""

    certificate: str | None = None
    """The file with the client's certificate, and with its key where `key` names none."""

    key: str | None = None
    """The file with its key."""

    authorities: str | None = None
    """The file of the authorities to trust; `None` trusts the system's."""

    insecure: bool = False
    """Whether any certificate of the server will do."""


NOBODY_IN_PARTICULAR: Final = Trust()
"""A client that trusts whom its system trusts, and shows itself as nobody."""


class Handshake:
    """One TLS handshake, and what it showed."""

    def __init__(self, trust: Trust) -> None:
        self._context = _trusting(trust)
        self._given = trust.certificate is not None
        self._insecure = trust.insecure
        self._asked = False
        self._leaf: bytes | None = None
        self._seen: tuple[Fact, ...] = ()
        # The only way in the standard library to see what the server asks for.
        self._context._msg_callback = self._see  # type: ignore[attr-defined]  # noqa: SLF001

    def over(self, connection: Any, host: str) -> ssl.SSLSocket:
        """Make the handshake, the host's name in SNI; raises `ssl.SSLError`."""
        done = self._context.wrap_socket(connection, server_hostname=host)
        version = Fact("probe", "tls.version", done.version() or "-")
        self._seen = (version, *(_certificate_facts(self._leaf, whole=self._insecure)))
        return done

    @property
    def is_done(self) -> bool:
        """Whether both sides came to its end."""
        return self._seen != ()

    def facts(self) -> Iterator[Fact]:
        """Yield what it showed, as far as it went."""
        asked = "asked for" if self._asked else "not asked for"
        given = " and given" if self._asked and self._given else " and not given" if self._asked else ""
        yield from self._seen or _certificate_facts(self._leaf, whole=True)
        if self._seen or self._asked:
            yield Fact("probe", "tls.client-certificate", asked + given)

    def _see(
        self, _connection: object, direction: str, _version: object, content: object, message: object, data: bytes
    ) -> None:
        if direction != "read" or content != _HANDSHAKE_RECORD:
            return
        if message == _CERTIFICATE_REQUEST:
            self._asked = True
        elif message == _CERTIFICATE:
            self._leaf = leaf_of(bytes(data))


def leaf_of(message: bytes) -> bytes | None:
    """Return the first certificate of a handshake message Certificate; `None` where it holds none.

    TLS 1.3 has a context before the list, which a server leaves empty: one byte of zero. TLS 1.2 has none, and no list
    of certificates is so long that its first byte could be taken for another thing than a length.
    """
    for start in (_HEAD, _HEAD + 1):
        listed = int.from_bytes(message[start : start + _LENGTH], "big")
        if start + _LENGTH + listed == len(message):
            at = start + 2 * _LENGTH
            length = int.from_bytes(message[at - _LENGTH : at], "big")
            return message[at : at + length] if 0 < length <= len(message) - at else None
    return None


def _certificate_facts(der: bytes | None, *, whole: bool) -> Iterator[Fact]:
    """Yield the names of the server's certificate; with issuer and dates where nobody vouched for it."""
    if der is None:
        return
    from cryptography import x509  # noqa: PLC0415 - heavy, and only a call with TLS needs it

    try:
        found = x509.load_der_x509_certificate(der)
        extensions = tuple(found.extensions)
    except (ValueError, x509.DuplicateExtension):
        return
    alternative = (one.value for one in extensions if isinstance(one.value, x509.SubjectAlternativeName))
    told = [
        str(name.value) for names in alternative for name in names if isinstance(name, x509.DNSName | x509.IPAddress)
    ]
    yield Fact("probe", "tls.certificate", ", ".join(told[:_MOST]) or "-")
    if whole:
        yield Fact("probe", "tls.certificate.issuer", found.issuer.rfc4514_string() or "-")
        first, last = found.not_valid_before_utc, found.not_valid_after_utc
        yield Fact("probe", "tls.certificate.valid", f"{first:%Y-%m-%d} - {last:%Y-%m-%d}")


def _trusting(trust: Trust) -> ssl.SSLContext:
    try:
        context = ssl.create_default_context(cafile=trust.authorities)
    except (OSError, ssl.SSLError) as error:
        reason = "no certificate in PEM form" if isinstance(error, ssl.SSLError) else str(error.strerror).lower()
        raise EvidenceError(f"cannot read {shown(trust.authorities or '')}: {reason}") from error
    if trust.insecure:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    if trust.certificate is not None:
        _show(context, trust.certificate, trust.key)
    return context


def _show(context: ssl.SSLContext, certificate: str, key: str | None) -> None:
    """Let the client show its certificate; a key that is locked is not asked for at the terminal."""

    def locked() -> str:
        raise EvidenceError(f"cannot read {shown(key or certificate)}: expected a private key without a passphrase")

    try:
        context.load_cert_chain(certificate, key, password=locked)
    except (OSError, ssl.SSLError) as error:
        raise EvidenceError(_unreadable(error, certificate, key)) from error


def _unreadable(error: OSError, certificate: str, key: str | None) -> str:
    """Say which of the two files lacks what."""
    place = key or certificate
    if not isinstance(error, ssl.SSLError):
        missing = next((each for each in (certificate, key) if each is not None and not Path(each).exists()), place)
        return f"cannot read {shown(missing)}: {str(error.strerror).lower()}"
    if error.reason == "KEY_VALUES_MISMATCH":
        return f"the private key of {shown(place)} is not that of the certificate in {shown(certificate)}"
    if b"-----BEGIN CERTIFICATE" not in Path(certificate).read_bytes():
        return f"cannot read {shown(certificate)}: no certificate in pem form"
    if b"PRIVATE KEY-----" not in Path(place).read_bytes():
        return f"cannot read {shown(place)}: no private key in pem form; `--key` names the file that has it"
    return f"cannot read {shown(certificate)}: no certificate and key in pem form"
