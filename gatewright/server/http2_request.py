"""The header block of an HTTP/2 request, as the same `Request` that HTTP/1.1 makes of its head.

h2 has refused before what RFC 9113, section 8, forbids: upper-case names, fields of the connection, pseudo-header
fields that are doubled, missing or out of place, line ends and other control bytes. What is left is judged here by the
very rules of HTTP/1.1, so that neither protocol is a way round the other's.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from gatewright.server.limits import Limits
from gatewright.server.refusals import BODY_TOO_LONG, MALFORMED, RefusedError, head_too_long
from gatewright.server.target import host_name, split

PROTOCOL = "HTTP/2.0"
"""`$context.protocol`; the spelling is inferred."""


@dataclass(slots=True)
class Incoming:
    """A request whose head has come."""

    method: str
    host: str
    path: str
    query: str
    fields: tuple[tuple[str, str], ...]
    """Header fields as they came, after `Host`, which HTTP/1.1 would have carried."""

    expects: bool
    """Whether the client waits for `100 Continue`."""

    until: float = 0.0
    """The loop's time at which the body has to be complete."""

    stalled_at: float = 0.0
    """The loop's time until which more of the body has to come."""

    size: int = 0
    """Bytes of body so far."""

    chunks: list[bytes] = field(default_factory=list)
    """The body so far."""

    def body(self) -> bytes:
        """Return the body as far as it has come."""
        return b"".join(self.chunks)


def incoming(block: Iterable[tuple[bytes, bytes]], limits: Limits) -> Incoming:
    """Return the request that a header block begins; raise `RefusedError` for what may not be served."""
    pseudo: dict[bytes, bytes] = {}
    fields: list[tuple[str, str]] = []
    cookies: list[str] = []
    size = 0
    hosts: list[bytes] = []
    for name, value in block:
        if name[:1] == b":":
            pseudo[name] = value
            continue
        size += len(name) + len(value)
        if name == b"host":
            hosts.append(value)
        elif name == b"cookie":
            cookies.append(value.decode("latin-1"))
        else:
            fields.append((name.decode("latin-1"), value.decode("latin-1")))
    target = pseudo.get(b":path", b"")
    if size + len(target) > limits.head_bytes:
        raise RefusedError(head_too_long(limits.head_bytes))
    if cookies:
        # RFC 9113, section 8.2.3: what was split to be compressed better is one field again.
        fields.append(("cookie", "; ".join(cookies)))
    authority = _authority(pseudo.get(b":authority"), hosts)
    path, query = split(target)
    host = host_name(authority)
    if _is_too_long(fields, limits):
        raise RefusedError(BODY_TOO_LONG, host, path)
    return Incoming(
        method=_method(pseudo),
        host=host,
        path=path,
        query=query,
        fields=(("Host", authority.decode("latin-1")), *fields),
        expects=any(name == "expect" and value.lower() == "100-continue" for name, value in fields),
    )


def _authority(authority: bytes | None, hosts: list[bytes]) -> bytes:
    """Return the one host that is named; two that differ are what smuggling lives on."""
    if len(hosts) > 1 or (authority is not None and hosts and hosts[0].lower() != authority.lower()):
        raise RefusedError(MALFORMED)
    found = authority if authority is not None else hosts[0] if hosts else b""
    if not found:
        raise RefusedError(MALFORMED)
    return found


def _method(pseudo: dict[bytes, bytes]) -> str:
    method = pseudo.get(b":method", b"")
    if not method.isalpha() or method in {b"CONNECT", b"PRI", b"SOURCE"}:
        raise RefusedError(MALFORMED)
    return method.decode("ascii")


def _is_too_long(fields: list[tuple[str, str]], limits: Limits) -> bool:
    lengths = (value for name, value in fields if name == "content-length")
    return any(value.isdigit() and int(value[:20]) > limits.body_bytes for value in lengths)
