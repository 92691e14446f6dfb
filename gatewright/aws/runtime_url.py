"""
The tag by which a function says that its runtime is provided elsewhere, and which URLs it may name: ours, not AWS's.

A function of a runtime that this server does not run (Java, Go, ...) can be run beside it, in a container with AWS's
runtime interface emulator; its tag says where.
"""

from typing import Final
from urllib.parse import urlsplit

RUNTIME_URL_TAG: Final = "_gatewright_runtime_url_"
"""The tag: `http://127.0.0.1:9000`."""


def refusal(url: str) -> str | None:
    """Return why a URL cannot be that of a runtime, `None` when it can."""
    wrong = f"expected `http://host:port` or `https://host:port`, perhaps with a path; got `{url}`"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return wrong
    plain = parts.scheme in {"http", "https"} and bool(parts.hostname) and port != 0
    bare = not (parts.query or parts.fragment or parts.username or parts.password)
    return None if plain and bare else wrong
