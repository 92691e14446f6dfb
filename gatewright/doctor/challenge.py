"""
What the `www-authenticate` of an HTTP API says of a token: API Gateway's own word for the reason.

"Troubleshooting issues with HTTP API JWT authorizers" reads the header so, and RFC 6750, section 3.1, has its errors.
https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-troubleshooting-jwt.html
"""

from collections.abc import Mapping
from typing import Final

from gatewright.aws.jwt.refusal import DESCRIPTIONS, INSUFFICIENT, INVALID
from gatewright.doctor.answered_by import answered_by
from gatewright.doctor.log_rows.row import EVERYTHING
from gatewright.doctor.logs_say import Said
from gatewright.model.fact import Fact
from gatewright.model.lazy_pattern import pattern
from gatewright.model.unknown import Unknown
from gatewright.sources.exchange import Exchange

_ERROR: Final = pattern(r'error="(?P<error>[a-z_]+)"(?:.*error_description="(?P<why>[^"]*)")?')
_MEANS: Final[Mapping[str, tuple[str, ...]]] = {
    INVALID: ("authorizer.token-invalid",),
    INSUFFICIENT: ("authorizer.scope-missing",),
}


def challenge_says(exchange: Exchange) -> tuple[Said, ...]:
    """Return what the header of an HTTP API's answer says; nothing where a backend may have written it."""
    seen = exchange.observation
    challenge = seen.headers.get("www-authenticate")
    found = _ERROR.search(challenge) if isinstance(challenge, str) else None
    keeps = None if found is None else _MEANS.get(found["error"])
    if found is None or keeps is None:
        return ()
    its_own = seen.body in _OWN and answered_by(seen) == "api-gateway-http"
    if not its_own and not (isinstance(seen.body, Unknown) and found["why"] in DESCRIPTIONS.values()):
        return ()
    fact = Fact("response", "headers.www-authenticate", found["why"] or found["error"])
    return (Said(EVERYTHING, keeps, fact, sure=True),)


_OWN: Final = tuple(b'{"message":"' + text + b'"}' for text in (b"Unauthorized", b"Forbidden"))
