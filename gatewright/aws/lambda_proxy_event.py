"""What a Lambda function is given by an AWS_PROXY integration of a REST API.

Restates "Input format of a Lambda function for proxy integration":
https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
Members, their order and what is null are those of public transcripts; path parameters stay percent-encoded while query
parameters are decoded, `path` starts with one slash whatever was sent, and the header fields of one hop are left out
(recorded: LocalStack's AWS-validated `test_lambda_aws_proxy_integration`, 2024-07-10, and
`test_apigateway_header_remapping_aws[AWS_PROXY]`, 2024-07-18). That fields are sorted by name, upper and lower case
alike, is read from transcripts.
"""

from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import parse_qsl, unquote

from gatewright.aws.context_variables import Context
from gatewright.model.call import Call
from gatewright.model.fields import Fields
from gatewright.model.lazy_pattern import pattern
from gatewright.model.principal import Principal
from gatewright.model.unknown import Unknown

LEFT_OUT: Final = frozenset(
    {
        "connection",
        "content-length",
        "content-md5",
        "expect",
        "keep-alive",
        "max-forwards",
        "proxy-authenticate",
        "proxy-connection",
        "server",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
        "www-authenticate",
    }
)
"""Names, in lower case, of the caller's header fields that a function does not see."""

RESPELT: Final = ("Authorization", "User-Agent")
"""Names that a function sees in these letters, whatever the caller sent.

Recorded: LocalStack's AWS-validated `test_lambda_aws_proxy_integration` (2024-07-10), and
`test_lambda_aws_proxy_integration_request_data_mapping` (2024-07-18).
"""

_ALWAYS: Final = (
    "cognitoIdentityPoolId",
    "accountId",
    "cognitoIdentityId",
    "caller",
    "sourceIp",
    "principalOrgId",
    "accessKey",
    "cognitoAuthenticationType",
    "cognitoAuthenticationProvider",
    "userArn",
    "userAgent",
    "user",
)
"""Members of `identity` that are there for every call, null when nothing is known."""

_WHEN_SET: Final = ("apiKey", "apiKeyId", "vpcId", "vpceId")
"""Members of `identity` that are there only with a value."""

_CERTIFICATE: Final = ("clientCertPem", "subjectDN", "issuerDN", "serialNumber")
_CREDENTIAL: Final = pattern(r"Credential=([A-Za-z0-9]+)/")
_MILLISECONDS: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class ProxyRequest:
    """The parts of one call that `$context` does not hold."""

    path: str
    """The path below the stage, as sent."""

    path_parameters: Mapping[str, str]
    """Path parameters, still percent-encoded."""

    headers: Fields
    """The caller's header fields, and those that API Gateway sets."""

    stage_variables: Mapping[str, str]
    """The variables of the stage."""

    body: bytes
    """The body."""

    binary: bool
    """Whether the body's media type is one of the API's binary ones."""


def proxy_event(context: Context, of: ProxyRequest) -> dict[str, Any]:
    """Return the event of one call."""
    request = context.call.request
    headers = by_name(((name, value) for name, value in of.headers if name.lower() not in LEFT_OUT), RESPELT)
    query = by_parameter(request.query)
    return {
        "resource": context.get("resourcePath"),
        "path": "/" + of.path.lstrip("/"),
        "httpMethod": request.method,
        "headers": {name: values[-1] for name, values in headers.items()} or None,
        "multiValueHeaders": headers or None,
        "queryStringParameters": {name: values[-1] for name, values in query.items()} or None,
        "multiValueQueryStringParameters": query or None,
        "pathParameters": dict(of.path_parameters) or None,
        "stageVariables": dict(of.stage_variables) or None,
        "requestContext": request_context(context),
        "body": _body(of),
        "isBase64Encoded": bool(of.body) and of.binary,
    }


def request_context(context: Context) -> dict[str, Any]:
    """Return `requestContext`, as functions behind a method and REQUEST authorizers see it."""
    request = context.call.request
    authorizer = authorizer_context(context)
    return {
        "resourceId": context.get("resourceId"),
        **({} if authorizer is None else {"authorizer": authorizer}),
        "resourcePath": context.get("resourcePath"),
        "httpMethod": request.method,
        "extendedRequestId": request.extended_request_id,
        "requestTime": context.get("requestTime"),
        "path": context.get("path"),
        "accountId": context.get("accountId"),
        "protocol": request.protocol,
        "stage": context.get("stage"),
        "domainPrefix": context.get("domainPrefix"),
        "requestTimeEpoch": int(request.received_at * _MILLISECONDS),
        "requestId": request.request_id,
        "identity": identity(context),
        "domainName": context.get("domainName"),
        "deploymentId": context.get("deploymentId"),
        "apiId": context.get("apiId"),
    }


def identity(context: Context) -> dict[str, Any]:
    """Return `requestContext.identity`."""
    found: dict[str, Any] = {name: context.get(f"identity.{name}") for name in _ALWAYS}
    found["accessKey"] = access_key(context.call)
    for name in _WHEN_SET:
        value = context.get(f"identity.{name}")
        if value is not None:
            found[name] = value
    certificate: dict[str, Any] = {name: context.get(f"identity.clientCert.{name}") for name in _CERTIFICATE}
    if certificate["clientCertPem"] is not None:
        places = ("notBefore", "notAfter")
        validity = {name: context.get(f"identity.clientCert.validity.{name}") for name in places}
        found["clientCert"] = {**certificate, "validity": validity}
    return found


def access_key(call: Call) -> str | None:
    """Return the id of the access key that signed a call, `None` when nobody signed it."""
    if not isinstance(call.principal, Principal):
        return None
    sent = call.request.headers.get("authorization")
    found = _CREDENTIAL.search(sent if isinstance(sent, str) else unquote(call.request.query))
    return None if found is None else found[1]


def authorizer_context(context: Context) -> dict[str, Any] | None:
    """Return what the authorizer told; `None` when the method has none."""
    authorized = context.call.authorized
    if authorized is None or isinstance(authorized, Unknown):
        return None
    if authorized.claims:
        return {"claims": dict(authorized.claims)}
    return {**authorized.context, "principalId": authorized.principal_id}


def by_name(fields: Iterable[tuple[str, str]], respelt: Iterable[str] = ()) -> dict[str, list[str]]:
    """Return every value by name; a name in other letters is the same, and keeps its first spelling, or a given one."""
    spelt = {name.lower(): name for name in respelt}
    values: dict[str, list[str]] = {}
    for name, value in fields:
        values.setdefault(spelt.setdefault(name.lower(), name), []).append(value)
    return dict(sorted(values.items(), key=lambda item: item[0].lower()))


def by_parameter(query: str) -> dict[str, list[str]]:
    """Return every value of the query by its parameter, decoded."""
    values: dict[str, list[str]] = {}
    for name, value in parse_qsl(query, keep_blank_values=True):
        values.setdefault(name, []).append(value)
    return values


def _body(of: ProxyRequest) -> str | None:
    if not of.body:
        return None
    return b64encode(of.body).decode() if of.binary else of.body.decode(errors="replace")
