"""Is the request one that the method takes: its parameters, its body, its content type?

Restates "Request validation for REST APIs in API Gateway" and "Method request behavior for payloads without mapping
templates": parameters, then the body (recorded: LocalStack's AWS-validated `test_api_gateway_request_validator`), then
the content type, whose template is only wanted where a request is mapped (inferred).
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html
https://docs.aws.amazon.com/apigateway/latest/developerguide/integration-passthrough-behaviors.html
"""

from gatewright.checks.request.body import body
from gatewright.checks.request.coding import coding
from gatewright.checks.request.evidence import unsure
from gatewright.checks.request.media_type import content_type
from gatewright.checks.request.parameters import parameters
from gatewright.i18n import N_
from gatewright.model.call import Call
from gatewright.model.message import Message
from gatewright.model.method_request import MethodRequest
from gatewright.model.outcome import Deny, Outcome, Pass, Skip, Unsure
from gatewright.model.unknown import Missing, Unknown

_TAKES_ALL = Skip(Message(N_("the method takes every request: it validates nothing, and passes every content type")))
_STEPS = (coding, parameters, body, content_type)


def check(call: Call) -> Outcome:
    """Hold the request against what its method asks for."""
    if isinstance(call.route, Unknown):
        return unsure(call, call.route)
    asked = call.route.method.request
    if asked is None:
        return _TAKES_ALL
    if isinstance(asked, Unknown):
        return unsure(call, asked)
    return held(call, asked)


def held(call: Call, asked: MethodRequest) -> Deny | Pass | Unsure:
    """Hold the request against these rules."""
    missing: list[Missing] = []
    may: list[Deny] = []
    for step in _STEPS:
        said = step(call, asked)
        if isinstance(said, Deny):
            if not may:
                return said
            may.append(said)
            break
        if isinstance(said, Unsure):
            missing += said.missing
            may += said.may
    return Unsure(tuple(dict.fromkeys(missing)), tuple(may)) if may else Pass(call)
