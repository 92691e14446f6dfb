"""
An answer of API Gateway's from which somebody took header fields before showing it: what is not there is not known.

API Gateway never answers without an id of its own; a text that only it writes, beside nothing but the fields that
every server sends, was shown in part (public threads of 2018 to 2024 show two or three fields of a dozen).
"""

from dataclasses import replace
from typing import Final

from gatewright.doctor.answer_text import message_of
from gatewright.doctor.backward import is_a_gateway_text
from gatewright.model.request import Headers
from gatewright.sources.exchange import Exchange

_OF_EVERY_SERVER: Final = frozenset(
    {"date", "content-type", "content-length", "connection", "keep-alive", "status", "x-amzn-errortype", "vary"}
)
_MOST: Final = 5
"""More than so many fields are all of them."""


def untrimmed(exchange: Exchange) -> Exchange:
    """Return the exchange with header fields unknown that were left out; as it is where none were."""
    seen = exchange.observation
    names = {name.lower() for name, _ in seen.headers}
    if seen.headers.withheld or not names or len(names) > _MOST or not names <= _OF_EVERY_SERVER:
        return exchange
    message = message_of(seen)
    if message is None or not is_a_gateway_text(message):
        return exchange
    return replace(exchange, observation=replace(seen, headers=Headers(tuple(seen.headers), withheld=True)))
