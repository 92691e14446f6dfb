"""
May this caller open a connection, or make this call to `@connections`?

Restates "Control access to WebSocket APIs with AWS IAM authorization": the actions are `execute-api:Invoke` for the
route `$connect` and `execute-api:ManageConnections` for connections.
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-control-access-iam.html
"""

from dataclasses import replace
from typing import Final

from gatewright.aws.arn import masked
from gatewright.aws.policy import combine
from gatewright.aws.websocket_routes import CONNECTION
from gatewright.checks.authentication import CALLER
from gatewright.checks.authorize.check import check as of_rest_api
from gatewright.checks.connections import permission_missing
from gatewright.checks.policies import facts, lacking, of_the_caller
from gatewright.checks.unproven import unproven
from gatewright.checks.verdict import proof
from gatewright.checks.words import NOT_KNOWN, words
from gatewright.model.call import Call
from gatewright.model.outcome import Deny, Outcome, Pass, Unsure
from gatewright.model.principal import Principal
from gatewright.model.unknown import Unknown

MANAGE: Final = "execute-api:ManageConnections"
_ALLOWED: Final = Pass()


def check(call: Call) -> Outcome:
    """Judge calls to connections by their own action, and handshakes as calls to a method."""
    if isinstance(call.route, Unknown) or call.route.resource.path != CONNECTION:
        return of_rest_api(call)
    principal = call.principal
    if principal is None or isinstance(principal, Unknown):
        missing = principal.missing if isinstance(principal, Unknown) else ()
        return Unsure(missing or (CALLER,), unproven(call, (permission_missing.CAUSE,)))
    return _managing(call, principal)


def _managing(call: Call, principal: Principal) -> Outcome:
    asked = replace(facts(call, principal.caller), action=MANAGE)
    answer = combine.iam(of_the_caller(principal, call), asked)
    if answer.decision == "allowed":
        return _ALLOWED
    if answer.verdict == "undetermined":
        return Unsure(lacking(call, principal) or (CALLER,), unproven(call, (permission_missing.CAUSE,)))
    known, method = principal.caller.arn, asked.resource.text
    arn = NOT_KNOWN if isinstance(known, Unknown) else known
    values = words(
        call,
        caller=masked(arn),
        caller_arn=arn,
        method_arn=NOT_KNOWN if isinstance(method, Unknown) else masked(method),
    )
    return Deny(permission_missing.CAUSE, tuple(proof(answer, asked)), values)
