"""From certificate, key and security policy to the context of one name.

One context for each name: sessions of one name are unknown to every other, because each context has its own ticket
keys.
"""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from gatewright.aws.tls_policies import DEFAULT, TlsPolicy

ALPN: Final = ("h2", "http/1.1")
"""What is offered, the preferred one first."""

_LOWEST: Final = {
    # Not `TLSv1`, which Python has deprecated: OpenSSL is built without SSL 3, so the two are the same.
    "TLSv1": ssl.TLSVersion.MINIMUM_SUPPORTED,
    "TLSv1.2": ssl.TLSVersion.TLSv1_2,
    "TLSv1.3": ssl.TLSVersion.TLSv1_3,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPair:
    """A certificate that a server shows, and the key that proves it."""

    chain: bytes
    """PEM: the certificate of the name first, then those that lead to its root."""

    key: bytes = field(repr=False)
    """PEM, without a password."""


class PolicyContext(ssl.SSLContext):
    """A context that knows which suites of TLS 1.3 its policy leaves out: Python's `ssl` cannot be told."""

    without: tuple[str, ...] = ()
    """Such suites: a handshake that agreed on one is broken off by `alpn`."""


def server_context(pair: KeyPair, policy: TlsPolicy = DEFAULT) -> ssl.SSLContext:
    """Return the context of a name; raise `ssl.SSLError` when certificate and key do not belong together."""
    context = PolicyContext(ssl.PROTOCOL_TLS_SERVER)
    context.without = policy.without
    context.minimum_version = _LOWEST[policy.lowest]
    if policy.suites:
        context.set_ciphers(cipher_list(policy))
    context.options |= ssl.OP_NO_COMPRESSION | ssl.OP_CIPHER_SERVER_PREFERENCE | ssl.OP_NO_RENEGOTIATION
    context.set_alpn_protocols(list(ALPN))
    with in_files(pair) as (chain, key):
        context.load_cert_chain(chain, key)
    return context


def cipher_list(policy: TlsPolicy) -> str:
    """Return the suites as OpenSSL takes them; what it holds for weak by itself is allowed where a policy names it."""
    return ":".join(policy.suites) + ("@SECLEVEL=0" if policy.lowest == "TLSv1" else "")


@contextmanager
def in_files(pair: KeyPair) -> Iterator[tuple[Path, Path]]:
    """Give chain and key as files that only this user may read, for as long as OpenSSL reads them."""
    with TemporaryDirectory(prefix="gatewright-") as directory:
        chain, key = Path(directory, "chain.pem"), Path(directory, "key.pem")
        chain.write_bytes(pair.chain)
        key.touch(mode=0o600)
        key.write_bytes(pair.key)
        yield chain, key
