"""Does a deployed route of an HTTP API serve this path and verb?

Restates "Create routes for HTTP APIs in API Gateway" and "Configure CORS for HTTP APIs in API Gateway":
https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
Where the API has a CORS configuration, API Gateway answers an OPTIONS by itself that no route takes.
"""

from gatewright.aws.addresses import split_stage
from gatewright.aws.http_routes import PREFLIGHT, http_router
from gatewright.checks.route import http_api_not_found
from gatewright.checks.stage import changed_since_deployment
from gatewright.checks.words import command, words
from gatewright.i18n import N_
from gatewright.model.api import Definition
from gatewright.model.call import Call, Route
from gatewright.model.cause import Cause
from gatewright.model.fact import Fact
from gatewright.model.message import Message
from gatewright.model.outcome import Deny, Outcome, Pass, Unsure
from gatewright.model.unknown import Missing, Unknown


def check(call: Call) -> Outcome:
    """Match path and verb against what the stage serves."""
    deployed = call.stage if isinstance(call.stage, Unknown) else call.stage.deployed
    if isinstance(call.address, Unknown) or isinstance(deployed, Unknown):
        missing = deployed.missing if isinstance(deployed, Unknown) else ()
        return Unsure(missing or (routes_missing(call),), _refusals(call))
    path = split_stage(call.address.path)[1]
    route = served(deployed, call.request.method, path)
    if route is not None:
        return Pass(call.on_route(route))
    saved = call.api if isinstance(call.api, Unknown) else call.api.saved
    if isinstance(saved, Unknown):
        return Unsure(saved.missing or (routes_missing(call),), _refusals(call))
    if served(saved, call.request.method, path) is not None:
        return _denial(call, changed_since_deployment.CAUSE, saved)
    return _denial(call, http_api_not_found.CAUSE, deployed)


def served(definition: Definition, verb: str, path: str) -> Route | None:
    """Return what serves a call: a route, or API Gateway itself for an OPTIONS of an API with CORS."""
    route = http_router(definition).route(verb, path)
    if route is None and verb == "OPTIONS" and definition.cors is not None:
        return PREFLIGHT
    return route


def _denial(call: Call, cause: Cause, definition: Definition | None) -> Deny:
    said = words(call)
    facts = [Fact("request", "method", call.request.method), Fact("request", "path", said["path"])]
    if definition is not None:
        place = "saved.routes" if cause is changed_since_deployment.CAUSE else f"stages[{said['stage']}].routes"
        facts.append(Fact("configuration", place, _keys(definition)))
    return Deny(cause, tuple(facts), said)


def _keys(definition: Definition) -> str:
    keys = [
        f"{verb} {path}" if path.startswith("/") else path
        for path, resource in definition.resources.items()
        for verb in resource.methods
    ]
    return ", ".join(sorted(keys)) or "-"


def _refusals(call: Call) -> tuple[Deny, ...]:
    causes = (http_api_not_found.CAUSE, changed_since_deployment.CAUSE)
    return tuple(_denial(call, cause, None) for cause in causes)


def routes_missing(call: Call) -> Missing:
    """Return what tells of the routes that are deployed."""
    values = words(call)
    return Missing(
        subject="configuration.routes",
        what=Message(N_("the routes of the API {rest_api_id}"), values),
        permission="apigateway:GET",
        command=command("aws apigatewayv2 get-routes --api-id {rest_api_id}", values),
    )
