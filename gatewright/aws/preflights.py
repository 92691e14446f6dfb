"""
A browser's preflight: what it asks before a call that a plain form could not send, always without credentials.

Restates "CORS-preflight fetch" of the Fetch standard: https://fetch.spec.whatwg.org/#cors-preflight-fetch
"""

from typing import Final

from gatewright.model.request import Request
from gatewright.model.unknown import PartlyTold, Unknown

ORIGIN: Final = "origin"
"""The field in which a browser says whose page calls."""

REQUESTED_METHOD: Final = "access-control-request-method"
"""The field in which it says the verb that it would send next."""

REQUESTED_HEADERS: Final = "access-control-request-headers"
"""The field in which it names the header fields that it would send; a star allows all of them but Authorization."""


def is_preflight(request: Request) -> bool | Unknown:
    """Tell a preflight: OPTIONS with an origin and the method that it asks for."""
    if request.method != "OPTIONS":
        return False
    for name in (ORIGIN, REQUESTED_METHOD):
        value = request.headers.get(name)
        if value is None or (isinstance(value, Unknown) and not isinstance(value, PartlyTold)):
            return False if value is None else value
    return True
