"""`$context`: one table of what the variables of a REST API hold, for access logs, templates and the doctor.

Restates "Variables for access logging" and "Context variables for data transformations", API Gateway developer guide:
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
A variable is computed when it is asked for, so that a call which logs nothing pays nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, TypeVar

from gatewright.aws.authorizer_context import PREFIX, authorizer_variable, authorizer_variables
from gatewright.aws.integration_outcome import NO_INTEGRATION, Integration
from gatewright.aws.phase_variables import AT_ONCE, PHASES, Read
from gatewright.aws.unset_variables import NEVER_SET
from gatewright.aws.vpc_endpoint_variables import vpc_id, vpce_id
from gatewright.aws.websocket_variables import WEBSOCKET_VARIABLES, request_id
from gatewright.model.call import Call, KeyUse
from gatewright.model.cause import NO_TEXT
from gatewright.model.message import fill
from gatewright.model.outcome import Deny
from gatewright.model.request import Tls
from gatewright.model.response import Response
from gatewright.model.unknown import Unknown

V = TypeVar("V")

_MILLISECONDS: Final = 1000
_AUTHORIZER: Final = "authorizer"
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Everything that `$context` is read from; each field may lack, as the call goes on."""

    call: Call
    """The request and what the front door established."""

    resource_id: str | None = None
    """`$context.resourceId`; where it is not given, the saved API is asked, as ids stay with their paths."""

    denial: Deny | None = None
    """The refusal, when the front door refused."""

    failed_as: str | None = None
    """The gateway response type, when the execution phase failed."""

    failure: str | None = None
    """What the caller was told of that failure."""

    validation_error: str | None = None
    """What does not fit the model, when the request's body does not."""

    integration: Integration = NO_INTEGRATION
    """What the backend answered."""

    response: Response | None = None
    """What the caller got."""

    finished_at: float | None = None
    """Unix seconds at which the response was ready."""

    def get(self, name: str) -> str | None:
        """Return a variable as text: `identity.sourceIp`; `None` when it is not set, or when there is none."""
        read = VARIABLES.get(name)
        if read is None and name.startswith(PREFIX):
            return authorizer_variable(self.call, name.removeprefix(PREFIX))
        value = None if read is None else read(self)
        return None if value is None else str(value)


def view(context: Context) -> Mapping[str, object]:
    """Return `$context` as templates see it: maps within maps, without the variables that are not set."""
    return _View(context, "")


