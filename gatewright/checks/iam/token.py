"""The answers to credentials that API Gateway does not know, or knows no more.

Which error type stands beside the text is not recorded for API Gateway itself: the same front end says
UnrecognizedClientException elsewhere, AWS's article on 403 errors says AccessDeniedException, and a function URL
said InvalidSignatureException (June 2025). All three are understood.
"""

from typing import Final

from gatewright.aws.sigv4.answers import INVALID, KEY_UNKNOWN
from gatewright.model.cause import Signature

_TEXTS: Final = (KEY_UNKNOWN.message, KEY_UNKNOWN.message.removesuffix("."))
"""With a full stop for a key that is not known, without one for a session token (recorded elsewhere)."""

TOKEN_INVALID: Final = tuple(
    Signature(status=403, error_type=error_type, message=text, response_type=None)
    for error_type in (KEY_UNKNOWN.error_type, "AccessDeniedException", INVALID)
    for text in _TEXTS
)
"""The key, or its session token, is not one that AWS knows."""

TOKEN_EXPIRED: Final = tuple(
    Signature(
        status=403,
        error_type="ExpiredTokenException",
        message=f"The security token included in the request is expired{stop}",
        response_type="EXPIRED_TOKEN",
    )
    for stop in ("", ".")
)
"""The session is over."""
