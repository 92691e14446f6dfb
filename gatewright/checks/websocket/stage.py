"""
Which stage of a WebSocket API does the call reach? As for a REST API; only a lost call to `@connections` is told apart.

Restates "Use @connections commands in your backend service":
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html
"""

from dataclasses import replace

from gatewright.aws.websocket_routes import is_about_connections
from gatewright.checks.connections import endpoint_wrong
from gatewright.checks.stage import not_found
from gatewright.checks.stage.check import check as of_rest_api
from gatewright.model.call import Call
from gatewright.model.outcome import Deny, Outcome, Unsure


def check(call: Call) -> Outcome:
    """Find the stage named by the first path segment."""
    outcome = of_rest_api(call)
    if not is_about_connections(call.request.path):
        return outcome
    if isinstance(outcome, Deny):
        return _wrong(outcome)
    if isinstance(outcome, Unsure):
        return replace(outcome, may=tuple(_wrong(one) for one in outcome.may))
    return outcome


def _wrong(denial: Deny) -> Deny:
    return replace(denial, cause=endpoint_wrong.CAUSE) if denial.cause is not_found.CAUSE else denial
