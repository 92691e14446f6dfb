"""What a Lambda function is given by an HTTP API, in both payload formats.

Restates "Create AWS Lambda proxy integrations for HTTP APIs in API Gateway", payload format version:
https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
Members and their order are those of the examples there. Format 2.0 joins several values with commas, writes the names
of header fields in lower case, and leaves out what is empty; format 1.0 is REST's, but for what HTTP APIs do not have.
Header fields stand in the order of their names, with the length of the body among them though the client told none;
format 1.0 writes the names that API Gateway sets itself with capitals (recorded by users of AWS, 2021-12 for 2.0 and
2024-08 for 1.0). That the names of all others are in lower case there too is inferred: its client spoke HTTP/2.
"""

import json
from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import parse_qsl

from gatewright.aws.context_variables import Context
from gatewright.aws.http_context import key_of, raw_path
from gatewright.aws.lambda_proxy_event import LEFT_OUT, access_key
from gatewright.model.authorizer import Authorized
from gatewright.model.call import Route
from gatewright.model.fields import values_of
from gatewright.model.principal import Principal

_TEXT: Final = ("application/json", "application/javascript", "application/xml")
_IDENTITY: Final = (
    "accessKey",
    "accountId",
    "caller",
    "cognitoAmr",
    "cognitoAuthenticationProvider",
    "cognitoAuthenticationType",
    "cognitoIdentityId",
    "cognitoIdentityPoolId",
    "principalOrgId",
    "sourceIp",
    "user",
    "userAgent",
    "userArn",
)
_CAPITALS: Final = {
    name.lower(): name
    for name in (
        "Content-Length",
        "Host",
        "User-Agent",
        "X-Amzn-Trace-Id",
        "X-Forwarded-For",
        "X-Forwarded-Port",
        "X-Forwarded-Proto",
    )
}
"""Names that format 1.0 writes so."""

_CERTIFICATE: Final = ("clientCertPem", "subjectDN", "issuerDN", "serialNumber")
_MILLISECONDS: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpCall:
    """The parts of one call that `$context` does not hold."""

    headers: tuple[tuple[str, str], ...]
    """The caller's header fields, and those that API Gateway sets."""

    stage_variables: Mapping[str, str]
    """The variables of the stage."""

    body: bytes = b""
    """The body."""


def is_text(content_type: str | None) -> bool:
    """Tell whether a body goes to a function as text; every other goes as Base64 (reported by users of AWS)."""
    bare = (content_type or "").partition(";")[0].strip().lower()
    return bare.startswith("text/") or bare in _TEXT or bare.endswith(("+json", "+xml"))


def second_format(context: Context, of: HttpCall) -> dict[str, Any]:
    """Return the event of one call in payload format 2.0."""
    call = context.call
    fields = _fields(of)
    cookies = [part.strip() for name, value in fields if name == "cookie" for part in value.split(";") if part.strip()]
    event: dict[str, Any] = {
        "version": "2.0",
        "routeKey": key_of(call),
        "rawPath": raw_path(call),
        "rawQueryString": call.request.query,
        "cookies": cookies,
        "headers": dict(sorted(joined(field for field in fields if field[0] != "cookie").items())),
        "queryStringParameters": joined(parse_qsl(call.request.query, keep_blank_values=True)),
        "requestContext": _second_context(context),
        **_body(of),
        "pathParameters": _path_parameters(context),
        "isBase64Encoded": _is_base64(of),
        "stageVariables": dict(of.stage_variables),
    }
    optional = ("cookies", "queryStringParameters", "pathParameters", "stageVariables")
    return {name: value for name, value in event.items() if name not in optional or value}


def first_format(context: Context, of: HttpCall) -> dict[str, Any]:
    """Return the event of one call in payload format 1.0."""
    call = context.call
    headers = dict(sorted(_listed((_CAPITALS.get(name, name), value) for name, value in _fields(of)).items()))
    query = _listed(parse_qsl(call.request.query, keep_blank_values=True))
    return {
        "version": "1.0",
        "resource": _resource(context),
        "path": context.get("path"),
        "httpMethod": call.request.method,
        "headers": {name: values[-1] for name, values in headers.items()},
        "multiValueHeaders": headers,
        "queryStringParameters": {name: values[-1] for name, values in query.items()} or None,
        "multiValueQueryStringParameters": query or None,
        "requestContext": _first_context(context),
        "pathParameters": _path_parameters(context) or None,
        "stageVariables": dict(of.stage_variables) or None,
        **({"body": None} | _body(of)),
        "isBase64Encoded": _is_base64(of),
    }


def _fields(of: HttpCall) -> list[tuple[str, str]]:
    """Return the header fields, names in lower case, and the length of the body."""
    fields = [(name.lower(), value) for name, value in of.headers if name.lower() not in LEFT_OUT]
    return [*fields, ("content-length", str(len(of.body)))]


