"""Is a text the URL of an issuer, as authorizers take it?

https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-jwt-authorizer-create.html: an absolute `https`
URL with a host.
"""

from typing import Final
from urllib.parse import SplitResult, urlsplit

LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
"""Hosts whose issuers may speak plain HTTP: AWS could not reach them, and tests have no others."""


def is_issuer(text: str) -> bool:
    """Tell whether `text` is a URL that an issuer may have."""
    return _split(text) is not None


def is_plain_issuer(text: str) -> bool:
    """Tell the same of one that has no user, query or fragment besides (documented for REST APIs)."""
    parts = _split(text)
    return parts is not None and "@" not in parts.netloc and "?" not in text and "#" not in text


def _split(text: str) -> SplitResult | None:
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return None
    secure = parts.scheme == "https" or (parts.scheme == "http" and host in LOOPBACK)
    return parts if host and secure else None
