"""
What an access key says that is none: `undefined`, `null`, nothing at all.

A program that signs before its credentials have arrived writes their emptiness into the header. No account has such a
key, so whatever the path and the method are, the caller's credentials come first.
"""

from typing import Final

from gatewright.aws.sigv4.form import read
from gatewright.aws.sigv4.sent import SignatureSent
from gatewright.doctor.logs_say import Said
from gatewright.engine.catalogue import CAUSES
from gatewright.model.fact import Fact
from gatewright.model.unknown import Unknown
from gatewright.sources.exchange import Exchange

_EMPTY: Final = frozenset({"", "undefined", "null", "none", "nil", "nan", "[object object]", "false"})
"""How programs write what is not there."""

_UNKNOWN: Final = "iam.access-key-unknown"
_SAME_ANSWER: Final = (_UNKNOWN, *CAUSES[_UNKNOWN].look_alikes, "route.", "stage.changed-since-deployment", "endpoint.")


def credential_says(exchange: Exchange) -> tuple[Said, ...]:
    """Return what the access key of a request says, where it is no access key."""
    query = "" if isinstance(exchange.query, Unknown) else exchange.query
    sent = read(exchange.headers, query)
    if not isinstance(sent, SignatureSent) or sent.access_key.lower() not in _EMPTY:
        return ()
    where = "query.X-Amz-Credential" if "x-amz-credential" in query.lower() else "headers.authorization.Credential"
    fact = Fact("request", where, sent.access_key or "-")
    return (Said(about=_SAME_ANSWER, keeps=(_UNKNOWN,), fact=fact, sure=False),)
