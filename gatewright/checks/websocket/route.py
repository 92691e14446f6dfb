"""
Which route of a WebSocket API takes the call: an opening handshake, a message, a disconnection, or `@connections`?

Restates "Create routes for WebSocket APIs in API Gateway":
https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-develop-routes.html
A message that is no JSON, or whose key no route has, is the `$default` route's. A message never reaches `$connect` or
`$disconnect`, whatever it says (inferred). Whoever is connected is not asked again who he is: only `$connect` is
authorized (documented). An API may lack `$connect` and `$disconnect`; then nothing is called for them.
"""

from typing import Final

from gatewright.aws.addresses import split_stage
from gatewright.aws.selection_keys import DEFAULT, Said, read_selection, selected
from gatewright.aws.websocket_handshake import is_handshake
from gatewright.aws.websocket_routes import CONNECT, CONNECTION, DISCONNECT, RESERVED, connection_named
from gatewright.checks.http_api.route import routes_missing
from gatewright.checks.signatures import FRAME_FORBIDDEN
from gatewright.checks.stage import changed_since_deployment
from gatewright.checks.websocket import handshake_missing, route_not_matched
from gatewright.checks.words import NOT_KNOWN, words
from gatewright.i18n import N_
from gatewright.model.api import Definition, Method, Resource
from gatewright.model.call import Call, Route
from gatewright.model.cause import Cause
from gatewright.model.fact import Fact
from gatewright.model.message import Message
from gatewright.model.outcome import Deny, Outcome, Pass, Unsure
from gatewright.model.unknown import Missing, Unknown

_VERBS: Final = ("GET", "POST", "DELETE")
_UNTOLD: Final = Method(http_method="ANY")
_OF_ANY_MESSAGE: Final = Route(Resource(path=NOT_KNOWN, methods={"ANY": _UNTOLD}), _UNTOLD)
_MESSAGE: Final = Missing(subject="request.frame", what=Message(N_("the message that was sent")))


def check(call: Call) -> Outcome:
    """Find the route; what was deployed matters to events alone, not to calls of connections."""
    event = call.request.connection
    path = None if isinstance(call.address, Unknown) else split_stage(call.address.path)[1]
    if path is not None and (event is None or event.event_type == "CONNECT"):
        connection_id = connection_named(path)
        if connection_id is not None and call.request.method in _VERBS:
            return Pass(call.on_route(_connection(call.request.method, connection_id)))
        if path != "/" or not is_handshake(call.request):
            return Deny(handshake_missing.CAUSE, _lacking(call, path), words(call))
    deployed = call.stage if isinstance(call.stage, Unknown) else call.stage.deployed
    if path is None or isinstance(deployed, Unknown):
        missing = deployed.missing if isinstance(deployed, Unknown) else ()
        return _unsure(call, missing or (routes_missing(call),))
    if event is not None and event.event_type == "MESSAGE":
        return _message(call, deployed)
    if event is not None and event.event_type == "DISCONNECT":
        return Pass(call.on_route(_route(deployed, DISCONNECT)))
    return Pass(call.on_route(_route(deployed, CONNECT, guarded=True)))


def key_of(definition: Definition, body: str) -> str | None:
    """Return the key of the route that a definition has for a message; `None` when it has none."""
    found = _named(definition, body)
    return selected(definition.resources, None if found in RESERVED else found)


def _named(definition: Definition, body: str) -> str | None:
    """Return what the route selection expression finds in a message; `None` where that is no JSON."""
    expression = definition.route_selection_expression
    key = None if expression is None or isinstance(expression, Unknown) else read_selection(expression)
    return None if key is None else key.evaluate(Said(body))


def _message(call: Call, deployed: Definition) -> Outcome:
    if isinstance(call.request.body, Unknown):
        if DEFAULT in deployed.resources:
            # Whatever it says, a route takes it.
            return Pass(call.on_route(_route(deployed, DEFAULT)))
        return _unsure(call, (_MESSAGE,))
    body = call.request.body.decode(errors="replace")
    key = key_of(deployed, body)
    if key is not None:
        return Pass(call.on_route(_route(deployed, key)))
    saved = call.api if isinstance(call.api, Unknown) else call.api.saved
    if isinstance(saved, Unknown):
        return _unsure(call, saved.missing or (routes_missing(call),))
    if key_of(saved, body) is not None:
        return _refused(call, changed_since_deployment.CAUSE, saved, body)
    return _refused(call, route_not_matched.CAUSE, deployed, body)


def _unsure(call: Call, missing: tuple[Missing, ...]) -> Unsure:
    """Return that nobody knows the route; whichever takes a message, it asks for no credentials."""
    event = call.request.connection
    of_a_message = event is not None and event.event_type == "MESSAGE"
    return Unsure(missing, _possible(call), call.on_route(_OF_ANY_MESSAGE) if of_a_message else None)


def _refused(call: Call, cause: Cause, definition: Definition, body: str) -> Deny:
    expression = definition.route_selection_expression
    selecting = expression if isinstance(expression, str) else "-"
    found = _named(definition, body) or ""
    facts = (
        Fact("request", "message.key", found or "-"),
        Fact("configuration", "routeSelectionExpression", selecting),
        Fact("configuration", "routes", ", ".join(sorted(definition.resources)) or "-"),
    )
    values = words(call, route_selection_expression=selecting, message_key=found)
    return Deny(cause, facts, values, FRAME_FORBIDDEN)


def _route(definition: Definition, key: str, *, guarded: bool = False) -> Route:
    """Return a route; its authorization counts only where it is `guarded`, which is `$connect`."""
    found = definition.resources.get(key)
    method = None if found is None else found.methods.get("ANY")
    if method is None or not guarded:
        method = Method(http_method="ANY")
    return Route(Resource(path=key, methods={"ANY": method}), method)


def _connection(verb: str, connection_id: str) -> Route:
    method = Method(http_method=verb, authorization_type="AWS_IAM")
    return Route(Resource(path=CONNECTION, methods={verb: method}), method, {"connectionId": connection_id})


def _lacking(call: Call, path: str) -> tuple[Fact, ...]:
    upgrade = call.request.headers.get("upgrade")
    return (
        Fact("request", "method", call.request.method),
        Fact("request", "path", path),
        Fact("request", "headers.upgrade", upgrade if isinstance(upgrade, str) else "-"),
    )


def _possible(call: Call) -> tuple[Deny, ...]:
    event = call.request.connection
    if event is not None and event.event_type == "MESSAGE":
        causes = (route_not_matched.CAUSE, changed_since_deployment.CAUSE)
        return tuple(Deny(cause, (), words(call), FRAME_FORBIDDEN) for cause in causes)
    return () if is_handshake(call.request) else (Deny(handshake_missing.CAUSE, (), words(call)),)
