"""
Is the connection that a call to `@connections` names still open?

Restates "Use @connections commands in your backend service":
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html
"""

from typing import Final

from gatewright.aws.websocket_routes import CONNECTION, is_connection_id
from gatewright.checks.connections import gone
from gatewright.checks.words import words
from gatewright.i18n import N_
from gatewright.model.call import Call
from gatewright.model.fact import Fact
from gatewright.model.message import Message
from gatewright.model.outcome import Ask, Deny, Outcome, Pass, Skip, Unsure
from gatewright.model.question import FindConnection
from gatewright.model.unknown import Missing, Unknown

_OTHER: Final = Skip(Message(N_("the call names no connection")))
_NO_ID: Final = Skip(Message(N_("the path holds no well-formed connection id, which is answered with 400")))
_OPEN: Final = Pass()
_UNTOLD: Final = Missing(subject="answer.connection", what=Message(N_("whether the connection was still open")))


def check(call: Call) -> Outcome:
    """Ask whether the connection is open."""
    if isinstance(call.route, Unknown) or isinstance(call.stage, Unknown) or isinstance(call.address, Unknown):
        return _OTHER
    if call.route.resource.path != CONNECTION:
        return _OTHER
    connection_id = call.route.path_parameters["connectionId"]
    if not is_connection_id(connection_id):
        return _NO_ID
    question = FindConnection(call.address.api_id, call.stage.name, connection_id)
    if question not in call.answers:
        return Ask(question)
    answer = call.answers[question]
    denial = Deny(gone.CAUSE, (Fact("request", "path.connectionId", connection_id),), words(call))
    if isinstance(answer, Unknown):
        return Unsure(answer.missing or (_UNTOLD,), (denial,))
    return _OPEN if answer else denial
