"""What a WebSocket API checks: tests of its own, and those of REST APIs."""

from dataclasses import replace

from gatewright.checks.authorize import AUTHORIZE
from gatewright.checks.connections import endpoint_wrong, permission_missing
from gatewright.checks.stage import STAGE, changed_since_deployment, not_deployed
from gatewright.checks.throttle import THROTTLE
from gatewright.checks.websocket import authorize, handshake_missing, route, route_not_matched, stage, throttle
from gatewright.i18n import N_
from gatewright.model.check import Check

OF_WEBSOCKET_APIS = (handshake_missing.CAUSE, route_not_matched.CAUSE)
"""What only a WebSocket API refuses for."""

WEBSOCKET_STAGE = replace(STAGE, run=stage.check, causes=(*STAGE.causes, not_deployed.CAUSE, endpoint_wrong.CAUSE))
WEBSOCKET_ROUTE = Check(
    id="route",
    title=N_("Does a route of the WebSocket API take this call?"),
    run=route.check,
    establishes=("route",),
    causes=(*OF_WEBSOCKET_APIS, changed_since_deployment.CAUSE),
)
WEBSOCKET_AUTHORIZE = replace(AUTHORIZE, run=authorize.check, causes=(*AUTHORIZE.causes, permission_missing.CAUSE))
WEBSOCKET_THROTTLE = replace(THROTTLE, run=throttle.check)
