"""Secrets of a request that somebody masked before showing it: `x-api-key: ********`, `authorization: Bearer xxxx`.

The field was sent, and its value is not known: to judge the mask would be to judge what nobody sent. Only what a mask
alone is made of counts here, for these fields were seen on the wire; a signature is judged by its other parts.
"""

from dataclasses import replace
from typing import Final

from gatewright.model.lazy_pattern import pattern
from gatewright.sources.exchange import Exchange
from gatewright.sources.redact import is_secret_name

MASK: Final = pattern(
    r"[xX]{5,}|\*{3,}|\.{3,}$|\u2026|\u2022{3,}|\u2588+|#{5,}|_{5,}|-{5,}"
    r"|<[^<>\n]+>|\[?\b(?i:redacted|masked|removed|hidden|filtered)\b\]?"
)
"""What people write in the place of a secret."""

_SIGNATURE: Final = "AWS4-"


def with_masked(exchange: Exchange) -> Exchange:
    """Return a call of which masked fields are known to have been sent, and no more."""
    headers = exchange.headers
    masked = {
        (name, value): value[: found.start()]
        for name, value in headers
        if is_secret_name(name) and not value.startswith(_SIGNATURE) and (found := MASK.search(value)) is not None
    }
    if not masked:
        return exchange
    kept = tuple(pair for pair in headers if pair not in masked)
    untold = tuple((name, begins) for (name, _), begins in masked.items())
    return replace(exchange, headers=replace(headers, items=kept, untold=(*headers.untold, *untold)))
