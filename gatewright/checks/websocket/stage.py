"""
Which stage of a WebSocket API does the call reach? As for a REST API; only a lost call to `@connections` is told apart.

A stage to which nothing is deployed is none (inferred: AWS deploys no WebSocket API without a route).

Restates "Use @connections commands in your backend service":
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html
"""

from dataclasses import replace

from gatewright.aws.websocket_routes import is_about_connections
from gatewright.checks.connections import endpoint_wrong
from gatewright.checks.stage import not_found
from gatewright.checks.stage.check import check as of_rest_api
from gatewright.checks.words import NOT_KNOWN, words
from gatewright.model.call import Call
from gatewright.model.fact import Fact
from gatewright.model.outcome import Deny, Outcome, Pass, Unsure
from gatewright.model.unknown import Unknown


def check(call: Call) -> Outcome:
    """Find the stage named by the first path segment."""
    outcome = of_rest_api(call)
    found = outcome.call if isinstance(outcome, Pass) else None
    if found is not None and _serves_nothing(found):
        outcome = _undeployed(found)
    if not is_about_connections(call.request.path):
        return outcome
    if isinstance(outcome, Deny):
        return _wrong(outcome)
    if isinstance(outcome, Unsure):
        return replace(outcome, may=tuple(_wrong(one) for one in outcome.may))
    return outcome


def _serves_nothing(call: Call) -> bool:
    deployed = call.stage if isinstance(call.stage, Unknown) else call.stage.deployed
    return not isinstance(deployed, Unknown) and not deployed.resources


def _undeployed(call: Call) -> Deny:
    values = words(call, known_stages=NOT_KNOWN)
    return Deny(not_found.CAUSE, (Fact("configuration", f"stages[{values['stage']}].deploymentId", "-"),), values)


def _wrong(denial: Deny) -> Deny:
    return replace(denial, cause=endpoint_wrong.CAUSE) if denial.cause is not_found.CAUSE else denial
