"""
A code of the access log that somebody quotes by itself: a gateway response type, or what an integration failed with.

`$context.error.responseType` and `$context.integration.error` of the stage's log.
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html
"""

from typing import Final

from gatewright.aws.gateway_response_types import GATEWAY_RESPONSE_TYPES
from gatewright.model.lazy_pattern import pattern
from gatewright.model.observation import Observation
from gatewright.sources.exchange import Exchange

_TYPES: Final = "|".join(GATEWAY_RESPONSE_TYPES)
_CODE: Final = pattern(rf"\b(?:(?P<failure>INTEGRATION_NETWORK_FAILURE)|(?P<type>{_TYPES}))\b")


def logged_code(text: str, *, origin: str) -> Exchange | None:
    """Return the call whose log has the first such code of a text; `None` where it quotes none."""
    match = _CODE.search(text)
    if match is None:
        return None
    name = "integration.error" if match["failure"] else "error.responseType"
    return Exchange(observation=Observation(access_log={name: match[0]}), from_log=True, origin=origin)
