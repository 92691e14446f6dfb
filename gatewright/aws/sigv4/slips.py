"""The slips of signers that are known from the field: each takes what AWS received, and yields what was signed instead.

One slip at a time: two of them leave a signature that nobody can read.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import Final
from urllib.parse import quote

from gatewright.aws.sigv4.body_slips import body_slips
from gatewright.aws.sigv4.header_slips import header_slips, with_value
from gatewright.aws.sigv4.path_slips import paths
from gatewright.aws.sigv4.query_slips import queries
from gatewright.aws.sigv4.scope_slips import date_slips, scope_slips
from gatewright.aws.sigv4.signed_text import SignedText
from gatewright.model.request import Request

_METHODS: Final = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "")


def slips(request: Request, received: SignedText) -> Iterator[SignedText]:
    """Yield every text that a signer with one known slip would have signed for this request."""
    hashes = (value for _, value in body_slips(request))
    yield from (replace(received, body_hash=value) for value in _others(hashes, received.body_hash))
    methods = (*_METHODS, received.method.lower())
    yield from (replace(received, method=method) for method in _others(methods, received.method))
    yield from (replace(received, path=path) for path in _others(paths(request, received.path), received.path))
    written = queries(request.query, received.query)
    yield from (replace(received, query=query) for query in _others(written, received.query))
    for text in dict.fromkeys(
        chain(header_slips(request, received), date_slips(request, received), scope_slips(received))
    ):
        if text != received:
            yield text


def _others(values: Iterable[str], received: str) -> Iterator[str]:
    """Yield each value once that is not the one received: most slips leave most requests as they are."""
    return (value for value in dict.fromkeys(values) if value != received)


def token_slips(received: SignedText, session_token: str | None) -> Iterator[SignedText]:
    """Yield the texts with the session token that belongs to the secret, in place of the one that came."""
    if session_token is None:
        return
    yield with_value(received, "x-amz-security-token", session_token)
    written = f"X-Amz-Security-Token={quote(session_token, safe='')}"
    kept = [part for part in received.query.split("&") if part and not part.startswith("X-Amz-Security-Token=")]
    yield replace(received, query="&".join(sorted((*kept, written))))
