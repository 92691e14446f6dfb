"""
Behind the door: does the policy of the function behind a method let API Gateway in?

No check of the chain: a call gets as far as this when the front door has let it through, and its body, its mapping
and the stage's cache come before the function is called.
https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
"""

from gatewright.aws.invocation_source import of_method, of_route
from gatewright.checks.function_permission import function_permission
from gatewright.checks.integration import permission_missing
from gatewright.checks.words import words
from gatewright.model.api import Api
from gatewright.model.call import Call, Route
from gatewright.model.fact import Fact
from gatewright.model.outcome import Deny, Pass, Unsure
from gatewright.model.unknown import UNKNOWN, Unknown

_NAME = ":function:"


def invocation(call: Call) -> Deny | Pass | Unsure | None:
    """Return whether API Gateway may call the function behind the method; `None` where nothing speaks of that."""
    if isinstance(call.api, Unknown) or isinstance(call.stage, Unknown) or isinstance(call.route, Unknown):
        return None
    integration = call.route.method.integration
    if isinstance(integration, Unknown):
        return _unsure(call, integration)
    if integration is None or integration.credentials is not None:
        return None
    account = call.configuration.account_id
    if isinstance(account, Unknown):
        return _unsure(call, account)
    found = function_permission(call, integration.uri, _place(call.api, call.stage.name, call.route))
    if found is None:
        return None
    if isinstance(found.given, Unknown):
        return _unsure(call, found.policy if isinstance(found.policy, Unknown) else UNKNOWN)
    if found.given:
        return Pass()
    facts = (
        Fact("configuration", f"functions[{found.function_arn}].policy", str(found.policy or "-")),
        Fact("configuration", "methods.arn", found.source_arn),
    )
    name = found.function_arn.partition(_NAME)[2].partition(":")[0]
    values = words(call, function_arn=found.function_arn, function_name=name, source_arn=found.source_arn)
    return Deny(permission_missing.CAUSE, facts, values)


def _place(api: Api, stage: str, route: Route) -> str:
    of = of_method if api.protocol == "REST" else of_route
    return of(stage, route.method.http_method, route.resource.path)


def _unsure(call: Call, untold: Unknown) -> Unsure:
    return Unsure(untold.missing, (Deny(permission_missing.CAUSE, (), words(call)),))
