"""
Which stage of a WebSocket API does the call reach? As for a REST API; only a lost call to `@connections` is told apart.

A stage to which nothing is deployed answers 403 (reported by users of AWS), as one that is not there does.

Restates "Use @connections commands in your backend service":
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html
"""

from dataclasses import replace

from gatewright.aws.websocket_routes import is_about_connections
from gatewright.checks.connections import endpoint_wrong
from gatewright.checks.stage import not_deployed, not_found
from gatewright.checks.stage.check import check as of_rest_api
from gatewright.checks.stage.check import stages_missing
from gatewright.checks.words import words
from gatewright.model.call import Call
from gatewright.model.fact import Fact
from gatewright.model.outcome import Deny, Outcome, Pass, Unsure
from gatewright.model.unknown import Unknown


def check(call: Call) -> Outcome:
    """Find the stage named by the first path segment, and ask whether it serves anything."""
    outcome = of_rest_api(call)
    if isinstance(outcome, Pass) and outcome.call is not None:
        return _served(outcome, outcome.call)
    about_connections = is_about_connections(call.request.path)
    if isinstance(outcome, Deny):
        return _wrong(outcome) if about_connections else outcome
    if isinstance(outcome, Unsure):
        may = tuple(_wrong(one) for one in outcome.may) if about_connections else outcome.may
        return replace(outcome, may=(*may, Deny(not_deployed.CAUSE, (), words(call))))
    return outcome


def _served(found: Pass, call: Call) -> Outcome:
    """Hold what was deployed to the stage, where that is known, against nothing: AWS deploys no API without routes."""
    if isinstance(call.stage, Unknown):
        return found
    deployed, values = call.stage.deployed, words(call)
    if not isinstance(deployed, Unknown):
        fact = Fact("configuration", f"stages[{values['stage']}].deploymentId", "-")
        return found if deployed.resources else Deny(not_deployed.CAUSE, (fact,), values)
    if isinstance(call.stage.deployment_id, Unknown):
        # Whether the API has a route that was deployed by itself, what is missing tells.
        return Unsure(deployed.missing or (stages_missing(call),), (Deny(not_deployed.CAUSE, (), values),), call)
    return found


def _wrong(denial: Deny) -> Deny:
    return replace(denial, cause=endpoint_wrong.CAUSE) if denial.cause is not_found.CAUSE else denial