def authorizer_event(
    context: Context, of: HttpCall, *, payload_format: str, identity: tuple[str, ...], arn: str
) -> dict[str, Any]:
    """Return what a Lambda authorizer's function is given.

    Restates "Control access to HTTP APIs with AWS Lambda authorizers":
    https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html
    """
    if payload_format == "2.0":
        event = second_format(context, of)
        members = ("rawPath", "rawQueryString", "cookies", "headers", "queryStringParameters", "requestContext")
        return {
            "version": "2.0",
            "type": "REQUEST",
            "routeArn": arn,
            "identitySource": list(identity) or None,
            "routeKey": event["routeKey"],
            **{name: event[name] for name in (*members, "pathParameters", "stageVariables") if name in event},
        }
    event = first_format(context, of)
    told = ("resource", "path", "httpMethod", "headers", "queryStringParameters", "pathParameters", "stageVariables")
    source = ",".join(identity)
    return {
        "version": "1.0",
        "type": "REQUEST",
        "methodArn": arn,
        "identitySource": source,
        "authorizationToken": source,
        **{name: event[name] for name in (*told, "requestContext")},
    }


def _second_context(context: Context) -> dict[str, Any]:
    call = context.call
    authorizer = _second_authorizer(context)
    certificate = _certificate(context)
    return {
        "accountId": context.get("accountId"),
        "apiId": context.get("apiId"),
        **({} if certificate is None else {"authentication": {"clientCert": certificate}}),
        **({} if authorizer is None else {"authorizer": authorizer}),
        "domainName": context.get("domainName"),
        "domainPrefix": context.get("domainPrefix"),
        "http": {
            "method": call.request.method,
            "path": raw_path(call),
            "protocol": call.request.protocol,
            "sourceIp": context.get("identity.sourceIp"),
            "userAgent": context.get("identity.userAgent") or "",
        },
        "requestId": context.get("requestId"),
        "routeKey": key_of(call),
        "stage": context.get("stage"),
        "time": context.get("requestTime"),
        "timeEpoch": int(call.request.received_at * _MILLISECONDS),
    }


def _first_context(context: Context) -> dict[str, Any]:
    call = context.call
    identity: dict[str, Any] = {name: context.get(f"identity.{name}") for name in _IDENTITY}
    identity["accessKey"] = access_key(call)
    certificate = _certificate(context)
    return {
        "accountId": context.get("accountId"),
        "apiId": context.get("apiId"),
        **_first_authorizer(context),
        "domainName": context.get("domainName"),
        "domainPrefix": context.get("domainPrefix"),
        "extendedRequestId": context.get("extendedRequestId"),
        "httpMethod": call.request.method,
        "identity": identity if certificate is None else {**identity, "clientCert": certificate},
        "path": context.get("path"),
        "protocol": call.request.protocol,
        "requestId": context.get("requestId"),
        "requestTime": context.get("requestTime"),
        "requestTimeEpoch": int(call.request.received_at * _MILLISECONDS),
        "resourceId": key_of(call),
        "resourcePath": _resource(context),
        "stage": context.get("stage"),
    }


def _second_authorizer(context: Context) -> dict[str, Any] | None:
    """Return what is known of the caller, under the kind of authorization that tells it."""
    call = context.call
    if isinstance(call.principal, Principal):
        return {
            "iam": {
                "accessKey": access_key(call),
                "accountId": context.get("identity.accountId"),
                "callerId": context.get("identity.caller"),
                "cognitoIdentity": None,
                "principalOrgId": context.get("identity.principalOrgId"),
                "userArn": context.get("identity.userArn"),
                "userId": context.get("identity.user"),
            }
        }
    said = call.authorized
    if not isinstance(said, Authorized):
        return None
    if said.claims:
        return {"jwt": {"claims": dict(said.claims), "scopes": None if said.scopes is None else list(said.scopes)}}
    return {"lambda": _details(said)}


def _first_authorizer(context: Context) -> dict[str, Any]:
    said = context.call.authorized
    if not isinstance(said, Authorized):
        return {}
    if said.claims:
        return {
            "authorizer": {"claims": dict(said.claims), "scopes": None if said.scopes is None else list(said.scopes)}
        }
    return {"authorizer": {**said.context, "principalId": said.principal_id}}


def _details(said: Authorized) -> Any:
    return dict(said.context) if said.details is None else json.loads(said.details)


def _resource(context: Context) -> str | None:
    route = context.call.route
    return route.resource.path if isinstance(route, Route) else None


def _path_parameters(context: Context) -> dict[str, str]:
    route = context.call.route
    return dict(route.path_parameters) if isinstance(route, Route) else {}


def _certificate(context: Context) -> dict[str, Any] | None:
    found: dict[str, Any] = {name: context.get(f"identity.clientCert.{name}") for name in _CERTIFICATE}
    if found["clientCertPem"] is None:
        return None
    places = ("notBefore", "notAfter")
    return {**found, "validity": {name: context.get(f"identity.clientCert.validity.{name}") for name in places}}


def body_members(of: HttpCall) -> dict[str, Any]:
    """Return what an event tells of the body: the body, when there is one, and whether it is Base64."""
    return {**_body(of), "isBase64Encoded": _is_base64(of)}


def joined(fields: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the values by name, several joined by commas."""
    return {name: ",".join(values) for name, values in _listed(fields).items()}


def _listed(fields: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    for name, value in fields:
        values.setdefault(name, []).append(value)
    return values


def _is_base64(of: HttpCall) -> bool:
    types = values_of(of.headers, "content-type")
    return bool(of.body) and not is_text(types[-1] if types else None)


def _body(of: HttpCall) -> dict[str, Any]:
    """Return the body, when there is one."""
    if not of.body:
        return {}
    return {"body": b64encode(of.body).decode() if _is_base64(of) else of.body.decode(errors="replace")}
