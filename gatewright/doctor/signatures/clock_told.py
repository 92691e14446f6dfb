"""
AWS's own clock, as it prints it in the refusal of a signature that is too old or too new.

It is surer than the `Date` of the answer, which others write as well, and some seconds later.
"""

from dataclasses import replace
from typing import Final

from gatewright.aws.sigv4.dates import instant
from gatewright.doctor.answer_text import message_of
from gatewright.model.lazy_pattern import pattern
from gatewright.sources.exchange import Exchange

_PRINTED: Final = pattern(
    r"Signature (?:expired|not yet current): .{1,200}\((?P<now>[0-9]{8}T[0-9]{6}Z) [-+] [0-9]+ min\.?\)"
)


def with_clock(exchange: Exchange) -> Exchange:
    """Return the exchange with the moment at which AWS looked at its signature, where the answer prints it."""
    printed = _PRINTED.match(message_of(exchange.observation) or "")
    now = None if printed is None else instant(printed["now"])
    return exchange if now is None else replace(exchange, called_at=now)
