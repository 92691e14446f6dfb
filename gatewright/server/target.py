"""The request target and the host, split without changing a byte of either (RFC 9112, section 3.2).

The target is never decoded, normalised or re-encoded: `//`, `%2F` and `..` reach the router as they stood on the
wire. `httptools.parse_url` is not used: it has truncated targets before (their #144).
"""

import re
from functools import lru_cache

from gatewright.server.refusals import MALFORMED, RefusedError

_HOST = re.compile(r"(?P<host>\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._~!$&'()*+,;=%-]*)(?::[0-9]*)?")
_ABSOLUTE = re.compile(r"https?://(?P<authority>[^/?#]+)(?P<rest>.*)", re.IGNORECASE)


@lru_cache(maxsize=1024)
def host_name(authority: bytes) -> str:
    """Return the host of `host[:port]` in lower case, without the port; raise for anything else (user names)."""
    match = _HOST.fullmatch(authority.decode("latin-1"))
    if match is None:
        raise RefusedError(MALFORMED)
    return match["host"].lower()


def split(target: bytes) -> tuple[str, str]:
    """Return path and query of a target in origin form; the query is empty without `?`."""
    if target[:1] != b"/" or b"#" in target:
        raise RefusedError(MALFORMED)
    path, _, query = target.decode("latin-1").partition("?")
    return path, query


def split_absolute(target: bytes, host_header: bytes | None) -> tuple[str, str, str]:
    """Return host, path and query of a target in absolute form, which a client sends to a proxy.

    RFC 9112, section 3.2.2, lets the target win over a `Host` that differs. Two names in one request are what
    smuggling lives on, so they must agree here.
    """
    match = _ABSOLUTE.fullmatch(target.decode("latin-1"))
    if match is None:
        raise RefusedError(MALFORMED)
    authority = match["authority"].encode("latin-1")
    host = host_name(authority)
    if not host or (host_header is not None and host_header.lower() != authority.lower()):
        raise RefusedError(MALFORMED)
    rest = match["rest"]
    path, query = split((rest if rest.startswith("/") else "/" + rest).encode("latin-1"))
    return host, path, query
