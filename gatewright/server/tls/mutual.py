"""Mutual TLS: a client certificate is asked for, and whichever comes reaches the engine, trusted or not.

API Gateway answers an untrusted certificate with 403 over the connection that it made, and resets one without any
certificate right after its handshake, without an alert (documented; recorded by a packet capture). The standard
library's TLS can do neither, so these names, and only these, have a transport of their own over pyOpenSSL. That the
client holds the key of what it shows is proven by the handshake all the same; the verdict over the chain is
`aws/x509.py`'s. Nothing is resumed here: a resumed session would have no chain (tickets and cache are off).
"""

import asyncio
import contextlib
import socket
import struct
from collections.abc import Callable
from typing import Final, cast

from cryptography.hazmat.primitives.serialization import Encoding
from OpenSSL import SSL

from gatewright.aws.tls_policies import TlsPolicy, iana_name
from gatewright.model.request import Tls
from gatewright.server.connections import Connections
from gatewright.server.http1 import Http1Connection
from gatewright.server.http2 import Http2Connection
from gatewright.server.proxy_protocol import Proxied
from gatewright.server.tls.contexts import ALPN, KeyPair, cipher_list, in_files

_PIECE: Final = 65_536
_RESET: Final = struct.pack("ii", 1, 0)
"""`SO_LINGER` on, for no time: what closes then sends a reset."""

_MOST_NAMES: Final = 64
"""Truststores with more certificates are not told to clients: the message would be longer than some of them take."""


class MutualContext:
    """The terms of one name that wants client certificates."""

    def __init__(self, pair: KeyPair, policy: TlsPolicy, truststore: tuple[bytes, ...]) -> None:
        self._context = _context(pair, policy, truststore)

    def connection(self, shared: Connections, server_name: str | None, proxied: Proxied) -> asyncio.Protocol:
        """Return the protocol of one new connection, which shakes hands and then speaks HTTP."""
        return MutualConnection(SSL.Connection(self._context, None), shared, server_name, proxied)


def _context(pair: KeyPair, policy: TlsPolicy, truststore: tuple[bytes, ...]) -> SSL.Context:
    context = SSL.Context(SSL.TLS_SERVER_METHOD)
    # Documented: a domain name with mutual TLS speaks TLS 1.2 at least.
    context.set_min_proto_version(SSL.TLS1_3_VERSION if policy.lowest == "TLSv1.3" else SSL.TLS1_2_VERSION)
    context.set_options(SSL.OP_NO_TICKET | SSL.OP_NO_COMPRESSION | SSL.OP_NO_RENEGOTIATION)
    context.set_session_cache_mode(SSL.SESS_CACHE_OFF)
    if policy.suites:
        context.set_cipher_list(cipher_list(policy).encode())
    context.set_alpn_select_callback(_choose)
    with in_files(pair) as (chain, key):
        context.use_certificate_chain_file(str(chain))
        context.use_privatekey_file(str(key))
    try:
        context.check_privatekey()
    except SSL.Error:
        raise ValueError("certificate and key do not belong together") from None
    # Whatever comes is let through; who refuses it is the engine, over the connection.
    context.set_verify(SSL.VERIFY_PEER, _let_through)
    if len(truststore) <= _MOST_NAMES:
        _tell_issuers(context, truststore)
    return context


def _tell_issuers(context: SSL.Context, truststore: tuple[bytes, ...]) -> None:
    """Tell clients whose certificates are taken, so that one with several can choose."""
    from cryptography import x509  # noqa: PLC0415 - only here

    for der in truststore:
        context.add_client_ca(x509.load_der_x509_certificate(der))


def _let_through(*_: object) -> bool:
    return True


def _choose(_: SSL.Connection, offered: list[bytes]) -> bytes:
    for protocol in ALPN:
        if protocol.encode() in offered:
            return protocol.encode()
    return cast(bytes, SSL.NO_OVERLAPPING_PROTOCOLS)


