"""An answer of the gateway's own, as the deployed API customised it.

Restates "Gateway responses for REST APIs in API Gateway":
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html
The type's own response decides; without one DEFAULT_4XX or DEFAULT_5XX (recorded: `test_gateway_response_put`,
2024-06-20); without that the answer stays as it is. `x-amzn-ErrorType` stays whatever the status becomes (seen by users
of AWS). Templates are filled by plain substitution, not by Velocity (documented).
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from gatewright.aws.context_variables import Context
from gatewright.aws.gateway_response_types import TEMPLATE
from gatewright.aws.mapping_expressions import Sources, read_expression
from gatewright.aws.uri_variables import MappingError
from gatewright.checks.signatures import FORBIDDEN_BEFORE_ANY_STAGE
from gatewright.engine.respond import refusal
from gatewright.model.call import Call
from gatewright.model.gateway_response import GatewayResponse
from gatewright.model.lazy_pattern import pattern
from gatewright.model.outcome import Deny
from gatewright.model.response import Response
from gatewright.model.unknown import Unknown

JSON: Final = "application/json"

_SERVER_ERROR: Final = 500
_FINAL: Final = 200
_OURS: Final = frozenset({"x-amzn-requestid", "x-amzn-errortype", "x-amz-apigw-id", "connection"})
"""Headers that no gateway response changes; that AWS lets none change the ids is inferred."""

_VARIABLE: Final = pattern(r"\$(context|stageVariables)\.(\w+(?:\.\w+)*)", re.ASCII)
_BREAKS: Final = pattern(r"[\r\n\0]")
_NULL: Final[Mapping[str, str]] = {"error.messageString": "null"}
"""What stands for a variable that is not set: AWS's template answers `{"message":null}` where there is no message."""


def refused(denial: Deny, call: Call) -> Response:
    """Return the answer to a refused call."""
    answer = refusal(denial, call.request)
    signature = denial.answered
    if signature == FORBIDDEN_BEFORE_ANY_STAGE or denial.custom is not None or not signature.error_type:
        # What a web ACL answers of its own wins (documented), and a puzzle is no answer of API Gateway's.
        return answer
    found = chosen(signature.response_type, signature.status, call)
    return answer if found is None else _rendered(found, answer, Context(call=call, denial=denial))


def customised(answer: Response, kind: str, message: str | None, call: Call) -> Response:
    """Return the answer to a call that failed behind the door; `kind` is its gateway response type."""
    found = chosen(kind, answer.status, call)
    return answer if found is None else _rendered(found, answer, Context(call=call, failed_as=kind, failure=message))


def chosen(kind: str | None, status: int, call: Call) -> GatewayResponse | None:
    """Return the customised response that is in force, `None` where none is, or where nobody told us.

    A refusal of no documented type has the default one of its class (documented: "an unspecified response type").
    """
    if isinstance(call.stage, Unknown) or isinstance(call.stage.deployed, Unknown):
        return None
    responses = call.stage.deployed.gateway_responses
    if isinstance(responses, Unknown) or not responses:
        return None
    own = None if kind is None else responses.get(kind)
    return own or responses.get("DEFAULT_5XX" if status >= _SERVER_ERROR else "DEFAULT_4XX")


def _rendered(found: GatewayResponse, answer: Response, context: Context) -> Response:
    sources = _sources(context)
    content_type, template = _template(found, context.call)
    fields = dict(_headers(found, sources))
    given = next((fields.pop(name) for name in list(fields) if name.lower() == "content-type"), content_type)
    (_, request_id), *rest = answer.headers[1:]
    # A response is final: a status below 200 would leave the caller waiting for another one.
    status = found.status if found.status is not None and found.status >= _FINAL else answer.status
    return Response(
        status=status,
        headers=(("Content-Type", given), ("x-amzn-RequestId", request_id), *fields.items(), *rest),
        body=filled(template, sources).encode(errors="replace"),
    )


def _sources(context: Context) -> Sources:
    call = context.call
    variables = {} if isinstance(call.stage, Unknown) else call.stage.variables
    path = {} if isinstance(call.route, Unknown) else call.route.path_parameters
    return Sources(request=call.request, path=path, context=context, stage_variables=variables)


def _template(found: GatewayResponse, call: Call) -> tuple[str, str]:
    """Return the content type and the template: what the caller asks for, else JSON, else the first (inferred)."""
    templates = found.templates or {JSON: TEMPLATE}
    accept = call.request.headers.get("accept")
    asked = accept.split(",") if isinstance(accept, str) else []
    for one in (*(each.partition(";")[0].strip() for each in asked), JSON):
        if one in templates:
            return one, templates[one]
    return next(iter(templates.items()))


def _headers(found: GatewayResponse, sources: Sources) -> Iterator[tuple[str, str]]:
    """Yield the headers that have a value for this call; one that would break the answer's head has none."""
    for name, expression in found.headers:
        if name.lower() in _OURS:
            continue
        try:
            values = read_expression(expression).evaluate(sources)
        except MappingError:
            continue
        value = ",".join(values)
        if values and _BREAKS.search(value) is None:
            yield name, value


def filled(template: str, sources: Sources) -> str:
    """Return a template with its variables filled in; one that is not set leaves nothing (inferred)."""

    def value(match: re.Match[str]) -> str:
        if match[1] == "stageVariables":
            return sources.stage_variables.get(match[2], "")
        found = sources.context.get(match[2])
        return _NULL.get(match[2], "") if found is None else found

    return _VARIABLE.sub(value, template)