class _View(Mapping[str, object]):
    """The variables whose names begin alike."""

    __slots__ = ("_context", "_prefix")

    def __init__(self, context: Context, prefix: str) -> None:
        self._context = context
        self._prefix = prefix

    def __getitem__(self, name: str) -> object:
        full = self._prefix + name
        if full == _AUTHORIZER:
            return {**authorizer_variables(self._context.call), **dict(_View(self._context, PREFIX))}
        if full in _GROUPS:
            return _View(self._context, f"{full}.")
        value = VARIABLES[full](self._context)
        if value is None:
            raise KeyError(name)
        return value

    def get(self, name: str, default: object = None) -> object:
        """Return the same, or `default`: without the exception by which the inherited one learns of it."""
        full = self._prefix + name
        read = None if full in _GROUPS or full == _AUTHORIZER else VARIABLES.get(full)
        if read is not None:
            value = read(self._context)
            return default if value is None else value
        return super().get(name, default)

    def __iter__(self) -> Iterator[str]:
        below = {
            name.removeprefix(self._prefix).partition(".")[0] for name in VARIABLES if name.startswith(self._prefix)
        }
        return (name for name in sorted(below) if name in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _known(value: V | Unknown) -> V | None:
    return None if isinstance(value, Unknown) else value


def _header(context: Context, name: str) -> str | None:
    return _known(context.call.request.headers.get(name))


def _api_id(context: Context) -> str | None:
    address = _known(context.call.address)
    return None if address is None else address.api_id


def _domain_name(context: Context) -> str | None:
    # "This should be the same as the incoming `Host` header" (documented): with the port that stands in it.
    request = context.call.request
    named = request.headers.get("host")
    return named.lower() if isinstance(named, str) and named else request.host or None


def _endpoint_type(context: Context) -> str | None:
    api = _known(context.call.api)
    types = None if api is None else _known(api.endpoint_types)
    return types[0] if types else None


def _path(context: Context) -> str:
    # Behind a custom domain name with its base path (inferred). One slash stands before it, whatever was sent
    # (recorded: test_lambda_aws_proxy_integration, 2024-08-02).
    return "/" + context.call.public_path.lstrip("/")


def _stage(context: Context) -> str | None:
    stage = _known(context.call.stage)
    return None if stage is None else stage.name


def _is_canary_request(context: Context) -> str | None:
    stage = _known(context.call.stage)
    return None if stage is None or stage.canary is None else str(stage.canary).lower()


def _deployment_id(context: Context) -> str | None:
    stage = _known(context.call.stage)
    return None if stage is None else _known(stage.deployment_id)


def _resource_path(context: Context) -> str | None:
    route = _known(context.call.route)
    return None if route is None else route.resource.path


def _resource_id(context: Context) -> str | None:
    if context.resource_id is not None:
        return context.resource_id
    api, path = _known(context.call.api), _resource_path(context)
    saved = None if api is None else _known(api.saved)
    found = None if saved is None or path is None else saved.resources.get(path)
    return None if found is None else _known(found.id)


def _key(context: Context) -> KeyUse | None:
    return _known(context.call.key_use)


def _api_key(context: Context) -> str | None:
    key = _key(context)
    return None if key is None else key.key.value


def _api_key_id(context: Context) -> str | None:
    key = _key(context)
    return None if key is None else key.key.id


def _request_time(context: Context) -> str:
    """Return the time of the request as the Common Log Format has it: `10/Oct/2000:13:55:36 +0000`."""
    moment = datetime.fromtimestamp(context.call.request.received_at, UTC)
    return f"{moment:%d}/{_MONTHS[moment.month - 1]}/{moment:%Y:%H:%M:%S} +0000"


def _request_time_epoch(context: Context) -> int:
    return int(context.call.request.received_at * _MILLISECONDS)


def _response_latency(context: Context) -> int | None:
    if context.finished_at is None:
        return None
    return round((context.finished_at - context.call.request.received_at) * _MILLISECONDS)


def _response_length(context: Context) -> int | None:
    return None if context.response is None else len(context.response.body)


def _status(context: Context) -> int | None:
    return None if context.response is None else context.response.status


def _error_message(context: Context) -> str | None:
    if context.denial is None:
        return context.failure
    if context.denial.answered.message is NO_TEXT:
        return None
    return fill(context.denial.answered.message, context.denial.values)


def _error_message_string(context: Context) -> str | None:
    message = _error_message(context)
    return None if message is None else json.dumps(message, ensure_ascii=False)


def _error_response_type(context: Context) -> str | None:
    return context.failed_as if context.denial is None else context.denial.answered.response_type


def _base_path(context: Context) -> str | None:
    """Return the base path of the mapping that led here; of a routing rule's there is none (documented)."""
    address = _known(context.call.address)
    return None if address is None or address.routing_rule_id is not None else address.base_path


def _routing_rule(context: Context) -> str | None:
    address = _known(context.call.address)
    return None if address is None else address.routing_rule_id


def _tls(context: Context) -> Tls | None:
    return _known(context.call.request.peer.tls)


def _of_certificate(context: Context, member: str) -> str | None:
    """Return a member of what is told of the client's certificate; of one that was refused too (documented)."""
    tls = _tls(context)
    if tls is None or not tls.client_chain:
        return None
    from gatewright.aws.x509 import described  # noqa: PLC0415 - heavy: only a client's certificate needs it

    found = described(tls.client_chain[0])
    return None if found is None else str(getattr(found, member))


def _tls_version(context: Context) -> str | None:
    tls = _tls(context)
    return None if tls is None or isinstance(tls.version, Unknown) else tls.version


def _cipher_suite(context: Context) -> str | None:
    tls = _tls(context)
    return None if tls is None or isinstance(tls.cipher_suite, Unknown) else tls.cipher_suite


def _integration_status(context: Context) -> int | None:
    """Return the status of the backend's own answer; for a function behind AWS_PROXY the one it names (documented)."""
    named = context.integration.function_status
    return context.integration.status if named is None else named


def _web_acl(context: Context) -> str | None:
    stage = _known(context.call.stage)
    return None if stage is None or stage.web_acl_arn is None else _known(stage.web_acl_arn)


def _blocked_by_web_acl(context: Context) -> bool:
    return context.denial is not None and context.denial.cause.id.startswith("waf.")


def _waf_response_code(context: Context) -> str | None:
    if _web_acl(context) is None:
        return None
    return "WAF_BLOCK" if _blocked_by_web_acl(context) else "WAF_ALLOW"


def _waf_status(context: Context) -> int | None:
    """Return the status that AWS WAF answered with: of a request that it lets through, 200 (documented)."""
    if _web_acl(context) is None:
        return None
    if context.denial is None or not _blocked_by_web_acl(context):
        return 200
    custom = context.denial.custom
    return context.denial.answered.status if custom is None else custom.status


def _waf_latency(context: Context) -> int | None:
    """Return the time that the web ACL took: nobody is asked for its verdict, so none that a millisecond would tell."""
    return None if _web_acl(context) is None else AT_ONCE


def _of_phase(read: Read) -> Callable[[Context], str | int | None]:
    return lambda context: read(context.call, context.denial)


def _not_set(_context: Context) -> None:
    """Return nothing: see `unset_variables`."""


_SET: Final[Mapping[str, Callable[[Context], str | int | None]]] = {
    "accountId": lambda context: _known(context.call.configuration.account_id),
    "apiId": _api_id,
    "authorizer.principalId": lambda context: authorizer_variable(context.call, "principalId"),
    "awsEndpointRequestId": lambda context: context.integration.request_id,
    "cipherSuite": _cipher_suite,
    "customDomain.basePathMatched": _base_path,
    "customDomain.routingRuleIdMatched": _routing_rule,
    "deploymentId": _deployment_id,
    "domainName": _domain_name,
    "domainPrefix": lambda context: context.call.request.host.partition(".")[0] or None,
    "endpointType": _endpoint_type,
    "error.message": _error_message,
    "error.messageString": _error_message_string,
    "error.responseType": _error_response_type,
    "error.validationErrorString": lambda context: context.validation_error,
    "extendedRequestId": lambda context: context.call.request.extended_request_id,
    "httpMethod": lambda context: context.call.request.method,
    "identity.apiKey": _api_key,
    "identity.apiKeyId": _api_key_id,
    "identity.clientCert.clientCertPem": lambda context: _of_certificate(context, "pem"),
    "identity.clientCert.issuerDN": lambda context: _of_certificate(context, "issuer"),
    "identity.clientCert.serialNumber": lambda context: _of_certificate(context, "serial_number"),
    "identity.clientCert.subjectDN": lambda context: _of_certificate(context, "subject"),
    "identity.clientCert.validity.notAfter": lambda context: _of_certificate(context, "not_after"),
    "identity.clientCert.validity.notBefore": lambda context: _of_certificate(context, "not_before"),
    "identity.sourceIp": lambda context: _known(context.call.request.peer.source_ip),
    "identity.userAgent": lambda context: _header(context, "user-agent"),
    "identity.vpcId": lambda context: vpc_id(context.call),
    "identity.vpceId": lambda context: vpce_id(context.call),
    "integration.error": lambda context: context.integration.error,
    "integration.integrationStatus": lambda context: context.integration.status,
    "integration.latency": lambda context: context.integration.latency,
    "integration.requestId": lambda context: context.integration.request_id,
    "integration.status": _integration_status,
    "integrationErrorMessage": lambda context: context.integration.error,
    "integrationLatency": lambda context: context.integration.latency,
    "integrationStatus": lambda context: context.integration.status,
    "isCanaryRequest": _is_canary_request,
    "path": _path,
    "protocol": lambda context: context.call.request.protocol,
    "requestId": lambda context: request_id(context.call),
    "requestTime": _request_time,
    "requestTimeEpoch": _request_time_epoch,
    "resourceId": _resource_id,
    "resourcePath": _resource_path,
    "responseLatency": _response_latency,
    "responseLength": _response_length,
    "stage": _stage,
    "status": _status,
    "waf.latency": _waf_latency,
    "waf.status": _waf_status,
    "wafResponseCode": _waf_response_code,
    "webaclArn": _web_acl,
    "tlsVersion": _tls_version,
}

VARIABLES: Final[Mapping[str, Callable[[Context], str | int | None]]] = {
    **_SET,
    **WEBSOCKET_VARIABLES,
    **{name: _of_phase(read) for name, read in PHASES.items()},
    **dict.fromkeys((name for names in NEVER_SET.values() for name in names), _not_set),
}
"""Every variable, without `$context.`: how it is read from a call."""

_GROUPS: Final = frozenset(
    ".".join(parts[:length]) for parts in (name.split(".") for name in VARIABLES) for length in range(1, len(parts))
)
