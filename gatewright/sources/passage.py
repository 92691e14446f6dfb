"""The connection of one call, and what was seen while it was made.

The name is resolved, connected to and shaken hands with; or all of that is left to a proxy, as far as it does it.
"""

import http.client
import socket

from gatewright.model.fact import Fact
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.ask import Ask
from gatewright.sources.final_answer import FinalAnswer
from gatewright.sources.handshake import Handshake
from gatewright.sources.proxy import Proxy, open_tunnel, proxy_for
from gatewright.sources.url_parts import UrlParts
from gatewright.sources.way import Resolved, connect, resolve


class Passage:
    """The connection of one call."""

    def __init__(self, parts: UrlParts, ask: Ask) -> None:
        self._parts = parts
        self._ask = ask
        self._host = parts.host.strip("[]")
        self._handshake = Handshake(ask.trust) if parts.scheme == "https" else None
        self._proxy = ask.proxy or proxy_for(parts.scheme, self._host)
        self._resolved: Resolved | None = None
        self._connection: http.client.HTTPConnection | None = None
        self.remote_ip: str | Unknown = UNKNOWN

    @property
    def target(self) -> str:
        """What stands on the request line: the whole URL where a proxy has to know it."""
        if self._proxy is None or self._handshake is not None:
            return self._parts.target
        return f"http://{self._parts.authority}{self._parts.target}"

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """The header fields for a proxy that the call itself goes to; they are nobody else's."""
        return () if self._proxy is None or self._handshake is not None else self._proxy.fields

    @property
    def has_shaken_hands(self) -> bool:
        """Whether TLS was there before the call ended."""
        return self._handshake is not None and self._handshake.is_done

    def open(self) -> http.client.HTTPConnection:
        """Resolve, connect and shake hands; raises `OSError`."""
        plain = self._straight() if self._proxy is None else self._to(self._proxy)
        patience = self._ask.patience
        self._connection = http.client.HTTPConnection(self._host, self._parts.port, timeout=patience)
        self._connection.response_class = FinalAnswer
        # Before the handshake: where that fails, the connection is closed with the rest.
        self._connection.sock = plain
        if self._proxy is not None and self._handshake is not None:
            open_tunnel(plain, self._proxy, f"{self._parts.host}:{self._parts.port}")
        if self._handshake is not None:
            self._connection.sock = self._handshake.over(plain, self._host)
        self._connection.sock.settimeout(patience)
        return self._connection

    def _straight(self) -> socket.socket:
        port, timeout = self._parts.port, self._ask.timeout
        self._resolved = resolve(self._host, port, timeout, self._ask.resolver)
        try:
            plain = connect(self._resolved, port, timeout)
        except OSError as error:
            # Where the name led and nobody answers: nothing else tells a closed security group.
            refused = isinstance(error, ConnectionRefusedError)
            self.remote_ip = UNKNOWN if refused else self._resolved.addresses[-1]
            raise
        self.remote_ip = str(plain.getpeername()[0])
        return plain

    def _to(self, through: Proxy) -> socket.socket:
        """Connect to the proxy; the host's address is the proxy's to find."""
        timeout = self._ask.timeout
        try:
            return connect(resolve(through.host, through.port, timeout), through.port, timeout)
        except socket.gaierror as error:
            raise OSError(f"no address of the proxy {through}: {error.strerror}") from error

    def close(self) -> None:
        """Close what was opened."""
        if self._connection is not None:
            self._connection.close()

    def facts(self) -> tuple[Fact, ...]:
        """Return what was seen on the way."""
        found = [] if self._proxy is None else [Fact("probe", "proxy", str(self._proxy))]
        found += [] if self._resolved is None else self._resolved.facts(self._host)
        return (*found, *(() if self._handshake is None else self._handshake.facts()))
