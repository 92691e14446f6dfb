"""
What the signature of a call says by itself, where the answer says no more than `Forbidden`.

An HTTP API keeps to itself what REST APIs say of signatures. But what is wrong with the form, the date or the scope of
a signature shows in the request, and a temporary key without its session token does: such a call is refused by any
route that wants a signature.
"""

from typing import Final

from gatewright.aws.addresses import address
from gatewright.aws.sigv4.form import complaint, read
from gatewright.aws.sigv4.form_body import form_with_query
from gatewright.aws.sigv4.sent import SignatureSent
from gatewright.checks.iam import (
    access_key_unknown,
    explicit_deny,
    not_allowed,
    session_expired,
    session_token_missing,
    signature_mismatch_secret,
)
from gatewright.checks.iam.check import TEMPORARY
from gatewright.checks.iam.possible import possible
from gatewright.model.cause import Cause
from gatewright.model.request import Request
from gatewright.model.unknown import Unknown
from gatewright.sources.exchange import Exchange

_OFTENEST: Final = (
    not_allowed.CAUSE,
    signature_mismatch_secret.CAUSE,
    access_key_unknown.CAUSE,
    session_expired.CAUSE,
)
_OF_POLICIES: Final = (not_allowed.CAUSE, explicit_deny.CAUSE)


def of_the_signature(exchange: Exchange) -> tuple[Cause, ...] | None:
    """Return what a signed call can be refused for, what shows in it first; `None` where nobody tells of the call."""
    request = exchange.request
    if isinstance(request, Unknown):
        return None
    named = address(request.host, request.path)
    region = None if named is None else named.region
    complained = complaint(request.headers, request.query, request.received_at, region)
    if isinstance(complained, Unknown):
        return None
    if complained is not None:
        found = possible(request, complained)
        return found if len(found) == 1 else _in_order(found)
    sent = read(request.headers, request.query)
    if not isinstance(sent, SignatureSent):
        return None
    if sent.access_key.startswith(TEMPORARY) and sent.session_token is None:
        return (session_token_missing.CAUSE,)
    return _in_order(possible(request, form_with_query(request, sent)))


def _in_order(found: tuple[Cause, ...]) -> tuple[Cause, ...]:
    """Return what can be meant with the commonest first."""
    every = (*_OF_POLICIES, *found)
    return tuple(dict.fromkeys((*(cause for cause in _OFTENEST if cause in every), *every)))


def is_signed(request: Request | Unknown) -> bool:
    """Tell a call that carries a signature in its query."""
    return not isinstance(request, Unknown) and "X-Amz-Signature=" in request.query