class MutualConnection(asyncio.Protocol):
    """The encrypted side of one connection: shakes hands, then carries an HTTP protocol's bytes."""

    def __init__(self, engine: SSL.Connection, shared: Connections, server_name: str | None, proxied: Proxied) -> None:
        self._engine = engine
        self._shared = shared
        self._server_name = server_name
        self._proxied = proxied
        self._transport: _InsideTransport | None = None
        self._deadline: asyncio.TimerHandle | None = None
        engine.set_accept_state()

    @property
    def _app(self) -> asyncio.Protocol | None:
        return None if self._transport is None else self._transport.get_protocol()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Wait for the hello, not for ever."""
        self._raw = cast(asyncio.Transport, transport)
        self._deadline = self._shared.loop.call_later(self._shared.limits.head_seconds, self._raw.abort)

    def data_received(self, data: bytes) -> None:
        """Shake hands, then hand on what was encrypted."""
        self._engine.bio_write(data)
        if self._app is None:
            self._shake_hands()
        if self._transport is not None:
            self._transport.read()

    def eof_received(self) -> bool:
        """Tell the protocol inside that nothing more will come; TLS does not know half a connection."""
        if self._app is not None:
            self._app.eof_received()
        return False

    def pause_writing(self) -> None:
        """Pass it on."""
        if self._app is not None:
            self._app.pause_writing()

    def resume_writing(self) -> None:
        """Pass it on."""
        if self._app is not None:
            self._app.resume_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        """Pass it on."""
        self._cancel_deadline()
        if self._app is not None:
            self._app.connection_lost(exc)

    def _shake_hands(self) -> None:
        try:
            self._engine.do_handshake()
        except SSL.WantReadError:
            self._flush()
            return
        except SSL.Error:
            # The alert that says why is on its way.
            self._cancel_deadline()
            self._flush()
            self._raw.close()
            return
        self._cancel_deadline()
        chain = self._chain()
        if not chain:
            self._reset()
            return
        self._flush()
        self._begin(chain)

    def _begin(self, chain: tuple[bytes, ...]) -> None:
        tls = Tls(
            version=self._engine.get_protocol_version_name(),
            cipher_suite=iana_name(self._engine.get_cipher_name() or ""),
            server_name=self._server_name,
            client_chain=chain,
        )
        speaks = Http2Connection if self._engine.get_alpn_proto_negotiated() == b"h2" else Http1Connection
        app = speaks(self._shared, tls, self._proxied)
        self._transport = _InsideTransport(self._engine, self._raw, app, self._flush)
        app.connection_made(self._transport)

    def _chain(self) -> tuple[bytes, ...]:
        """Return what the client sent; on this side OpenSSL leaves the first certificate out of the chain."""
        leaf = self._engine.get_peer_certificate(as_cryptography=True)
        if leaf is None:
            return ()
        rest = self._engine.get_peer_cert_chain(as_cryptography=True) or []
        found = [one.public_bytes(Encoding.DER) for one in (leaf, *rest)]
        return tuple(dict.fromkeys(found))

    def _reset(self) -> None:
        raw_socket = self._raw.get_extra_info("socket")
        if raw_socket is not None:
            raw_socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        self._raw.abort()

    def _cancel_deadline(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _flush(self) -> None:
        pieces = []
        try:
            while True:
                pieces.append(self._engine.bio_read(_PIECE))
        except SSL.Error:
            # Nothing is left.
            pass
        if pieces and not self._raw.is_closing():
            self._raw.write(b"".join(pieces))


class _InsideTransport(asyncio.Transport):
    """What the protocol inside sees of its connection."""

    def __init__(
        self, engine: SSL.Connection, raw: asyncio.Transport, app: asyncio.Protocol, flush: Callable[[], None]
    ) -> None:
        super().__init__()
        self._engine = engine
        self._raw = raw
        self._app = app
        self._flush = flush
        self._paused = False
        self._closing = False

    def read(self) -> None:
        """Hand on what can be decrypted, unless the protocol has paused reading."""
        while not self._paused and not self._closing:
            try:
                data = self._engine.recv(_PIECE)
            except SSL.WantReadError:
                break
            except SSL.ZeroReturnError:
                # The client has said good-bye.
                if not self._app.eof_received():
                    self.close()
                break
            except SSL.Error:
                self.abort()
                return
            self._app.data_received(data)
        self._flush()

    def get_protocol(self) -> asyncio.Protocol:
        """Return who hears what is decrypted."""
        return self._app

    def set_protocol(self, protocol: asyncio.BaseProtocol) -> None:
        """Hand everything on to somebody else from now on."""
        self._app = cast(asyncio.Protocol, protocol)

    def write(self, data: bytes | bytearray | memoryview) -> None:
        """Encrypt and send."""
        if self._closing:
            return
        rest = memoryview(data)
        try:
            while rest:
                rest = rest[self._engine.send(rest[:_PIECE].tobytes()) :]
        except SSL.Error:
            self.abort()
            return
        self._flush()

    def close(self) -> None:
        """Say good-bye; what was written goes out first."""
        if self._closing:
            return
        self._closing = True
        # Where the client has broken off already, there is nobody to say it to.
        with contextlib.suppress(SSL.Error):
            self._engine.shutdown()
        self._flush()
        self._raw.close()

    def abort(self) -> None:
        """Drop the connection."""
        self._closing = True
        self._raw.abort()

    def is_closing(self) -> bool:
        """Tell whether nothing more can be written."""
        return self._closing or self._raw.is_closing()

    def can_write_eof(self) -> bool:
        """TLS has no half of a connection that could end alone."""
        return False

    def pause_reading(self) -> None:
        """Let what comes wait at the client."""
        self._paused = True
        if not self._raw.is_closing():
            self._raw.pause_reading()

    def resume_reading(self) -> None:
        """Go on with what was decrypted already, then with what comes."""
        self._paused = False
        if not self._raw.is_closing():
            self._raw.resume_reading()
            asyncio.get_running_loop().call_soon(self.read)

    def get_write_buffer_size(self) -> int:
        """Return how much the client has not taken."""
        return self._raw.get_write_buffer_size()

    def get_extra_info(self, name: str, default: object = None) -> object:
        """Return what is known of the socket."""
        return self._raw.get_extra_info(name, default)
