"""
An answer of API Gateway's from which somebody took header fields before showing it: what is not there is not known.

API Gateway never answers without an id of its own and the name of the error, so a text that only it writes was shown
in part where one of them is missing, whatever stands beside it: public threads show two or three fields of a dozen, and
proxies add theirs (2018 to 2024). A text that others write too, `Forbidden` say, tells it only beside fields that name
no other server. Nobody at all answers without any field: an empty list says that they were not kept. Of a call
of our own, all is there.
"""

from dataclasses import replace
from typing import Final

from gatewright.doctor.answer_text import is_of_many, message_of
from gatewright.doctor.backward import is_a_gateway_text, texts_as_long
from gatewright.model.observation import Observation
from gatewright.model.request import Headers
from gatewright.sources.exchange import Exchange

_IDS: Final = frozenset({"x-amz-apigw-id", "apigw-requestid"})
_ERROR_TYPE: Final = "x-amzn-errortype"

_OF_ANY_ANSWER: Final = (
    "date",
    "content-",
    "connection",
    "keep-alive",
    "status",
    "vary",
    "cache-control",
    "pragma",
    "expires",
    "strict-transport-security",
    "access-control-",
    "via",
    "x-cache",
    "x-amz-cf-",
    "x-amzn-",
)
"""What fields begin with that every server sends, that gateway responses add, or that CloudFront and AWS write."""

_MOST: Final = 5
"""More than so many fields beside such a text are all of them."""

_OF_AWS: Final = frozenset({*_IDS, _ERROR_TYPE, "x-amzn-requestid"})
_NEVER_LEFT_OUT: Final = frozenset({"date", "content-type", "content-length"})
"""AWS sends a date with everything; who shows neither it nor a field about the body has chosen what to show."""

_OF_A_BACKEND: Final = frozenset({"x-amzn-trace-id", "x-amzn-remapped-date", "x-amzn-remapped-server"})
"""API Gateway adds them to what an integration answered (recorded)."""


def untrimmed(exchange: Exchange) -> Exchange:
    """Return the exchange with header fields unknown that were left out; as it is where none were."""
    seen = exchange.observation
    if seen.headers.withheld or exchange.is_our_own or not _is_shown_in_part(seen):
        return exchange
    return replace(exchange, observation=replace(seen, headers=Headers(tuple(seen.headers), withheld=True)))


def _is_chosen(seen: Observation) -> bool:
    """Tell whether a field stands there that API Gateway sends, among others: an id, a type, a token's challenge."""
    challenge = seen.headers.get("www-authenticate")
    bearer = isinstance(challenge, str) and challenge.startswith("Bearer")
    return bearer or any(name.lower() in _OF_AWS for name, _ in seen.headers)


def _is_shown_in_part(seen: Observation) -> bool:
    names = {name.lower() for name, _ in seen.headers}
    if not names or (_is_chosen(seen) and not names & (_NEVER_LEFT_OUT | _OF_A_BACKEND)):
        return True
    message = message_of(seen)
    ours = bool(texts_as_long(seen)) if message is None else is_a_gateway_text(message)
    if (_ERROR_TYPE in names and names & _IDS) or not ours:
        return False
    if message is not None and not is_of_many(message):
        return True
    return len(names) <= _MOST and not names & _IDS and all(name.startswith(_OF_ANY_ANSWER) for name in names)
