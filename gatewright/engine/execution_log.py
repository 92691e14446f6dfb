"""The lines that CloudWatch shows for one call of a REST API, rendered from its trace and from what the backend said.

Restates "Set up CloudWatch logging for REST APIs", API Gateway developer guide, which names what is logged but no line:
https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
The lines themselves are recorded: public dumps of such log groups of 2017, 2018 and February 2019 (the calls without a
key and the throttled one, whole), and LocalStack's AWS-validated `TestInvokeMethod` answers of 2024 and 2025.
An unmatched route, and what is refused before a stage is known, log nothing. Why a client certificate was refused is
logged (documented, with AWS's reasons): https://repost.aws/knowledge-center/api-gateway-mutual-tls-403-errors
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

from gatewright.aws.addresses import split_stage
from gatewright.aws.phase_variables import phase_of
from gatewright.aws.websocket_variables import request_id
from gatewright.checks.api_key.evidence import comes_from_authorizer
from gatewright.checks.tls import client_certificate_untrusted
from gatewright.engine.caller_log import caller_lines
from gatewright.engine.log_lines import Line, masked, shown_body
from gatewright.engine.log_secrets import secret_headers, secret_parameters, without_secrets
from gatewright.model.call import Call, Route
from gatewright.model.decision import Decision
from gatewright.model.fields import Fields
from gatewright.model.outcome import Deny
from gatewright.model.response import Response
from gatewright.model.unknown import Unknown

# No recorded line of method response headers has the two ids.
_ADDED_LATER: Final = frozenset({"x-amzn-requestid", "x-amz-apigw-id"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One request to a backend, and what came back."""

    uri: str
    """Where it went."""

    request_headers: Fields
    """With these headers."""

    request_body: bytes
    """And this body."""

    latency: int
    """Milliseconds until the answer was complete, or until it was given up."""

    status: int | None = None
    """The status of the answer; `None` when none came."""

    response_headers: Fields = ()
    """Its headers."""

    response_body: bytes = b""
    """Its body."""

    request_id: str | None = None
    """The id that an AWS service gave the request; `None` for other backends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Execution:
    """What happened to an allowed call behind the front door."""

    exchange: Exchange | None = None
    """The talk with the backend; `None` when there was none (MOCK)."""

    failure: str | None = None
    """The line that says why the execution failed; `None` when it did not."""


NOTHING_SPECIAL: Final = Execution()
"""An execution without a backend that went well."""


def written(lines: Iterator[Line], logging_level: str, *, data_trace: bool) -> Iterator[Line]:
    """Yield the lines that a method's settings let through.

    That ERROR lets exactly the lines of failures through is inferred: the guide says "error-level entries".
    """
    levels = {"ERROR": {"ERROR"}, "INFO": {"ERROR", "INFO"}}.get(logging_level, set())
    if data_trace and logging_level == "INFO":
        levels = levels | {"TRACE"}
    return (line for line in lines if line.level in levels)


def lines(
    decision: Decision, response: Response, execution: Execution | None = None, *, resource_id: str = ""
) -> Iterator[Line]:
    """Yield every line of a call, in order; none for a call of which no route is known, but for a refused certificate.

    `execution` is what happened behind the front door; `None` for a call that it refused.
    """
    call = decision.call
    reason = certificate_refusal(decision)
    if reason is not None:
        yield Line(f"Extended Request Id: {call.request.extended_request_id}", moment="start")
        yield Line(f"Access denied. Reason: {reason}", "ERROR")
        return
    if isinstance(call.route, Unknown) or isinstance(call.stage, Unknown) or isinstance(call.address, Unknown):
        return
    api_stage = f"{call.address.api_id}/{call.stage.name}"
    key = _api_key(call)
    denial = refusal_of(decision) if execution is None else None
    yield Line(f"Extended Request Id: {call.request.extended_request_id}", moment="start")
    yield from caller_lines(call, call.route, denial)
    if phase_of(denial) is not None:
        yield Line(f"Method completed with status: {response.status}", "ERROR")
        return
    yield Line(
        f"Verifying Usage Plan for request: {request_id(call)}. API Key: {key} API Stage: {api_stage}",
        moment="start",
    )
    if execution is None:
        if denial is not None:
            yield from _refused(denial, call.route, key, api_stage, resource_id)
    else:
        yield from _admitted(call, call.route, key, api_stage)
        yield from execution_lines(call, response, execution)
        if execution.exchange is not None and execution.exchange.request_id is not None:
            # In public dumps, behind all other lines. A test invocation does not show it (recorded: LocalStack's
            # AWS-validated test_apigw_test_invoke_method_api, 2024-02-04).
            yield Line(f"AWS Integration Endpoint RequestId : {execution.exchange.request_id}")
        return
    yield Line(f"Method completed with status: {response.status}", "ERROR")


def execution_lines(call: Call, response: Response, execution: Execution) -> Iterator[Line]:
    """Yield the lines of an admitted call from "Starting execution" on: all that a test invocation shows."""
    return without_secrets(call, _execution_lines(call, response, execution))


def _execution_lines(call: Call, response: Response, execution: Execution) -> Iterator[Line]:
    if isinstance(call.route, Unknown):
        return
    secret = secret_headers(call)
    yield from _started(call, call.route, secret)
    yield from _executed(execution, response, secret)
    yield Line(f"Method completed with status: {response.status}", "ERROR" if execution.failure else "INFO")


def refusal_of(decision: Decision) -> Deny | None:
    """Return what refused a call: its denial, or the first one behind something unsure."""
    return decision.denial or next((step.outcome for step in decision.trace if isinstance(step.outcome, Deny)), None)


def certificate_refusal(decision: Decision) -> str | None:
    """Return why mutual TLS refused a call; `None` when it did not."""
    denial = decision.denial
    if denial is None or denial.cause is not client_certificate_untrusted.CAUSE:
        return None
    return denial.values["reason"]


def _api_key(call: Call) -> str:
    """Return the key as the log shows it: what is at work, or what was sent; empty where the method needs none."""
    if call.key_use is None:
        return ""
    if not isinstance(call.key_use, Unknown):
        return masked(call.key_use.key.value)
    if comes_from_authorizer(call):
        if call.authorized is None or isinstance(call.authorized, Unknown):
            return ""
        return masked(call.authorized.usage_identifier_key or "")
    sent = call.request.headers.get("x-api-key")
    return masked(sent) if isinstance(sent, str) else ""


def _refused(denial: Deny, route: Route, key: str, api_stage: str, resource_id: str) -> Iterator[Line]:
    """Yield why the front door refused."""
    check = denial.cause.id.partition(".")[0]
    verb = route.method.http_method
    if check == "throttle" and "rate_limit" in denial.values:
        # Recorded in February 2019 for a call without a key, so the line is not about keys alone.
        api_id, _, stage = api_stage.partition("/")
        limit, burst = denial.values["rate_limit"], denial.values["burst_limit"]
        yield Line(
            f"Key throttle limit exceeded for RestApi {api_id}, Stage {stage}, Resource {resource_id},"
            f" HttpMethod {verb}. Limit: {float(limit):.2f} Burst: {burst}",
            "ERROR",
            "start",
        )
    elif denial.answered.response_type == "INVALID_API_KEY":
        # Recorded for a key in no usage plan; that a missing, unknown or disabled key reads alike is inferred.
        yield Line(
            f"API Key {key} not authorized because method '{verb} {route.resource.path}' requires API Key and API Key"
            f" is not associated with a Usage Plan for API Stage {api_stage}:"
            " No Usage Plan found for key and API Stage",
            "ERROR",
            "start",
        )


def _admitted(call: Call, route: Route, key: str, api_stage: str) -> Iterator[Line]:
    """Yield that the key was good enough; the line for a call with a key is not recorded, and so not written."""
    if call.key_use is None:
        yield Line(
            f"API Key  authorized because method '{route.method.http_method} {route.resource.path}' does not require"
            " API Key. Request will not contribute to throttle or quota limits",
            moment="start",
        )
    yield Line(f"Usage Plan check succeeded for API Key {key} and API Stage {api_stage}", moment="start")


def _started(call: Call, route: Route, secret: frozenset[str]) -> Iterator[Line]:
    """Yield what the backend is about to be told of the request."""
    request = call.request
    path = "/" if isinstance(call.address, Unknown) else split_stage(call.address.path)[1]
    parameters = secret_parameters(call)
    query = {
        name: masked(value) if name.lower() in parameters else value
        for name, value in parse_qsl(request.query, keep_blank_values=True)
    }
    body = b"" if isinstance(request.body, Unknown) else request.body
    yield Line(f"Starting execution for request: {request_id(call)}", moment="start")
    yield Line(f"HTTP Method: {request.method}, Resource Path: {path}", moment="start")
    yield Line(f"Method request path: {_map(route.path_parameters)}", "TRACE", "start")
    yield Line(f"Method request query string: {_map(query)}", "TRACE", "start")
    yield Line(f"Method request headers: {_headers(request.headers.items, secret)}", "TRACE", "start")
    yield Line(f"Method request body before transformations: {shown_body(body)}", "TRACE", "start")


def _executed(execution: Execution, response: Response, secret: frozenset[str]) -> Iterator[Line]:
    """Yield what the backend said, and how it ended."""
    if execution.exchange is not None:
        yield from _exchanged(execution.exchange, secret)
    if execution.failure is not None:
        yield Line(execution.failure, "ERROR")
        return
    yield Line(f"Method response body after transformations: {shown_body(response.body)}", "TRACE")
    shown = tuple(field for field in response.headers if field[0].lower() not in _ADDED_LATER)
    yield Line(f"Method response headers: {_headers(shown, secret)}", "TRACE")
    yield Line("Successfully completed execution")


def _exchanged(exchange: Exchange, secret: frozenset[str]) -> Iterator[Line]:
    yield Line(f"Endpoint request URI: {exchange.uri}", "TRACE", "start")
    yield Line(f"Endpoint request headers: {_headers(exchange.request_headers, secret)}", "TRACE", "start")
    yield Line(f"Endpoint request body after transformations: {shown_body(exchange.request_body)}", "TRACE", "start")
    yield Line(f"Sending request to {exchange.uri}", "TRACE", "start")
    if exchange.status is None:
        return
    yield Line(f"Received response. Status: {exchange.status}, Integration latency: {exchange.latency} ms", "TRACE")
    yield Line(f"Endpoint response headers: {_headers(exchange.response_headers, secret)}", "TRACE")
    yield Line(f"Endpoint response body before transformations: {shown_body(exchange.response_body)}", "TRACE")


def _headers(fields: Fields, secret: frozenset[str]) -> str:
    """Return header fields as Java prints a map, several values of a name joined, secrets masked.

    Authorization is recorded masked; the guide names API keys too. The security token was shown in 2019; it is masked
    here, since the guide promises the same for "similar sensitive request parameters".
    """
    shown: dict[str, str] = {}
    for name, value in fields:
        safe = masked(value) if name.lower() in secret else value
        shown[name] = f"{shown[name]},{safe}" if name in shown else safe
    return _map(shown)


def _map(values: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{name}={value}" for name, value in values.items()) + "}"
