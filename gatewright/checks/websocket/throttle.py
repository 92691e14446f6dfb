"""Is there a token left for this handshake or message? Calls to connections have no settings of the stage.

Restates "Throttle requests to your WebSocket APIs", whose settings are of routes:
https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-protect.html
"""

from typing import Final

from gatewright.aws.websocket_routes import CONNECTION
from gatewright.checks.throttle.check import check as of_rest_api
from gatewright.i18n import N_
from gatewright.model.call import Call
from gatewright.model.message import Message
from gatewright.model.outcome import Outcome, Skip
from gatewright.model.unknown import Unknown

_NO_SETTINGS: Final = Skip(Message(N_("no rate limit of the stage holds for calls to its connections")))


def check(call: Call) -> Outcome:
    """Take a token from every bucket that holds for the route."""
    if not isinstance(call.route, Unknown) and call.route.resource.path == CONNECTION:
        return _NO_SETTINGS
    return of_rest_api(call)
