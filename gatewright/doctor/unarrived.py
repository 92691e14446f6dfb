"""
A credential that was sent, and of which the answer says that none came: it was lost on the way.

Whoever sends an Authorization header, whatever stands in it, never hears "Missing Authentication Token" of API Gateway
(recorded: its front end complains about the header then). So a proxy, a redirect or the client itself dropped it, and
the call is diagnosed as one of which nobody knows what arrived.
"""

from dataclasses import replace
from typing import Final

from gatewright.aws.sigv4.answers import MISSING_TOKEN
from gatewright.doctor.answer_text import error_type_of, message_of
from gatewright.model.request import Headers
from gatewright.sources.exchange import Exchange

_FIELD: Final = "authorization"


def as_arrived(exchange: Exchange) -> Exchange:
    """Return the exchange without the credential that cannot have arrived; any other exchange as it is."""
    sent, seen = exchange.headers.get(_FIELD), exchange.observation
    if not isinstance(sent, str) or not sent.strip():
        return exchange
    if MISSING_TOKEN.error_type != error_type_of(seen) and MISSING_TOKEN.message != message_of(seen):
        return exchange
    left = exchange.headers.without(_FIELD)
    return replace(exchange, headers=Headers(left.items, withheld=True, untold=left.untold))
