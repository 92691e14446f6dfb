"""Fixes of the request check, made on a copy."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final
from urllib.parse import quote

from gatewright.aws.body_repair import repaired
from gatewright.aws.json_models import JsonModel
from gatewright.aws.request_content import DEFAULT, JSON
from gatewright.checks.remedies import with_deployed_method, with_header, without_header
from gatewright.checks.request.content import payload, sent_type
from gatewright.checks.request.models import model, model_name
from gatewright.checks.request.required import lacking, untold
from gatewright.model.call import Call
from gatewright.model.cause import Proposal
from gatewright.model.method_request import MethodRequest, RequestValidator
from gatewright.model.request import Request
from gatewright.model.unknown import Unknown

TAKE_THE_VALIDATOR_OFF: Final = (
    "aws apigateway update-method --rest-api-id {rest_api_id} --resource-id {resource_id} --http-method {method_verb}"
    " --patch-operations op=replace,path=/requestValidatorId,value="
    " && aws apigateway create-deployment --rest-api-id {rest_api_id} --stage-name {stage}"
)
"""The command by which the owner lets the method validate nothing."""

_EXAMPLE: Final = "value"


def send_the_parameters(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Send the header and query parameters that are missing, each with a value."""
    del values  # the call itself says more
    asked = _asked(call)
    missing = () if asked is None else lacking(call, asked)
    if asked is None or untold(call, asked) or any(kind == "path" for kind, _ in missing):
        return None
    request = call.request
    for kind, name in missing:
        if kind == "header":
            request = with_header(request, name, _EXAMPLE)
        else:
            added = f"{quote(name, safe='', errors='replace')}={_EXAMPLE}"
            request = replace(request, query=f"{request.query}&{added}" if request.query else added)
    return _sent(call, request)


def send_the_parameters_and_a_body(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Send the parameters with a body that the model takes, where the one that came would be refused next."""
    asked, first = _asked(call), send_the_parameters(call, values)
    validates = asked is not None and isinstance(asked.validator, RequestValidator) and asked.validator.body
    if asked is None or first is None or not validates:
        return None
    then = replace(call, request=first.request)
    found, name = send_a_body_that_fits(then, values), model_name(then, asked)
    if found is None or found.request.body == then.request.body or not isinstance(name, str):
        return None
    return replace(found, values={**found.values, "next_model": name})


def send_a_body_that_fits(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Send the body that is nearest to the one that came, and that the model takes."""
    del values  # the call itself says more
    asked = _asked(call)
    if asked is None or isinstance(asked.schemas, Unknown):
        return None
    name = model_name(call, asked)
    found = model(asked.schemas, name) if isinstance(name, str) else None
    sent = payload(call, asked)
    if not isinstance(found, JsonModel) or isinstance(sent, Unknown):
        return None
    body = repaired(found, sent or b"")
    if body is None:
        return None
    request = without_header(without_header(call.request, "content-length"), "content-encoding")
    if sent_type(call) is None:
        request = with_header(request, "Content-Type", JSON)
    return _sent(call, replace(request, body=body))


def send_a_content_type_with_a_template(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Send the first content type that the integration has a template for."""
    asked = _asked(call)
    named = None if asked is None else next((one for one in asked.templates if one != DEFAULT), None)
    if named is None or values.get("content_types", "?") == "?":
        return None
    return _sent(call, with_header(call.request, "Content-Type", named))


def take_the_validator_off(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Let the method validate nothing, and deploy."""
    del values  # the call itself says more
    return _changed(call, lambda asked: replace(asked, validator=None))


def pass_every_content_type(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Let the integration pass content types that it has no template for, and deploy."""
    if values.get("content_types", "?") == "?":
        return None
    return _changed(call, lambda asked: replace(asked, passes=True))


def _sent(call: Call, request: Request) -> Proposal:
    """Return that another request is sent; its verb stands in the command of a call that could be worked out alone."""
    return Proposal(request=request, configuration=call.configuration, values={"verb": request.method})


def _asked(call: Call) -> MethodRequest | None:
    asked = None if isinstance(call.route, Unknown) else call.route.method.request
    return None if isinstance(asked, Unknown) else asked


def _changed(call: Call, change: Callable[[MethodRequest], MethodRequest]) -> Proposal | None:
    """Return the configuration in which the deployed method asks something else, where its resource has an id."""
    asked = _asked(call)
    return None if asked is None else with_deployed_method(call, lambda method: replace(method, request=change(asked)))
